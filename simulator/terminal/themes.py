"""The app's three themes. Every text keeps a contrast of at least 4.5 to what is behind it.

Textual derives muted, disabled and selected colours by blending, which falls short of that, so each
theme names them all. Solid colours only: what is written here is what the terminal shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

DARK, LIGHT, MONO = "firstcall-dark", "firstcall-light", "firstcall-mono"
THEME_NAMES = (DARK, LIGHT, MONO)


@dataclass(frozen=True, slots=True)
class _Palette:
    """The few colours a theme is made of, as #rrggbb."""

    text: str
    muted: str
    background: str
    surface: str
    panel: str
    strong: str
    on_strong: str
    weak: str
    line: str
    good: str
    fair: str
    poor: str
    bad: str
    you: str
    customer: str


_DARK = _Palette(
    text="#e8ecf0",
    muted="#a9b4bf",
    background="#11161b",
    surface="#182027",
    panel="#202a33",
    strong="#7cc4ff",
    on_strong="#06121c",
    weak="#2b3b49",
    line="#7a8895",
    good="#8fdc9a",
    fair="#ecc963",
    poor="#ffab70",
    bad="#ff8d94",
    you="#7cc4ff",
    customer="#e0b0ff",
)
_LIGHT = _Palette(
    text="#1b2229",
    muted="#4c5863",
    background="#fbfbf9",
    surface="#f2f2ee",
    panel="#e6e8e6",
    strong="#0b558f",
    on_strong="#ffffff",
    weak="#d3e2ee",
    line="#6b7680",
    good="#1c6130",
    fair="#6a5100",
    poor="#8a3c00",
    bad="#a3142b",
    you="#0b558f",
    customer="#6c2c91",
)
_MONO = _Palette(
    text="#f0f0f0",
    muted="#b8b8b8",
    background="#000000",
    surface="#0c0c0c",
    panel="#1c1c1c",
    strong="#f0f0f0",
    on_strong="#000000",
    weak="#333333",
    line="#909090",
    good="#f0f0f0",
    fair="#f0f0f0",
    poor="#f0f0f0",
    bad="#f0f0f0",
    you="#f0f0f0",
    customer="#f0f0f0",
)


def _variables(of: _Palette) -> dict[str, str]:
    """The names Textual's widgets look up, and our own: `good` to `bad`, `you`, `customer`."""
    return {
        **_ours(of),
        **dict.fromkeys(("text", "button-foreground", "input-selection-foreground"), of.text),
        **dict.fromkeys(("text-muted", "foreground-muted"), of.muted),
        **dict.fromkeys(("text-disabled", "foreground-disabled"), of.muted),
        **dict.fromkeys(("text-primary", "text-secondary", "text-accent"), of.strong),
        "text-success": of.good,
        "text-warning": of.fair,
        "text-error": of.bad,
        "block-cursor-foreground": of.on_strong,
        "block-cursor-background": of.strong,
        "block-cursor-blurred-foreground": of.text,
        "block-cursor-blurred-background": of.weak,
        "block-hover-background": of.panel,
        "input-cursor-foreground": of.on_strong,
        "input-cursor-background": of.strong,
        "input-selection-background": of.weak,
        "screen-selection-background": of.strong,
        "screen-selection-foreground": of.on_strong,
        "border": of.strong,
        "border-blurred": of.line,
        "scrollbar": of.line,
        "scrollbar-hover": of.strong,
        "scrollbar-active": of.strong,
        "scrollbar-background": of.panel,
        "footer-foreground": of.text,
        "footer-background": of.panel,
        "footer-key-foreground": of.strong,
        "footer-description-foreground": of.text,
        "link-color": of.strong,
        "link-background-hover": of.strong,
        "link-color-hover": of.on_strong,
        "button-color-foreground": of.on_strong,
    }


def _ours(of: _Palette) -> dict[str, str]:
    return {
        "muted": of.muted,
        "line": of.line,
        "weak": of.weak,
        "strong": of.strong,
        "on-strong": of.on_strong,
        "good": of.good,
        "fair": of.fair,
        "poor": of.poor,
        "bad": of.bad,
        "you": of.you,
        "customer": of.customer,
    }


def _theme(name: str, of: _Palette, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=of.strong,
        secondary=of.strong,
        accent=of.strong,
        warning=of.fair,
        error=of.bad,
        success=of.good,
        foreground=of.text,
        background=of.background,
        surface=of.surface,
        panel=of.panel,
        boost=of.surface,
        dark=dark,
        variables=_variables(of),
    )


THEMES = (_theme(DARK, _DARK, True), _theme(LIGHT, _LIGHT, False), _theme(MONO, _MONO, True))


def default_variables() -> dict[str, str]:
    """Values for our own variables, so that the styles also parse under another theme."""
    return _ours(_DARK)
