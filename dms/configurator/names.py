"""Names of choices as people write them, held against what the offer has."""

from collections.abc import Iterable
from difflib import get_close_matches

from dms.configurator.choice import Choice
from dms.configurator.parts import Parts
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity

__all__ = ["known_choices", "several", "unknown_choice"]


def several(names: Iterable[str] | str) -> tuple[str, ...]:
    """Return names one by one; a text by itself is one name and no row of letters."""
    return (names,) if isinstance(names, str) else tuple(names)


def known_choices(
    written: Iterable[str | Choice], parts: Parts, *, care_only: bool = False
) -> tuple[list[Choice], list[Issue]]:
    """Read choices; what the offer does not have is an issue each, with the nearest it has.

    `care_only` takes kinds of care and no values of options.
    """
    found: list[Choice] = []
    issues: list[Issue] = []
    known = [str(one) for one in parts.choices if one.is_care or not care_only]
    for name in map(str, written):
        if name in known:
            found.append(Choice.of(name))
        else:
            issues.append(unknown_choice(name, known, care_only=care_only))
    return found, issues


def unknown_choice(
    name: str, known: list[str], where: Location | None = None, *, care_only: bool = False
) -> Issue:
    """Say that there is no such choice, and what was probably meant."""
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint: Text = text("Choose from: {known}", known=", ".join(known))
    if close:
        hint = text("Did you mean {meant}?", meant=close[0])
    said = text("“{name}” is nothing that can be chosen in this programme", name=name)
    if care_only:
        said = text("“{name}” is no kind of care in this programme", name=name)
    return Issue("CONFIGURE-CHOICE-UNKNOWN", Severity.ERROR, said, hint, where or Location())
