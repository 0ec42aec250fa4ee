"""The programmes of a letter: their premiums, what they cover and what they leave out."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dms.i18n import Text, format_amount, text
from dms.i18n.texts import Amount
from dms.modules.base import Module, PricedPer
from dms.modules.eligibility import Eligibility
from dms.modules.exclusions import Exclusion
from dms.modules.field_words import FIELDS, in_words
from dms.modules.programme import Programme
from dms.pricing.naming import listed, relationship_name
from dms.rates import Rate
from dms.report.offer_letter.care import (
    CarePart,
    Clinics,
    care_part,
    clinics_in_words,
    facts_of,
)
from dms.report.offer_letter.facts import Fact, Line, written
from dms.report.offer_letter.figures import Figures
from dms.report.offer_letter.premiums import PremiumRow, premium_rows, subtotal
from dms.report.titles import line_title

__all__ = [
    "ContractPart",
    "ProgrammePart",
    "contract_parts",
    "exclusions_in_words",
    "programme_parts",
    "taken",
    "unpriced_titles",
]


@frozen
class ProgrammePart:
    """One programme with people in it."""

    name: str
    rows: tuple[PremiumRow, ...]
    subtotal: PremiumRow
    facts: tuple[Fact, ...]
    care: tuple[CarePart, ...]


@frozen
class ContractPart:
    """A kind of care priced once for the contract, whoever is insured."""

    title: str
    total: str
    """In roubles and kopecks without the sign."""
    facts: tuple[Fact, ...]


def programme_parts(figures: Figures, lang: str) -> tuple[ProgrammePart, ...]:
    """Return the programmes that people of the list are in, in the offer's order."""
    return tuple(_part(programme, figures, lang) for programme in figures.programmes)


def contract_parts(figures: Figures, lang: str) -> tuple[ContractPart, ...]:
    """Return what is paid for the contract as a whole."""
    return tuple(
        ContractPart(
            title=line_title(kind).to(lang),
            total=format_amount(figures.roubles(units), lang),
            facts=facts_of(module, figures.offer.clinics, lang),
        )
        for module, (kind, units) in _priced_for_contract(figures)
    )


def _priced_for_contract(figures: Figures) -> Iterator[tuple[Module, tuple[str, int]]]:
    """Pair the prices with their kinds of care; a kind may stand twice, for two offices."""
    offered = [module for module in figures.offer.modules if module.offered]
    for kind, units in figures.for_contract:
        module = next(module for module in offered if module.kind == kind)
        offered.remove(module)
        yield module, (kind, units)


def taken(programme: Programme, figures: Figures) -> list[Module]:
    """Return the kinds of care that the premiums pay for.

    What the client has not taken is left out, and so is care for the contract as a whole that has
    no price anywhere: nobody is insured for it.
    """
    chosen = figures.plan.programmes[programme.id].taken
    return [
        module
        for module in programme.offered_modules
        if (chosen is None or module.kind in chosen) and not _without_price(module, figures)
    ]


def unpriced_titles(figures: Figures) -> list[Text]:
    """Name the care of these programmes that is for the contract and has no price anywhere."""
    offered = (module for p in figures.programmes for module in p.offered_modules)
    found = {m.kind: type(m).title for m in offered if _without_price(m, figures)}
    return list(found.values())


def _without_price(module: Module, figures: Figures) -> bool:
    if module.priced_per is not PricedPer.CONTRACT:
        return False
    return module.kind not in dict(figures.for_contract)


def exclusions_in_words(exclusions: Sequence[Exclusion]) -> Text:
    """Say what is not paid for; an empty list is the offer's word that nothing is excluded."""
    return listed([in_words(one) for one in exclusions]) if exclusions else text("no exclusions")


def _part(programme: Programme, figures: Figures, lang: str) -> ProgrammePart:
    clinics = figures.offer.clinics
    modules = taken(programme, figures)
    given = ("clinics",) if programme.clinics is not None else ()
    about = [
        *_about(programme, clinics),
        *_admitted(programme.eligibility or figures.offer.eligibility),
        *_left_out(programme, modules, figures),
    ]
    return ProgrammePart(
        name=programme.name or programme.id,
        rows=premium_rows(figures, programme.id, lang),
        subtotal=subtotal(figures, programme.id, lang),
        facts=written(about, lang),
        care=tuple(
            care_part(module, clinics, lang, given)
            for module in modules
            if module.kind not in dict(figures.for_contract)
        ),
    )


def _about(programme: Programme, clinics: Clinics) -> Iterator[Line]:
    """Name what holds for all kinds of care of a programme."""
    if programme.clinics is not None:
        yield FIELDS["clinics"], clinics_in_words(programme.clinics, clinics)
    if programme.sum_insured is not None:
        sum_insured = Text("{sum} ₽", {"sum": Amount(programme.sum_insured)})
        yield text("Sum insured for one person"), sum_insured
    if programme.deductible is not None:
        yield FIELDS["deductible"], in_words(programme.deductible)
    if programme.note is not None:
        yield FIELDS["note"], in_words(programme.note)


def _admitted(eligibility: Eligibility | None) -> Iterator[Line]:
    if eligibility is not None and eligibility.ages is not None:
        yield FIELDS["ages"], in_words(eligibility.ages)
    if eligibility is not None and eligibility.relationships is not None:
        who = listed([relationship_name(one) for one in eligibility.relationships])
        yield text("Who may be insured"), who


def _left_out(programme: Programme, modules: Sequence[Module], figures: Figures) -> Iterator[Line]:
    """Name the insurer's "no" apart from what the client has not taken, and from what is open."""
    left = [m for m in programme.offered_modules if m not in modules]
    unpriced = [m for m in left if _without_price(m, figures)]
    optional = [m for m in left if isinstance(m.premium, Rate)]
    others = [
        m for m in left if m not in (*unpriced, *optional) and m.priced_per is PricedPer.PERSON
    ]
    for title, named in (
        (text("Not offered"), [m for m in programme.modules if m.offered is False]),
        (text("Can be added for an extra premium"), optional),
        (text("Offered and not taken"), others),
        (text("Offered without a price, not in this premium"), unpriced),
    ):
        if named:
            yield title, listed([type(module).title for module in named])
    if programme.exclusions is not None:
        yield FIELDS["exclusions"], exclusions_in_words(programme.exclusions)
