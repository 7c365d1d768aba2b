"""Where the trainee types: several lines, Enter sends, a leading slash opens the actions."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea


class ReplyBox(TextArea):
    """A text area whose Enter sends. It empties only when told to, so nothing typed is ever lost."""

    BINDINGS = [
        Binding("enter", "send", "Send", priority=True),
        Binding(
            "ctrl+j,shift+enter,alt+enter", "new_line", "New line", key_display="^j", priority=True
        ),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
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

    _STEERING = {"up": "up", "down": "down", "tab": "choose", "escape": "close"}

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(
            id=id, placeholder=placeholder, soft_wrap=True, tab_behavior="focus", compact=True
        )
        self.steers = False
        self.highlight_cursor_line = False

    async def _on_key(self, event: events.Key) -> None:
        if self.steers and event.key in self._STEERING:
            event.stop()
            event.prevent_default()
            self.post_message(self.Steered(self._STEERING[event.key]))
            return
        await super()._on_key(event)

    def action_send(self) -> None:
        """Hand the text over; the box keeps it until it was taken."""
        self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        """Break the line where the cursor is."""
        self.insert("\n")

    def action_page(self, direction: int) -> None:
        """Pass paging on to the transcript."""
        self.post_message(self.Paged(direction))

    def put(self, text: str) -> None:
        """Replace the text and set the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)
