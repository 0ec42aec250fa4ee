"""The free tables of a form: limits, prices by age and headcount, clinics."""

from decimal import Decimal

from dms.clinics import Access
from dms.i18n import Text, text
from dms.io.rfp.answers import Number, Words
from dms.io.rfp.choices import Choice, Several, choice_of
from dms.io.rfp.form import Column, Role, TableSheet
from dms.io.rfp.head import FormHead
from dms.io.rfp.offer_rows import programme_title
from dms.io.rfp.territory_rows import regions
from dms.modules.choice_words import CHOICE_WORDS
from dms.modules.limit_words import PER_WORDS
from dms.modules.registry import kinds, title_of

__all__ = ["MEASURES", "table_sheets"]

MEASURES: tuple[tuple[str, Text], ...] = (
    ("visits", text("visits")),
    ("services", text("services")),
    ("documents", text("documents")),
    ("days", text("days")),
    ("amount", text("roubles")),
)
"""What a limit is measured in, by the fields of a limit."""

_YEARS = Number(most=Decimal(1_000_000), whole=True)
_COEFFICIENT = Number(most=Decimal(100), places=6)


def table_sheets(head: FormHead) -> tuple[TableSheet, ...]:
    """Return the sheets with free tables, in the order of the workbook."""
    return _limits(head), _factors(head), _clinics()


def _programmes(head: FormHead) -> Choice:
    return choice_of((number, programme_title(p)) for number, p in enumerate(head.programmes))


def _limits(head: FormHead) -> TableSheet:
    asked = dict.fromkeys(kind for programme in head.programmes for kind in programme.kinds)
    return TableSheet(
        role=Role.LIMITS,
        name=text("Limits"),
        about=text("One limit in each row. Without rows the answers of the offer count."),
        ready=26,
        columns=(
            Column(
                id="programme",
                label=text("Programme"),
                answer=_programmes(head),
                width=22,
                needed=len(head.programmes) > 1,
            ),
            Column(
                id="kind",
                label=text("Kind of care"),
                answer=choice_of((kind, title_of(kind)) for kind in asked),
                width=30,
                needed=True,
            ),
            Column(id="size", label=text("How much at most"), answer=Number()),
            Column(id="measure", label=text("Measured in"), answer=choice_of(MEASURES)),
            Column(
                id="per",
                label=text("Over which time"),
                answer=choice_of((per.value, words) for per, words in PER_WORDS.items()),
                width=24,
            ),
            Column(
                id="service",
                label=text("What is limited (empty is everything)"),
                answer=Words(),
                width=34,
            ),
        ),
    )


def _factors(head: FormHead) -> TableSheet:
    by = (("age", text("age")), ("headcount", text("headcount")))
    return TableSheet(
        role=Role.FACTORS,
        name=text("Age and headcount"),
        about=text(
            "The price is multiplied by the coefficient. Both ends of a band count; without “to” it"
            " has no upper end. Without rows the prices are the same for everybody."
        ),
        ready=26,
        columns=(
            Column(id="by", label=text("Depends on"), answer=choice_of(by), needed=True),
            Column(id="from", label=text("From, included"), answer=_YEARS, width=10, needed=True),
            Column(id="to", label=text("To, included"), answer=_YEARS, width=10),
            Column(
                id="coefficient",
                label=text("Coefficient"),
                answer=_COEFFICIENT,
                width=14,
                needed=True,
            ),
            Column(
                id="programme",
                label=text("Only in the programme (empty is all)"),
                answer=_programmes(head),
                width=30,
            ),
        ),
    )


def _clinics() -> TableSheet:
    ways = choice_of((access.value, CHOICE_WORDS[access]) for access in Access)
    return TableSheet(
        role=Role.CLINICS,
        name=text("Clinics"),
        about=text("Each name stands once; the offer refers to clinics by these names."),
        ready=100,
        columns=(
            Column(id="name", label=text("Name"), answer=Words(), width=36, needed=True),
            Column(id="city", label=text("Town"), answer=Words()),
            Column(id="district", label=text("District"), answer=Words()),
            Column(id="region", label=text("Region"), answer=regions(), width=24),
            Column(id="address", label=text("Street and house"), answer=Words(), width=30),
            Column(id="access", label=text("Access"), answer=ways, width=22),
            Column(
                id="kinds",
                label=text("Kinds of care, separated by semicolons"),
                answer=Several(options=tuple((kind, title_of(kind)) for kind in kinds())),
                width=40,
            ),
        ),
    )
