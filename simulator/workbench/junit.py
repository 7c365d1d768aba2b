"""The results of trials as JUnit XML, for whatever shows the results of tests."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as XML

from simulator.practice.words import visible
from simulator.workbench.trial_words import difference_lines
from simulator.workbench.trying import Trial


def junit_xml(trials: Iterable[Trial]) -> str:
    """One suite a scenario, one case a transcript; every text is escaped and can be shown."""
    top = XML.Element("testsuites", name="firstcall")
    ordered = sorted(trials, key=lambda one: one.name)
    for scenario, group in groupby(ordered, key=lambda one: one.name.rpartition("/")[0]):
        _suite(top, scenario, list(group))
    for name in ("tests", "failures", "errors"):
        top.set(name, str(sum(int(suite.get(name, "0")) for suite in top)))
    XML.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + XML.tostring(top, "unicode") + "\n"


def _suite(top: XML.Element, scenario: str, trials: list[Trial]) -> None:
    suite = XML.SubElement(
        top,
        "testsuite",
        name=visible(scenario),
        tests=str(len(trials)),
        failures=str(sum(one.difference is not None for one in trials)),
        errors=str(sum(one.play is None for one in trials)),
    )
    for trial in trials:
        _case(suite, scenario, trial)


def _case(suite: XML.Element, scenario: str, trial: Trial) -> None:
    case = XML.SubElement(
        suite,
        "testcase",
        classname=visible(scenario),
        name=visible(trial.file.id),
        file=visible(trial.file.shown),
    )
    if trial.play is None:
        problem = XML.SubElement(case, "error", message=visible(trial.problems[0]))
        problem.text = visible("\n".join(trial.problems))
    elif trial.difference is not None:
        case.set("line", str(trial.difference.line))
        lines = difference_lines(trial)
        failure = XML.SubElement(case, "failure", message=visible(lines[0]))
        failure.text = visible("\n".join(lines))
