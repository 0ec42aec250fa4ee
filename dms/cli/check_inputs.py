"""The list of people that `dms check` looks at, with the programmes of the offer in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from dms.cli.inputs import inputs_of, pairs
from dms.cli.output import refuse
from dms.i18n import text
from dms.issues import Issue
from dms.members import Roster
from dms.pricing.dimensions import same
from dms.pricing.offer import Offer
from dms.pricing.programme_names import meant_programme, programme_names

if TYPE_CHECKING:
    from dms.cli.checking import Asked

__all__ = ["CheckInputs", "list_of"]


@frozen
class CheckInputs:
    """An offer and a list of people as read, ready to be checked together."""

    offer: Offer
    roster: Roster
    headings_left_out: tuple[str, ...]
    taken: dict[str, list[str]]
    issues: tuple[Issue, ...]
    """What is wrong with the list."""


def list_of(asked: "Asked", roster: Path) -> CheckInputs:
    """Read an offer and a list. Raises LoadError and MissingExtra as the readers do."""
    inputs = inputs_of(asked.checked, roster, asked.reading, asked.wishes, asked.lang)
    answers = _answers(asked.company.programme or (), inputs.offer, asked.lang)
    imported = inputs.imported
    return CheckInputs(
        inputs.offer,
        _renamed(imported.roster, answers),
        imported.headings_left_out,
        inputs.taken,
        tuple(imported.issues),
    )


def _answers(written: Sequence[str], offer: Offer, lang: str) -> Mapping[str, str]:
    """Return the programme of the offer by the name of the list; the offer must have it."""
    said = pairs(written, "--programme", "Стандарт=classic", lang)
    ids, names = [one.id for one in offer.programmes], programme_names(offer.programmes)
    found = {}
    for name, answer in said.items():
        programme = meant_programme(answer, ids, names)
        if programme is None:
            known = ", ".join(ids)
            refuse(
                text(
                    "--programme: the offer has no “{name}”; choose from: {known}.",
                    name=answer,
                    known=known,
                ),
                lang,
            )
        found[same(name)] = programme
    return found


def _renamed(roster: Roster, answers: Mapping[str, str]) -> Roster:
    """Return the list with the offer's own programmes where they were named."""
    if not answers:
        return roster
    written = roster.column("programme")
    own = [answers.get(same(word), word) if word else word for word in written]
    return evolve(roster, columns={**roster.columns, "programme": own})
