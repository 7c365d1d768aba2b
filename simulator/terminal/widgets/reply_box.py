"""Where the trainee types: several lines, Enter sends, a leading slash opens the actions."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class ReplyBox(TextArea):
    """A text area whose Enter sends. It empties only when told to: nothing typed is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "Send"),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "New line", key_display="^j"),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    class Sent(Message):
        """The trainee pressed Enter on `text`."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Steered(Message):
        """A key for the list of actions while it is open: "up", "down", "choose" or "close"."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Paged(Message):
        """The trainee wants to see more of the transcript: -1 up, 1 down."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    _STEERING: ClassVar[dict[str, str]] = {
        "up": "up",
        "down": "down",
        "tab": "choose",
        "escape": "close",
    }

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(
            id=id, placeholder=placeholder, soft_wrap=True, tab_behavior="focus", compact=True
        )
        self.steers = False
        self.highlight_cursor_line = False

    def on_mount(self) -> None:
        """Nothing blinks where the user wants nothing to move."""
        self.cursor_blink = self.app.animation_level != "none"

    async def _on_key(self, event: events.Key) -> None:
        # Handled here and not as bindings of priority, which would overtake the keys typed before.
        if self.steers and event.key in self._STEERING:
            self.post_message(self.Steered(self._STEERING[event.key]))
        elif event.key == "enter":
            self.action_send()
        elif event.key in ("ctrl+j", "shift+enter", "alt+enter"):
            self.action_new_line()
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()

    def action_send(self) -> None:
        """Hand the text over; the box keeps it until it was taken."""
        self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        """Break the line where the cursor is."""
        self.insert("\n")

    def action_page(self, direction: int) -> None:
        """Pass paging on to the transcript."""
        self.post_message(self.Paged(direction))

    def take_out(self, sent: str) -> None:
        """Remove what was sent, and keep what has been typed behind it since."""
        self.put(self.text.removeprefix(sent))

    def put(self, text: str) -> None:
        """Replace the text and set the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)
