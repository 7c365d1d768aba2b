"""The simulated measures of a call: FCR, AHT, CSAT, NPS and abandonment, each with its reasons.

Nobody was asked: the model in `scoring/data/kpis.yaml` works them out from how the call went, in
whole numbers. A better turn or ending never makes one worse (001, Key performance indicators; 002,
The psychology of customer satisfaction).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scoring.call import Call
from scoring.faults import FAULTS
from scoring.kpi_model import KpiModel
from scoring.measures import CallBack, Grade, Kpi, Measures, Promise, Reason
from scoring.promises import promises_of
from scoring.satisfaction import csat_of, wrong_at_last
from scoring.scorecard import Scorecard
from scoring.timing import holds, overlong
from scoring.transcript import ActionTurn, AgentTurn, CustomerTurn, Transcript
from scoring.trust import trust_over
from scoring.words import Phrases

_LONGEST_QUOTE = 160
_UNCOUNTED = "not counted"


def simulate(
    transcript: Transcript, scorecard: Scorecard, model: KpiModel, phrases: Mapping[str, Phrases]
) -> Measures:
    """The measures of a judged call. `phrases` are the rubric's.

    The mood is taken from the turns where they know it, else from what the customer's words show.
    Of a call that goes on the first contact resolution is left open; after one that had to be ended
    over abuse nobody is asked.
    """
    call = Call(transcript, phrases)
    promises = promises_of(call)
    back = _call_back(call, model, promises)
    trust = trust_over(call, model.trust, promises)
    csat = csat_of(call, scorecard, model, back is not None)
    nps = _nps(call, scorecard, model, csat, trust[-1].value, back is not None)
    return Measures(
        fcr=_fcr(call, model, back),
        aht=_aht(call, model, back is not None),
        csat=_not_counted(csat, model) if call.by_the_book else csat,
        nps=_not_counted(nps, model) if call.by_the_book else nps,
        abandonment=_abandonment(call, model),
        trust=trust,
        promises=promises,
        call_back=back,
    )


def _fcr(call: Call, model: KpiModel, back: CallBack | None) -> Kpi:
    """First contact resolution: 1 when the customer need not come back, 0 when they must."""
    name, texts = "First contact resolution", model.texts
    if call.result is None or not call.replies or call.by_the_book:
        text = texts["by_the_book" if call.by_the_book else "goes_on"]
        return Kpi("fcr", name, None, None, _UNCOUNTED, "none", (Reason(text, 0),))
    solved = call.result == "good" and back is None
    how = {"good": "solved", "mixed": "half_solved", "bad": "unsolved"}[call.result]
    effect = {"good": 100, "mixed": -50, "bad": -100}[call.result]
    why = [Reason(texts[how], effect)]
    if back is not None and call.result == "good":
        why.insert(0, Reason(back.why, -100, back.turn, back.over))
    grade: Grade = "good" if solved else "poor"
    return Kpi("fcr", name, int(solved), 100 * solved, "yes" if solved else "no", grade, tuple(why))


def _not_counted(kpi: Kpi, model: KpiModel) -> Kpi:
    """The measure of a call after which nobody is asked."""
    why = (Reason(model.texts["by_the_book"], 0),)
    return Kpi(kpi.id, kpi.name, None, None, _UNCOUNTED, "none", why)


def _call_back(call: Call, model: KpiModel, promises: Sequence[Promise]) -> CallBack | None:
    """Why the customer gets in touch again, if they have to: a loose promise, something wrong that
    they were told, or a matter still open. Whoever gave up, or was cut off for abuse, does not."""
    if not call.transcript.ended or not call.replies or call.by_the_book or _left(call):
        return None
    loose = next((one for one in promises if one.state == "loose"), None)
    wrong = wrong_at_last(call)
    if loose is not None:
        return _comes_back(call, model, "loose", loose.turn, loose.words)
    if wrong:
        return _comes_back(call, model, "wrong", wrong[0], _wrong_words(call, wrong[0]))
    if call.result != "good":
        told = next((at for at in call.customers if call.says(at, "problem", "let_down")), None)
        first = told if told is not None else next(iter(call.customers), None)
        return _comes_back(call, model, "unsolved", first, _words(call, first))
    return None


def _comes_back(call: Call, model: KpiModel, why: str, turn: int | None, words: str) -> CallBack:
    name = call.transcript.customer_name or "me"
    quoted = " ".join(words.split())
    if len(quoted) > _LONGEST_QUOTE:
        quoted = quoted[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    line = model.texts[f"back_{why}"].replace("{name}", name).replace("{words}", quoted)
    unsolved = "half_solved" if call.result == "mixed" else "unsolved"
    text = {"loose": "loose", "wrong": "wrong_fact", "unsolved": unsolved}[why]
    return CallBack(line, model.texts[text], turn, words)


def _wrong_words(call: Call, turn: int) -> str:
    stated = getattr(call.turns[turn], "stated", ())
    return next((said.text for said in stated if not said.right), "")


def _aht(call: Call, model: KpiModel, comes_back: bool) -> Kpi:
    """Handle time in simulated seconds, against the case's par or the channel's."""
    parts = _handled(call, model)
    total = sum(seconds for _, seconds, _ in parts)
    par = call.transcript.par or model.aht.par[call.transcript.channel]
    percent = 100 * total // par
    points = max(min(200 - percent, 100), 0)
    good = percent <= 100 and not comes_back
    grade: Grade = "good" if good else "fair" if percent <= model.aht.fair_up_to else "poor"
    why = [
        Reason(f"{model.texts[name]}, {_minutes(seconds)}", -(100 * seconds // par), turn)
        for name, seconds, turn in sorted(parts, key=lambda part: -part[1])
        if seconds
    ]
    if comes_back and percent <= 100:
        why.insert(0, Reason(model.texts["no_saving"], 0))
    shown = f"{_minutes(total)} min, par {_minutes(par)}"
    return Kpi("aht", "Handle time", total, points, shown, grade, tuple(why))


def _handled(call: Call, model: KpiModel) -> list[tuple[str, int, int | None]]:
    """What took time: a name, simulated seconds, and the turn that took most of it."""
    how, channel = model.aht, call.transcript.channel
    talk = [
        (60 * len(call.text(at).split()) // rates[channel], at)
        for rates, turns in (
            (how.customer_words_a_minute, call.customers),
            (how.agent_words_a_minute, call.replies),
        )
        for at in turns
    ]
    acts = [(how.actions.get(turn.action, 0), at) for at, turn in _acted(call)]
    held = [(seconds, at) for at, seconds in holds(call)]
    quiet = [(overlong(call, at), at) for at in call.replies]
    return [
        (name, sum(seconds for seconds, _ in spent), max(spent)[1] if spent else None)
        for name, spent in (("talk", talk), ("actions", acts), ("held", held), ("quiet", quiet))
    ]


def _acted(call: Call) -> Iterator[tuple[int, ActionTurn]]:
    for at in call.actions:
        turn = call.turns[at]
        if isinstance(turn, ActionTurn):
            yield at, turn


def _nps(
    call: Call, scorecard: Scorecard, model: KpiModel, csat: Kpi, trust: int, comes_back: bool
) -> Kpi:
    """Would they recommend the company: 0 to 10, from satisfaction and trust, within bounds."""
    shares, texts = model.nps.shares, model.texts
    points = shares["csat"] * (csat.points or 0) + shares["trust"] * trust
    points //= sum(shares.values())
    value = (points + 5) // 10
    caps = {
        "left": _left(call),
        "fatal": bool(scorecard.fatal),
        "bad": call.result == "bad",
        "call_back": comes_back,
        "mixed": call.result == "mixed" and not call.by_the_book,
    }
    why = [
        Reason(texts["satisfaction"], shares["csat"] * ((csat.points or 0) - 50) // 100),
        Reason(texts["trust"], shares["trust"] * (trust - 50) // 100),
    ]
    for name in (name for name, holds_it in caps.items() if holds_it):
        if model.nps.most[name] < value:
            value = model.nps.most[name]
            why.insert(0, Reason(texts[f"capped_{name}"], 10 * value - points))
    kind = (
        "promoter"
        if value >= model.nps.promoter
        else "passive"
        if value >= model.nps.passive
        else "detractor"
    )
    grades: Mapping[str, Grade] = {"promoter": "good", "passive": "fair", "detractor": "poor"}
    shown = f"{value} of 10, {kind}"
    return Kpi("nps", "Net promoter score", value, 10 * value, shown, grades[kind], tuple(why))


def _abandonment(call: Call, model: KpiModel) -> Kpi:
    """How near the customer came to giving up, in percent; 100 is gone."""
    name, texts, cost = "Abandonment", model.texts, model.abandonment
    if _left(call):
        last = call.customers[-1] if call.customers else None
        gone = Reason(texts["left"], -100, last, _words(call, last))
        return Kpi("abandonment", name, 100, 0, "gave up", "poor", (gone,))
    moments = [
        Reason(texts[what], -cost[what], at, _words(call, at)) for what, at in _strains(call)
    ]
    risk = min(cost["always"] - sum(one.effect for one in moments), cost["most"])
    moments.sort(key=lambda one: one.effect)
    grade: Grade = (
        "good" if risk <= cost["always"] else "fair" if risk <= cost["fair_up_to"] else "poor"
    )
    why = tuple(moments) or (Reason(texts["stayed"], 0),)
    return Kpi("abandonment", name, risk, 100 - risk, f"{risk} % risk", grade, why)


def _strains(call: Call) -> Iterator[tuple[str, int]]:
    """The moments that wear on a customer's will to stay."""
    for what, fault in (
        ("was_left_alone", "left_waiting"),
        ("slow_reply", "slow_reply"),
        ("long_hold", "hold_too_long"),
        ("unannounced_hold", "hold_unannounced"),
        ("cut_short", "interrupts"),
        ("cold_transfer", "transfer_cold"),
    ):
        for spot in FAULTS[fault](call):
            yield what, spot.turn
    for at, turn in enumerate(call.turns):
        if turn.heat == "boiling" or (not turn.heat and call.says(at, "abuse", "threat")):
            yield "boiling", at
            return


def _left(call: Call) -> bool:
    """Whether the customer gave up: as recorded, or by their last words in a call that ended
    badly."""
    if call.transcript.left:
        return True
    last = call.customers[-1] if call.customers else None
    if last is None or call.result != "bad":
        return False
    later = any(isinstance(turn, AgentTurn) for turn in call.turns[last + 1 :])
    turn = call.turns[last]
    return isinstance(turn, CustomerTurn) and "leaves" in turn.signals and not later


def _words(call: Call, turn: int | None) -> str:
    return "" if turn is None else call.text(turn)


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
