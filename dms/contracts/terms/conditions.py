"""Conditions: what else a contract says, beyond joining, leaving, ending and paying.

No price depends on these clauses, but the client's rights do: when protection begins, what the
insurer may change alone, what it may refuse for, who sees whose data. A clause that is left out is
*not stated*; the checks of a contract ask about it.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dms.contracts.terms.foreign_workers import ForeignWorkers
from dms.documents import Document, problem
from dms.i18n import text

__all__ = ["Conditions", "EssentialTerm", "PriceRise", "UnilateralChange"]

EssentialTerm = Literal["insured_persons", "insured_event", "sum_insured", "term"]
"""What a contract of personal insurance cannot do without (ГК РФ ст. 942 п. 2)."""

UnilateralChange = Literal["terms", "programme", "clinics"]
"""What an insurer may reserve the right to change alone."""

PriceRise = Literal["risk", "loss_ratio", "headcount", "costs"]
"""For what the premium may rise in mid-term."""

Days = Annotated[int, Field(ge=0, le=366)]


class Conditions(Document):
    """Clauses of a contract that checks look at; None is "not stated"."""

    policyholder: Literal["company", "person"] | None = None
    """Who concludes the contract: an organisation or an individual."""
    form: Literal["one_document", "signed_policy", "electronic", "oral"] | None = None
    """One document, a policy signed by the insurer, electronic documents, or words only
    (ГК РФ ст. 940)."""
    signed: bool | None = None
    """Whether both sides have signed, or the insurer has signed the policy (ГК РФ ст. 940)."""
    lacks: tuple[EssentialTerm, ...] | None = None
    """Essential terms that the text lacks; an empty list says that none is missing
    (ГК РФ ст. 942 п. 2)."""
    beneficiary: Literal["insured", "other"] | None = None
    """Who is paid for: the insured person or somebody else (ГК РФ ст. 934 п. 2)."""
    beneficiary_consents: bool | None = None
    """Whether each insured person has agreed in writing to another beneficiary."""
    rules: Literal["not_referred_to", "in_document", "attached", "elsewhere"] | None = None
    """Where the insurance rules are to which the contract refers (ГК РФ ст. 943 п. 2)."""
    rules_receipt_recorded: bool | None = None
    """Whether the contract records that attached rules were handed over (ГК РФ ст. 943 п. 2)."""
    cover_from: Literal["date", "payment"] | None = None
    """Cover begins on a named day, or when the premium is paid (ГК РФ ст. 957)."""
    unilateral_changes: tuple[UnilateralChange, ...] | None = None
    """What the insurer may change alone; an empty list is nothing (ГК РФ ст. 310, 428)."""
    equal_clinics: bool | None = None
    """Whether a clinic may only be replaced by an equal one in the same district."""
    penalties: Literal["same", "client_more", "interest_waived", "none"] | None = None
    """For late money: the same on both sides, more for the client, no interest even by law, or
    nothing, so that interest by law runs (ГК РФ ст. 395)."""
    event_notice_days: Days | None = None
    """Within how many calendar days care has to be reported to the insurer (ГК РФ ст. 961 п. 3)."""
    gross_negligence_released: bool | None = None
    """Whether the insurer may refuse for gross negligence (ГК РФ ст. 963 п. 1)."""
    insurer_licensed: bool | None = None
    """Whether the insurer holds a licence for this insurance (НК РФ ст. 255 п. 16)."""
    withdrawal_on_licence_loss: bool | None = None
    """Whether the client may withdraw with a refund when the licence is lost (ГК РФ ст. 450.1)."""
    cooling_off_days: Days | None = None
    """Calendar days in which the policyholder may withdraw and get the premium back, less the part
    for days of cover; 0 is none (указание Банка России № 3854-У)."""
    questionnaire: Literal["none", "knowingly_false", "any_error"] | None = None
    """No questions on health, or which answers let the insurer avoid the contract
    (ГК РФ ст. 944)."""
    price_rises: tuple[PriceRise, ...] | None = None
    """For what the premium may rise in mid-term; an empty list is nothing (ГК РФ ст. 959 п. 5)."""
    prolongation: Literal["none", "written", "automatic"] | None = None
    """The contract ends, goes on by written agreement, or goes on by itself."""
    prolongation_price: Literal["same", "capped", "new"] | None = None
    """At which price it goes on by itself."""
    prolongation_notice_days: Days | None = None
    """How many calendar days before the insurer has to name a new price."""
    vat_included: bool | None = None
    """Whether the premium is said to contain VAT (НК РФ ст. 149 п. 3 пп. 7)."""
    emergency_needs_agreement: bool | None = None
    """Whether emergency care is paid for only after the insurer has agreed."""
    spa_vouchers: bool | None = None
    """Whether vouchers for sanatoriums are part of a programme (НК РФ ст. 213 п. 1 пп. 3)."""
    relatives_on_own_line: bool | None = None
    """Whether premium for relatives stands apart from that of employees in the contract, its
    invoices and its additional agreements (НК РФ ст. 255 п. 16)."""
    data_consents: bool | None = None
    """Whether employees consent in writing to handing the list over (ТК РФ ст. 88)."""
    data_purpose_limited: bool | None = None
    """Whether the contract names the purpose of their data and forbids any other (ТК РФ ст. 88)."""
    reports_to_employer: Literal["none", "by_group", "by_person"] | None = None
    """What the insurer tells the employer of the care given (ГК РФ ст. 946)."""
    smallest_group: Annotated[int, Field(ge=1)] | None = None
    """The fewest people that a group in such a report may have."""
    foreign_workers: ForeignWorkers | None = None
    """Foreigners who stay temporarily among the insured."""
    clauses: dict[str, str] = Field(default_factory=dict)
    """Numbers of clauses in the contract, by the keys above."""

    @model_validator(mode="after")
    def _clauses_are_of_conditions(self) -> Self:
        known = type(self).model_fields.keys() - {"clauses"}
        unknown = next((name for name in self.clauses if name not in known), None)
        if unknown is not None:
            raise problem(
                "TERMS-CLAUSE-UNKNOWN",
                "There is no condition “{name}”, so it has no clause",
                hint=text("Use the keys of the conditions, e.g. cover_from"),
                name=unknown,
                pointer=("clauses", unknown),
            )
        return self
