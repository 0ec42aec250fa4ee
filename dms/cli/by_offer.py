"""What options say of one of several offers: `ID:name=value`, by the id of the offer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from dms.cli.inputs import pairs
from dms.cli.output import refuse, refuse_twice
from dms.i18n import text
from dms.pricing.offer import Offer

if TYPE_CHECKING:
    from dms.cli.compare import OfOffers

__all__ = ["ByOffer", "SaidOfOffers"]

ByOffer = Mapping[str, Mapping[str, str]]
"""Names and values by the id of the offer that they are said of."""


@frozen
class SaidOfOffers:
    """What the options say of offers, by their ids."""

    terms: Mapping[str, str]
    """A file or the name of ready terms."""
    assumed_terms: ByOffer
    assumed: ByOffer
    programmes: ByOffer
    taken: ByOffer
    payment: Mapping[str, str]

    @classmethod
    def read(cls, of: "OfOffers", lang: str) -> "SaidOfOffers":
        """Read the options; what cannot be meant ends the command."""
        counting = "offer-1:enrolment.counting=strict"
        said = cls(
            terms=pairs(of.terms or (), "--terms", "offer-1=terms.yaml", lang),
            assumed_terms=_by_offer(of.assume_term, "--assume-term", counting, lang),
            assumed=_by_offer(of.assume, "--assume", "offer-1:age.upper_end=included", lang),
            programmes=_by_offer(of.programme, "--programme", "offer-1:Стандарт=classic", lang),
            taken=_by_offer(of.take, "--take", "offer-1:classic=outpatient,dental", lang),
            payment=pairs(of.payment or (), "--payment", "offer-1=quarterly", lang),
        )
        if not said.assumed_terms.keys() <= said.terms.keys():
            refuse(text("--assume-term answers for --terms; name them too."), lang)
        return said

    def check_ids(self, known: Sequence[str], current: str | None, lang: str) -> None:
        """End the command when options name offers that are not there; all of them are told."""
        named: dict[str, Iterable[str]] = {
            "--terms": self.terms,
            "--assume-term": self.assumed_terms,
            "--assume": self.assumed,
            "--programme": self.programmes,
            "--take": self.taken,
            "--payment": self.payment,
            "--current": [current] if current is not None else [],
        }
        wrong = [f"{option} {id_}" for option, ids in named.items() for id_ in {*ids} - {*known}]
        if wrong:
            said = text(
                "No offer has such an id: {wrong}. The offers have these: {known}.",
                wrong=", ".join(sorted(wrong)),
                known=", ".join(known),
            )
            refuse(said, lang)

    def kinds_taken(self, offer: Offer, lang: str) -> dict[str, list[str]] | None:
        """Return the kinds of care taken in programmes of an offer, which must list them."""
        taken = {
            programme: [kind.strip() for kind in kinds.split(",")]
            for programme, kinds in self.taken.get(offer.id, {}).items()
        }
        listed = {p.id: [module.kind for module in p.modules] for p in offer.programmes}
        for programme, kinds in taken.items():
            known = listed.get(programme)
            wrong = [programme] if known is None else [one for one in kinds if one not in known]
            if wrong:
                said = text(
                    "--take: the offer has no “{name}” here; use some of: {known}.",
                    name=wrong[0],
                    known=", ".join(listed if known is None else known),
                )
                refuse(said, lang)
        return taken or None


def _by_offer(written: Sequence[str] | None, option: str, example: str, lang: str) -> ByOffer:
    found: dict[str, dict[str, str]] = {}
    for name, value in pairs(written or (), option, example, lang).items():
        id_, _, rest = (part.strip() for part in name.partition(":"))
        if not id_ or not rest:
            refuse(text("Write {option} like {example}.", option=option, example=example), lang)
        said = found.setdefault(id_, {})
        if rest in said:
            refuse_twice(name, option, lang)
        said[rest] = value
    return found
