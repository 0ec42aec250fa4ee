"""The words of a tax view that are not figures: titles of kinds and reasons, the notice."""

from dms.contracts.tax.expenses import ExpenseKind
from dms.contracts.tax.exposures import ExposureKind
from dms.i18n import Text, text

__all__ = ["NOT_ADVICE", "kind_title", "reason_title"]

NOT_ADVICE = text(
    "This is not advice. It shows figures and positions known on the days named; have an "
    "accountant or auditor confirm them."
)

_KINDS = {
    ExpenseKind.EMPLOYEES: text("Employees, within the cap"),
    ExpenseKind.SHORT_CONTRACT: text("Employees, contract of less than a year"),
    ExpenseKind.AFTER_DISMISSAL: text("After dismissal"),
    ExpenseKind.AFTER_END: text("After the end of the contract, not returned"),
    ExpenseKind.RELATIVES: text("Relatives"),
    ExpenseKind.CONTRACTORS: text("People under civil-law contracts"),
}

_REASONS = {
    ExposureKind.JOINER: text("joined later"),
    ExposureKind.LEAVER: text("left early"),
    ExposureKind.ENDED_EARLY: text("contract ended early"),
    ExposureKind.SHORT_CONTRACT: text("contract of less than a year"),
}


def kind_title(kind: ExpenseKind) -> Text:
    """Return what a kind of expense is called."""
    return _KINDS[kind]


def reason_title(kind: ExposureKind) -> Text:
    """Return why somebody's cover is shorter than a year."""
    return _REASONS[kind]
