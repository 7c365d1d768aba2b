"""The foot of the call: the list of actions, what was refused and why, and the box to type in."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static, TextArea

from simulator.terminal.action_forms import Form
from simulator.terminal.literal import literal
from simulator.terminal.widgets.action_menu import ActionMenu
from simulator.terminal.widgets.reply_box import ReplyBox


class TypingArea(Vertical, can_focus=False):
    """Gathers what is typed into a reply or an action, and hands it on whole."""

    class Typed(Message):
        """Enter was pressed on a text that is complete: a reply, or an action with its words."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, prompt: str, forms: Sequence[Form], post_limit: int = 0) -> None:
        """`post_limit` is how many characters a public post holds; 0 counts nothing."""
        super().__init__(id="typing")
        self._prompt = prompt
        self._forms = forms
        self._post_limit = post_limit
        self.public = True

    def compose(self) -> ComposeResult:
        """From top to bottom: actions, notice, box, characters left."""
        yield ActionMenu(self._forms, id="actions")
        yield Static(id="notice")
        yield ReplyBox(self._prompt, id="reply")
        yield Static(id="count")

    def on_mount(self) -> None:
        """Hide what has nothing to say yet."""
        self.tell("")
        self.query_one("#count").display = bool(self._post_limit)
        self.count()

    @property
    def box(self) -> ReplyBox:
        """The box itself."""
        return self.query_one(ReplyBox)

    @property
    def menu(self) -> ActionMenu:
        """The list of actions."""
        return self.query_one(ActionMenu)

    @property
    def empty(self) -> bool:
        """True while nothing but blanks has been typed."""
        return not self.box.text.strip()

    def tell(self, sentence: str) -> None:
        """One sentence right above the box; an empty one takes it away."""
        notice = self.query_one("#notice", Static)
        notice.update(literal(sentence))
        notice.display = bool(sentence)

    def start(self, form: str) -> None:
        """Put the beginning of an action into the box, ready for its words and Enter."""
        self.box.put(form)
        self.box.focus()

    def close_for_good(self, sentence: str) -> None:
        """Take no more words: Enter still reports, so that it can go on to what comes next."""
        self.box.put("")
        self.box.read_only = True
        self.box.placeholder = ""
        self.menu.fit("")
        self.tell(sentence)

    def count(self) -> None:
        """Show how many characters of a public post are left."""
        if not self._post_limit:
            return
        left = self._post_limit - len(self.box.text)
        words = f"public post · {left} characters left" if self.public else "private message"
        style = "bold $bad" if self.public and left < 0 else "$muted"
        self.query_one("#count", Static).update(literal(words, style))

    @on(TextArea.Changed, "#reply")
    def _changed(self) -> None:
        self.menu.fit("" if self.box.read_only else self.box.text)
        self._steer(self.menu.display)
        self.count()

    def _steer(self, choosing: bool) -> None:
        """While actions are chosen from, keys go to their list and the screen may make room."""
        self.box.steers = choosing
        self.screen.set_class(choosing, "-choosing")

    @on(ReplyBox.Sent)
    def _sent(self, event: ReplyBox.Sent) -> None:
        event.stop()
        chosen = self.menu.chosen
        if chosen is not None and not (chosen.bare and chosen.start == event.text.strip().lower()):
            self.box.put(chosen.start)
        else:
            self.post_message(self.Typed(event.text))

    @on(ReplyBox.Steered)
    def _steered(self, event: ReplyBox.Steered) -> None:
        event.stop()
        if event.key in ("up", "down"):
            self.menu.move(1 if event.key == "down" else -1)
        elif event.key == "choose" and self.menu.chosen:
            self.box.put(self.menu.chosen.start)
        elif event.key == "close":
            self.menu.display = False
            self._steer(False)

    @on(OptionList.OptionSelected, "#actions")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.start(self.menu.form_at(event.option_index).start)
