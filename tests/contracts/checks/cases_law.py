"""Contracts that fail, pass and do not answer the checks of civil law and of changes."""

from datetime import date

from contract_helpers import offer, terms
from subject_helpers import Case, agreed, triple

from dms.contracts.checks.subject import Subject
from dms.pricing.offer import Offer


def licensed(number: str | None) -> Offer:
    return offer(insurer={"id": "i", "name": "Страховщик", "licence": number})


def refunding(*, join: str | None, leave: str | None, share: str | None) -> Subject:
    stated = {"join": join, "leave": leave}
    return Subject(
        offer=offer(proration={}),
        terms=terms(
            proration={name: value for name, value in stated.items() if value},
            leaving={"refund": {"set_off_share": share, "cash_share": None}},
        ),
    )


CASES: dict[str, Case] = {
    "LAW-01": (agreed(lacks=["sum_insured"]), agreed(lacks=[]), agreed()),
    "LAW-02": (
        agreed(beneficiary="other", beneficiary_consents=False),
        agreed(beneficiary="insured"),
        agreed(),
    ),
    "LAW-03": (
        agreed(form="oral"),
        agreed(form="electronic", signed=True),
        agreed(form="one_document"),
    ),
    "LAW-04": (
        agreed(rules="elsewhere"),
        agreed(rules="attached", rules_receipt_recorded=True),
        agreed(rules="attached"),
    ),
    "LAW-05": triple("cover_from", "payment", "date"),
    "LAW-06": (
        agreed(unilateral_changes=["terms", "clinics"]),
        agreed(unilateral_changes=[]),
        agreed(unilateral_changes=["clinics"]),
    ),
    "LAW-07": triple("penalties", "client_more", "same"),
    "LAW-08": triple("event_notice_days", 29, 30),
    "LAW-09": triple("gross_negligence_released", True, False),
    "LAW-10": (
        agreed(withdrawal_on_licence_loss=False),
        Subject(
            offer=licensed("СЛ № 1"), terms=terms(conditions={"withdrawal_on_licence_loss": True})
        ),
        agreed(withdrawal_on_licence_loss=True),
    ),
    "LAW-11": triple("cooling_off_days", 13, 14, policyholder="person"),
    "LAW-12": triple("cooling_off_days", 0, 14, policyholder="company"),
    "LAW-13": triple("questionnaire", "any_error", "knowingly_false"),
    "PRC-03": triple("price_rises", ["loss_ratio", "risk"], []),
    "PRC-04": (
        refunding(join="days", leave="none", share="1"),
        refunding(join="days", leave="days", share="1"),
        refunding(join="days", leave=None, share="1"),
    ),
    "PRC-05": triple(
        "prolongation_notice_days", 44, 45, prolongation="automatic", prolongation_price="new"
    ),
    "PRC-06": triple("vat_included", True, False),
    "COV-03": triple("emergency_needs_agreement", True, False),
    "PD-02": (
        agreed(data_consents=False, data_purpose_limited=True),
        agreed(data_consents=True, data_purpose_limited=True),
        agreed(data_consents=True),
    ),
    "PD-03": triple("reports_to_employer", "by_person", "none"),
    "FRN-01": (
        agreed(foreign_workers={"highly_qualified": True, "urgent_specialised_care": False}),
        agreed(
            foreign_workers={
                "highly_qualified": True,
                "primary_care": True,
                "urgent_specialised_care": True,
            }
        ),
        agreed(),
    ),
}

YEAR_END = date(2026, 12, 31)


def insuring_foreigners(
    sum_insured: str | None = "100000", period: bool = True, **says: object
) -> Subject:
    """A contract for 2026 with foreigners; sums in roubles."""
    programme = {
        "id": "std",
        "modules": [{"kind": "outpatient", "premium": "100"}],
        "sum_insured": sum_insured,
    }
    of = offer(programmes=[programme])
    return Subject(
        offer=of,
        terms=terms(conditions={"foreign_workers": says}),
        period=of.period.period if period and of.period is not None else None,
    )


CASES |= {
    "FRN-02": (
        insuring_foreigners("99999", others=True, required_sum="100000", permits_until=YEAR_END),
        insuring_foreigners(others=True, required_sum="100000", permits_until=YEAR_END),
        insuring_foreigners(others=True, permits_until=YEAR_END),
    ),
    "FRN-03": (
        insuring_foreigners(highly_qualified=True, labour_contracts_until="2027-01-01"),
        insuring_foreigners(highly_qualified=True, labour_contracts_until=YEAR_END),
        insuring_foreigners(highly_qualified=True),
    ),
    "FRN-04": (
        insuring_foreigners(others=True, demanded_for_hiring=True),
        insuring_foreigners(others=True, demanded_for_hiring=False),
        insuring_foreigners(others=True),
    ),
}
