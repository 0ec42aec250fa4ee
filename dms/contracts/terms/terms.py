"""Terms: what a contract says about joining, leaving, ending and paying.

A term that is left out is *not stated*: it is asked about, and whatever depends on it is refused
with that question instead of being guessed. Each part may carry the number of its clause.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal

from dms.contracts.terms.conditions import Conditions
from dms.contracts.terms.filing import DayCount, FilingRule
from dms.contracts.terms.payment_terms import PaymentTerms
from dms.contracts.terms.refund_terms import RefundTerms
from dms.contracts.terms.relative_terms import RelativeTerms
from dms.documents import Id, Source
from dms.i18n import text
from dms.issues import Issue
from dms.modules.questions import Ask, Asking
from dms.pricing.offer import Assumption
from dms.pricing.proration import ProrationRules
from dms.workdays import Counting

__all__ = [
    "AllowedChange",
    "EndTerms",
    "EnrolmentTerms",
    "LeavingTerms",
    "ProgrammeChangeTerms",
    "RecalculationTerms",
    "SwapTerms",
    "TerminationTerms",
    "Terms",
]


class EnrolmentTerms(FilingRule):
    """When employees may join."""

    family = "ENROLMENT"
    title = text("Joining")


class LeavingTerms(FilingRule):
    """When people may leave, and what becomes of the premium.

    `days` are the first days without cover: who leaves «с 15 числа» is insured to the 14th.
    """

    family = "LEAVING"
    title = text("Leaving")
    asks: ClassVar[tuple[Ask, ...]] = (
        *FilingRule.asks,
        Ask.about("with_employee", question=text("do relatives leave with their employee?")),
    )

    with_employee: bool | None = None
    """Whether relatives leave when their employee does."""
    refund: RefundTerms = RefundTerms()


class AllowedChange(FilingRule):
    """A change that a contract may allow; only then there is more to ask about it."""

    allowed: bool | None = None

    def questions(self) -> list[Issue]:
        """Return whether it is allowed while that is open, then how."""
        if self.allowed is None:
            return [self.ask_about("allowed")]
        return super().questions() if self.allowed else []


class ProgrammeChangeTerms(AllowedChange):
    """Whether and when a person may move to another programme during the year."""

    family = "PROGRAMME-CHANGE"
    title = text("Change of programme")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask.about("allowed", question=text("may people change it during the year?")),
        *FilingRule.asks,
    )


class SwapTerms(AllowedChange):
    """Whether a joiner may take the place of a leaver, and at which price.

    The law asks for the consent of the person replaced and of the insurer (ГК РФ ст. 955 п. 2).
    """

    family = "SWAP"
    title = text("Replacing a person")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask.about("allowed", question=text("may a joiner take the place of a leaver?")),
        Ask.about("free", question=text("is the place taken over with no money either way?")),
        Ask.about("same_programme", question=text("must the programme stay the same?")),
        *FilingRule.asks,
    )

    free: bool | None = None
    """Whether the joiner takes over the premium of the leaver with no money either way."""
    same_programme: bool | None = None
    """Whether the joiner must take the programme of the leaver."""
    consent: bool | None = None
    """Whether the person replaced and the insurer have to agree; no figure depends on it."""


class EndTerms(Asking):
    """How one side may end the contract early."""

    family = "END"
    title = text("Early end")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask.about("allowed", question=text("may this side end the contract early?")),
        Ask.about("notice", question=text("how long before must it say so?")),
    )

    allowed: bool | None = None
    notice: DayCount | None = None
    counting: Counting | None = None
    refund: RefundTerms = RefundTerms()
    clause: str | None = None

    def questions(self) -> list[Issue]:
        """Return what is open; nothing is, where this side may not end the contract."""
        return [] if self.allowed is False else super().questions()


class TerminationTerms(Asking):
    """How the contract may end early. A policyholder may step back at any time (ГК РФ ст. 958)."""

    family = "TERMINATION"
    title = text("Early end")

    by_client: EndTerms = EndTerms()
    by_insurer: EndTerms = EndTerms()


class RecalculationTerms(Asking):
    """Whether prices follow the headcount and the ages as they change during the year."""

    family = "RECALCULATION"
    title = text("Recalculation")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask.about("headcount", question=text("do prices follow the headcount during the year?")),
        Ask.about("ages", question=text("on which day are ages taken during the year?")),
    )

    headcount: Literal["fixed", "joiners", "everybody"] | None = None
    """The band of the start for all, the present band for joiners, or a new price for everybody
    when the band changes."""
    ages: Literal["contract_start", "entry", "recalculated"] | None = None
    """Taken at the contract's start, at each person's entry, or anew with every new price."""
    clause: str | None = None


class Terms(Asking):
    """The terms of one contract."""

    family = "TERMS"
    title = text("Terms of the contract")

    dms: Literal["terms/1"]
    """Format of this document."""
    id: Id
    name: str | None = None
    enrolment: EnrolmentTerms = EnrolmentTerms()
    relatives: RelativeTerms = RelativeTerms()
    leaving: LeavingTerms = LeavingTerms()
    programme_change: ProgrammeChangeTerms = ProgrammeChangeTerms()
    swap: SwapTerms = SwapTerms()
    termination: TerminationTerms = TerminationTerms()
    payment: PaymentTerms = PaymentTerms()
    recalculation: RecalculationTerms = RecalculationTerms()
    proration: ProrationRules = ProrationRules()
    """What a part of the term costs; what is left out here is as the offer says."""
    conditions: Conditions | None = None
    """What else the contract says; no price depends on it, and the checks ask about it."""
    assumptions: tuple[Assumption, ...] = ()
    source: Source | None = None

    def _parts(self) -> Iterator[tuple[str, Asking]]:
        """Leave out proration: where it is open here, the offer answers."""
        return (part for part in super()._parts() if part[1] is not self.proration)
