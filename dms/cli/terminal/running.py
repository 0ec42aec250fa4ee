"""Running the screen: keys in, frames out, until somebody is done."""

from typing import TYPE_CHECKING

from attrs import define, field

from dms.cli.terminal.frame import Frame, Size
from dms.cli.terminal.keys import key_of
from dms.cli.terminal.painting import page_length, paint
from dms.cli.terminal.pressing import press
from dms.cli.terminal.session import Session
from dms.configurator.configuration import Configuration
from dms.errors import MissingExtra

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout import Layout

__all__ = ["run_screen"]

# Attributes and no colours but one: they read well on a dark and on a light terminal alike, and
# prompt_toolkit leaves the one out where NO_COLOR is set.
_STYLES = {
    "head": "bold",
    "cursor": "reverse",
    "taken": "bold",
    "strong": "bold",
    "warning": "bold ansired",
}
_ESCAPE_SECONDS = 0.1
"""How long to wait after Esc whether it was the beginning of an arrow key."""

_INTERRUPTS = ("c-c", "<sigint>")
"""Ctrl+C, as a key and as a signal."""


def run_screen(configuration: Configuration, lang: str = "ru") -> Configuration | None:
    """Let somebody configure a programme with the keyboard, on the terminal of this process.

    Returns the configuration to go on with, which never contradicts itself; None when somebody gave
    up. Raises :class:`~dms.errors.MissingExtra` without the optional part `terminal`.
    """
    try:
        from prompt_toolkit.application import Application
        from prompt_toolkit.styles import Style
    except ImportError:
        raise MissingExtra("terminal") from None
    screen = _Screen(Session.of(configuration), lang)
    application: Application[None] = Application(
        layout=screen.layout(),
        key_bindings=screen.bindings(),
        style=Style.from_dict(_STYLES),
        full_screen=True,
    )
    application.ttimeoutlen = _ESCAPE_SECONDS
    try:
        application.run()
    except (EOFError, KeyboardInterrupt):
        return None
    return screen.session.result


@define
class _Screen:
    """The session that is shown, between two keys."""

    session: Session
    lang: str
    size: Size = field(factory=lambda: Size(80, 24))
    """That of the last frame."""

    def layout(self) -> "Layout":
        """Fill the whole terminal with the frame; nothing in it takes keys by itself."""
        from prompt_toolkit.layout import FormattedTextControl, Layout, Window

        control = FormattedTextControl(self.drawn, focusable=True, show_cursor=True)
        return Layout(Window(control, wrap_lines=False))

    def bindings(self) -> "KeyBindings":
        """Listen to every key."""
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        found = KeyBindings()
        found.add(Keys.Any)(self.pressed)
        return found

    def pressed(self, event: "KeyPressEvent") -> None:
        """Go on to the next session; close the screen where it is the last."""
        pressed = event.key_sequence[0].key
        if pressed in _INTERRUPTS:
            event.app.exit(exception=KeyboardInterrupt)
            return
        key = key_of(str(getattr(pressed, "value", pressed)))
        self.session = press(self.session, key, page_length(self.size))
        if self.session.has_ended:
            event.app.exit()

    def drawn(self) -> "StyleAndTextTuples":
        """Return the frame as prompt_toolkit wants it, for the size the terminal has now."""
        from prompt_toolkit.application import get_app

        now = get_app().output.get_size()
        self.size = Size(now.columns, now.rows)
        return _fragments(paint(self.session, self.size, self.lang))


def _fragments(frame: Frame) -> "StyleAndTextTuples":
    found: StyleAndTextTuples = []
    for number, (style, words) in enumerate(frame.rows):
        if number:
            found.append(("", "\n"))
        if number == frame.cursor:
            found.append(("[SetCursorPosition]", ""))
        found.append((f"class:{style}" if style else "", words))
    return found
