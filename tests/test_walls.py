"""The walls as they stand at run time: what the commands load, and what they leave alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROBE = """
import json, sys
from simulator.commands.verbs import app
loaded = {}
for words in json.loads(sys.argv[1]):
    try:
        app(words)
    except SystemExit as ended:
        code = ended.code
    loaded[words[0]] = [int(code or 0), sorted({name.split(".")[0] for name in sys.modules})]
print("\\n" + json.dumps(loaded))
"""

ROOT = Path(__file__).parents[1]
SCENARIO = ROOT / "scenarios" / "late-engineer.yaml"
TRANSCRIPT = ROOT / "transcripts" / "late-engineer" / "angry-bad.yaml"
REPLY = {"reply": "I am sorry that the van broke down. A new one comes at ten."}
ANSWER = {"q": 1, "answer": "Soft skills are about people, technical skills about the tools."}
TURNS = [{"speaker": "customer", "text": "It broke."}, {"speaker": "agent", "text": "Oh."}]


def loaded_by(home: Path, *commands: list[str]) -> dict[str, tuple[int, set[str]]]:
    """Exit code and top-level modules after each command, all run in one fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(commands)],
        capture_output=True,
        text=True,
        env={"FIRSTCALL_HOME": str(home), "PATH": ""},
        check=True,
    )
    rows = json.loads(done.stdout.splitlines()[-1])
    return {verb: (code, set(modules)) for verb, (code, modules) in rows.items()}


def test_the_plain_commands_never_load_textual(tmp_path: Path) -> None:
    """Nobody pays for the screen who does not see it; every command does run."""
    for name, row in (("read", REPLY), ("grade", ANSWER), ("score", {"turns": TURNS})):
        (tmp_path / name).write_text(json.dumps(row), encoding="utf-8")
    rows = loaded_by(
        tmp_path / "home",
        ["check", str(SCENARIO)],
        ["list"],
        ["history"],
        ["test", str(TRANSCRIPT)],
        *([name, str(tmp_path / name)] for name in ("read", "grade", "score")),
    )
    assert {verb: code for verb, (code, _) in rows.items()} == dict.fromkeys(rows, 0)
    assert [verb for verb, (_, modules) in rows.items() if "textual" in modules] == []


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """The first answer comes at once: no database, no screen, no YAML, no state machine."""
    heavy = {"textual", "rich", "sqlalchemy", "alembic", "yaml", "transitions", "scoring"}
    ((_, modules),) = loaded_by(tmp_path, ["--help"]).values()
    assert modules & heavy == set()


def test_reading_and_grading_need_no_database(tmp_path: Path) -> None:
    """Judging words touches no record, so neither the store nor its library is loaded."""
    (tmp_path / "read").write_text(json.dumps(REPLY), encoding="utf-8")
    ((code, modules),) = loaded_by(tmp_path / "home", ["read", str(tmp_path / "read")]).values()
    assert code == 0
    assert modules & {"sqlalchemy", "alembic", "rich", "textual"} == set()
    assert not (tmp_path / "home").exists()
