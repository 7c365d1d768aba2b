"""Kills plain-mode sessions at random moments and reports what the records then hold.

Run as a program with an empty folder; prints one JSON line a session. It forks from one warm
process, so that fifty sessions take seconds.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path

from simulator.commands.plain_play import play_through
from simulator.engine.events import Response
from simulator.practice.replay import replay
from simulator.practice.session import Session
from simulator.printing.json_lines import JsonLines
from simulator.store.sqlite import open_store
from tests.fakes import small_desk

KILLS = 50
REPLIES = 30


def script(count: int) -> list[str]:
    """Replies that keep the customer on the line."""
    return [f"May I put you on hold for reason {number}?" for number in range(count)]


class Marking(JsonLines):
    """Writes a byte for every reply that was accepted."""

    def __init__(self, pipe: int) -> None:
        super().__init__()
        self._pipe = pipe

    def response(self, session: Session, response: Response) -> None:
        """Mark the reply, then print as usual."""
        os.write(self._pipe, b".")
        super().response(session, response)


def play(folder: Path, typed: Path, pipe: int) -> None:
    """The child: a session in plain mode with the script on stdin."""
    sys.stdin = typed.open(encoding="utf-8")
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    play_through(Session.begin(small_desk(folder), "late-van"), Marking(pipe))


def killed(folder: Path, typed: Path, chance: random.Random) -> int:
    """Start a session, kill it at a random moment, and count the replies it had accepted."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        play(folder, typed, theirs)
        os._exit(0)
    os.close(theirs)
    wanted, seen = chance.randrange(REPLIES), 0
    while seen < wanted and (got := os.read(ours, wanted - seen)):
        seen += len(got)
    for _ in range(chance.randrange(100_000)):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while got := os.read(ours, 1024):
        seen += len(got)
    os.close(ours)
    return seen


def found(folder: Path, accepted: int) -> dict[str, object]:
    """What is kept in `folder`, and whether the session goes on to a sound end."""
    desk = small_desk(folder)
    history = desk.store.history()
    if not history:
        return {"accepted": accepted, "kept": [], "resumed": False, "equal": False}
    session = Session.resume(desk, history[0].session.id)
    kept = [entry.text for entry in session.entries() if entry.kind == "you"]
    session.reply("I will send another van, bye")
    session.finish()
    equal = replay(desk, session.id).equal
    desk.close()
    return {"accepted": accepted, "kept": kept, "resumed": True, "equal": equal}


def main(folder: Path) -> None:
    """Fifty sessions, fifty kills, then a look at all of them."""
    typed = folder / "typed.txt"
    typed.write_text("".join(f"{line}\n" for line in script(REPLIES)), encoding="utf-8")
    chance = random.Random(20260301)
    homes = [folder / f"home{number}" for number in range(KILLS)]
    open_store(homes[0]).close()
    for home in homes[1:]:
        shutil.copytree(homes[0], home)
    accepted = [killed(home, typed, chance) for home in homes]
    for home, count in zip(homes, accepted, strict=True):
        print(json.dumps(found(home, count)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
