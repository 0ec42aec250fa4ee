"""Pages that take the whole screen: help, and all that is known about a line."""

from collections.abc import Iterator

from dms.cli.terminal.explaining import explained
from dms.cli.terminal.paragraphs import Paragraph
from dms.cli.terminal.session import Session, View
from dms.i18n import plural, text

__all__ = ["page_paragraphs"]


def page_paragraphs(session: Session, lang: str) -> Iterator[Paragraph]:
    """Return what the page of a session says."""
    if session.view is View.HELP:
        yield from _help()
        return
    yield from explained(session, lang)
    yield from _apart(session)


def _help() -> Iterator[Paragraph]:
    yield Paragraph(text("Keys"), "strong")
    for said in (
        text("↑ ↓  move; Tab and Shift+Tab: from one kind of care to the next"),
        text("→ ←  show and hide the options of a kind of care"),
        text("Space or Enter  take a kind of care, leave it out, or pick a value"),
        text("U or Backspace  take back your decision about this line"),
        text("Z  take the last step back"),
        text("I  everything about this line"),
        text("S or F2  done: go on with what is chosen"),
        text("Q or Esc  leave"),
    ):
        yield Paragraph(said, indent=1)
    yield Paragraph(text("Letters work on a Russian keyboard too."), indent=1)
    yield Paragraph(text("Marks"), "strong")
    for said in (
        text("[x] (•)  taken: you chose it, or it is the default"),
        text("[+] (+)  taken because of a rule or of another decision"),
        text("[–] (–)  not possible with what is chosen, or for this group"),
        text("[ ] ( )  not taken"),
    ):
        yield Paragraph(said, indent=1)
    yield Paragraph(text("Figures"), "strong")
    yield Paragraph(
        text(
            "At each line stands how the premium changes if you press Space there: for everybody, "
            "and for one person of the programme on average."
        ),
        indent=1,
    )


def _apart(session: Session) -> Iterator[Paragraph]:
    """Say who has no price whatever is chosen."""
    for heads, issue in session.now.bench.board.apart:
        said = plural(
            "{count} person has no price, whatever you choose: {reason}.",
            "{count} people have no price, whatever you choose: {reason}.",
            heads,
            reason=issue.text,
        )
        yield Paragraph(said)
