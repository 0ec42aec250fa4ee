"""An offer letter (коммерческое предложение) as people see it, in one language.

The view holds the figures of a quote or a contract and computes none; HTML, DOCX and the broker's
own templates write the same view.
"""

from collections.abc import Iterator

from attrs import frozen

from dms.amount_in_words import amount_in_words
from dms.contracts.contract import Contract
from dms.i18n import Text, format_amount, format_date, format_money, plural, text
from dms.pricing.naming import dimension_name, listed
from dms.pricing.quote import Quote
from dms.report.offer_letter.assumed import Assumed, assumed
from dms.report.offer_letter.details import LetterDetails
from dms.report.offer_letter.facts import Fact
from dms.report.offer_letter.figures import Figures, figures_of
from dms.report.offer_letter.labels import labels
from dms.report.offer_letter.open_points import OpenPoint, open_points
from dms.report.offer_letter.payments import PaymentPart, payment_parts
from dms.report.offer_letter.programmes import (
    ContractPart,
    ProgrammePart,
    contract_parts,
    exclusions_in_words,
    programme_parts,
)
from dms.report.offer_letter.rules import RulePart, rule_parts
from dms.report.offer_letter.wording import NOT_STATED, said

__all__ = ["OfferLetter", "offer_letter"]


@frozen(kw_only=True)
class OfferLetter:
    """Everything a letter says; sums without a sign are roubles and kopecks."""

    lang: str
    labels: dict[str, str]
    number: str
    day: str
    client: str
    sender: str
    signatory: str
    position: str
    contacts: tuple[str, ...]
    insurer: str
    licence: str
    """Of the insurer; empty where the offer names none."""
    offer: str
    """The id of the offer."""
    valid_until: str
    period: str
    people: int
    people_in_words: str
    programmes: tuple[ProgrammePart, ...]
    for_contract: tuple[ContractPart, ...]
    total: str
    total_in_words: str
    payers: tuple[Fact, ...]
    price_note: str
    """What the premium of one person depends on; empty where it is the same for all."""
    exclusions: str
    rules: tuple[RulePart, ...]
    payments: tuple[PaymentPart, ...]
    open_points: tuple[OpenPoint, ...]
    assumed: tuple[Assumed, ...]


def offer_letter(
    priced: Quote | Contract, details: LetterDetails, *, lang: str = "ru"
) -> OfferLetter:
    """Lay out the letter for a quote, or for a contract drafted on given terms.

    Only a contract has rules for joining and leaving and a schedule of payments; its premium is
    that of the terms. Raises :class:`~dms.errors.QuoteRefused` where somebody has no price.
    """
    figures = figures_of(priced)
    offer = figures.offer
    return OfferLetter(
        lang=lang,
        labels=labels(lang),
        number=details.number.strip(),
        day=format_date(details.day, lang, "long"),
        client=details.client or offer.client or NOT_STATED.to(lang),
        sender=details.sender,
        signatory=details.signatory or "",
        position=details.position or "",
        contacts=details.contacts,
        insurer=offer.insurer.name,
        licence=offer.insurer.licence or "",
        offer=offer.id,
        valid_until=_day(figures, lang),
        period=_period(figures).to(lang),
        people=sum(heads.count for heads in figures.heads),
        people_in_words=_people(figures).to(lang),
        programmes=programme_parts(figures, lang),
        for_contract=contract_parts(figures, lang),
        total=format_amount(figures.total, lang),
        total_in_words=_sentence(amount_in_words(figures.total, lang)),
        payers=tuple(_payers(figures, lang)),
        price_note=_price_note(figures, lang),
        exclusions=said(offer.exclusions, exclusions_in_words).to(lang),
        rules=rule_parts(figures, lang),
        payments=payment_parts(figures, lang),
        open_points=open_points(figures, details.day, lang),
        assumed=assumed(figures, lang),
    )


def _day(figures: Figures, lang: str) -> str:
    day = figures.offer.valid_until
    return NOT_STATED.to(lang) if day is None else format_date(day, lang, "long")


def _period(figures: Figures) -> Text:
    period = figures.period
    return text("{start} to {last_day}", start=period.start, last_day=period.last_day)


def _people(figures: Figures) -> Text:
    employees = sum(heads.count for heads in figures.heads if heads.employees)
    relatives = sum(heads.count for heads in figures.heads if not heads.employees)
    words = [plural("{count} employee", "{count} employees", employees)]
    if relatives:
        words.append(plural("{count} relative", "{count} relatives", relatives))
    return listed(words)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _payers(figures: Figures, lang: str) -> Iterator[Fact]:
    names = {"employer": text("Employer"), "employee": text("Employees")}
    for who, roubles in figures.payers.items():
        yield Fact(names[who].to(lang), format_money(roubles, lang))


def _price_note(figures: Figures, lang: str) -> str:
    """Say what the premium depends on where people of one category pay differently."""
    categories = {(heads.programme, heads.employees) for heads in figures.heads}
    looked_at = [dimension_name(name, figures.plan) for name in figures.plan.dimensions]
    if figures.part_of_term:
        looked_at.append(text("days of cover"))
    if len(categories) == len(figures.heads) or not looked_at:
        return ""
    said = text("Premiums of one category depend on: {reasons}.", reasons=listed(looked_at))
    return said.to(lang)
