"""The sheet of terms: joining, relatives, leaving, the early end, payment."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dms.contracts.terms_words.payment import RHYTHMS
from dms.i18n import Text, text
from dms.io.rfp.answers import Answer, Number, Words
from dms.io.rfp.choices import Choice, MonthDays, Several, choice_of, yes_no
from dms.io.rfp.form import Heading, Part, Role, Row, RowSheet, Target
from dms.io.rfp.module_rows import SHARE
from dms.members import Relationship
from dms.pricing.naming import relationship_name

__all__ = ["EXPENSE_SHARES", "terms_sheet"]

_Question = tuple[str, Text, Answer]
"""The way to the answer with dots, the words, and what may be answered."""

EXPENSE_SHARES = ("leaving.refund.expense_load", "termination.by_client.refund.expense_load")
"""Where it stands what the insurer keeps for its expenses."""

_WORKING = Number(most=Decimal(250), whole=True)
_CALENDAR = Number(most=Decimal(366), whole=True)
_DAYS = Choice(
    options=(
        ("any", text("on any day")),
        ([1], text("on the 1st")),
        ([1, 15], text("on the 1st and the 15th")),
    ),
    otherwise=MonthDays(),
)
_COUNTING = choice_of(
    (
        ("strict", text("no, whole days lie in between")),
        ("lenient", text("yes, it is counted too")),
    )
)
_LATE = choice_of((("next_day", text("on the next possible day")), ("refuse", text("not at all"))))
_OF = choice_of(
    (
        ("freed", text("of the premium paid for the days left")),
        ("charged", text("of all premium of the person")),
    )
)


def _notice(at: str) -> tuple[_Question, ...]:
    return (
        (f"{at}.notice.working_days", text("Notice in working days, or …"), _WORKING),
        (f"{at}.notice.calendar_days", text("… notice in calendar days"), _CALENDAR),
        (f"{at}.counting", text("Does the day of filing count?"), _COUNTING),
    )


def _filing(at: str) -> tuple[_Question, ...]:
    return (
        (f"{at}.days", text("Possible days"), _DAYS),
        *_notice(at),
        (f"{at}.late", text("A late request takes effect"), _LATE),
        (f"{at}.clause", text("Number of the clause"), Words()),
    )


def _refund(at: str, *, set_off: bool = True) -> tuple[_Question, ...]:
    shares = (
        (f"{at}.set_off_share", text("Set off against later premium, % of the days left"), SHARE),
        (f"{at}.cash_share", text("Returned in cash, % of the days left"), SHARE),
    )
    return (
        *(shares if set_off else shares[1:]),
        (f"{at}.expense_load.share", text("Kept for expenses, % (0 % is nothing)"), SHARE),
        (f"{at}.expense_load.of", text("Kept for expenses, of what"), _OF),
        (f"{at}.minus_claims", text("Are paid claims taken off?"), yes_no()),
        (f"{at}.clause", text("Number of the clause on refunds"), Words()),
    )


_RELATIVES: tuple[_Question, ...] = (
    (
        "relatives.relationships",
        text("Which relatives may join, separated by semicolons"),
        Several(
            options=tuple(
                (one.value, relationship_name(one))
                for one in Relationship
                if one is not Relationship.EMPLOYEE
            ),
            nothing=text("none"),
        ),
    ),
    (
        "relatives.windows.0.since",
        text("When they may join: from which event"),
        choice_of(
            (
                ("contract_start", text("from the start of the contract")),
                ("employee_entry", text("from the first day of cover of the employee")),
            )
        ),
    ),
    (
        "relatives.windows.0.months",
        text("When they may join: for how many months"),
        Number(least=Decimal(1), most=Decimal(60), whole=True),
    ),
    ("relatives.windows.0.uplift", text("How much more they pay, % (0 % is nothing)"), SHARE),
    (
        "relatives.measured_by",
        text("What must lie in that time"),
        choice_of(
            (
                ("request", text("the day of the request")),
                ("entry", text("the first day of cover")),
            )
        ),
    ),
    (
        "relatives.after",
        text("After that time"),
        choice_of(
            (
                ("refuse", text("they may not join any more")),
                ("next_anniversary", text("with the next contract")),
            )
        ),
    ),
    ("relatives.uplift_from_start", text("Those of the first list pay the uplift too"), yes_no()),
    ("relatives.clause", text("Number of the clause"), Words()),
)
_END: tuple[_Question, ...] = (
    ("termination.by_client.allowed", text("May the client end the contract early?"), yes_no()),
    *_notice("termination.by_client"),
    *_refund("termination.by_client.refund", set_off=False),
)
_PAYMENT: tuple[_Question, ...] = (
    ("payment.schedule", text("How the premium is paid"), choice_of(RHYTHMS)),
    (
        "payment.due.working_days",
        text("Due, working days after the first day paid for, or …"),
        _WORKING,
    ),
    (
        "payment.due.calendar_days",
        text("… calendar days after the first day paid for"),
        _CALENDAR,
    ),
    (
        "payment.split",
        text("How it is divided"),
        choice_of((("days", text("in proportion to days")), ("equal", text("in equal parts")))),
    ),
    (
        "payment.additional",
        text("Premium for joiners"),
        choice_of(
            (
                ("next_instalment", text("with the next instalment")),
                ("at_once", text("on the day of the request")),
            )
        ),
    ),
    ("payment.grace.working_days", text("How late a payment may be: working days, or …"), _WORKING),
    ("payment.grace.calendar_days", text("… how late in calendar days"), _CALENDAR),
    (
        "payment.late_payment",
        text("What follows from paying late"),
        choice_of(
            (
                ("nothing", text("nothing")),
                ("set_off", text("it is set off against claims")),
                ("suspension", text("cover rests")),
                ("termination", text("the contract ends")),
            )
        ),
    ),
    ("payment.clause", text("Number of the clause"), Words()),
)
_RECALCULATION: tuple[_Question, ...] = (
    (
        "recalculation.headcount",
        text("When the headcount changes"),
        choice_of(
            (
                ("fixed", text("prices stay those of the start")),
                ("joiners", text("joiners pay by the headcount of their day")),
                ("everybody", text("everybody gets a new price when the band changes")),
            )
        ),
    ),
    (
        "recalculation.ages",
        text("When ages are taken"),
        choice_of(
            (
                ("contract_start", text("at the start of the contract")),
                ("entry", text("on the first day of cover")),
                ("recalculated", text("anew with every new price")),
            )
        ),
    ),
)
_CHANGES: tuple[_Question, ...] = (
    (
        "programme_change.allowed",
        text("May people change the programme during the year?"),
        yes_no(),
    ),
    ("swap.allowed", text("May a joiner take the place of a leaver?"), yes_no()),
    (
        "termination.by_insurer.allowed",
        text("May the insurer end the contract early?"),
        yes_no(),
    ),
)
_SECTIONS: tuple[tuple[Text, tuple[_Question, ...]], ...] = (
    (text("Joining"), _filing("enrolment")),
    (text("Relatives"), _RELATIVES),
    (
        text("Leaving"),
        (
            *_filing("leaving"),
            ("leaving.with_employee", text("Relatives leave with their employee"), yes_no()),
            *_refund("leaving.refund"),
        ),
    ),
    (text("Early end by the client"), _END),
    (text("Other changes"), _CHANGES),
    (text("Payment"), _PAYMENT),
    (text("Recalculation"), _RECALCULATION),
)


def terms_sheet(wishes: Mapping[str, Text]) -> RowSheet:
    """Return the sheet; `wishes` are those of the client, by the pointers of the terms."""
    return RowSheet(role=Role.TERMS, name=text("Terms"), parts=tuple(_parts(wishes)))


def _parts(wishes: Mapping[str, Text]) -> Iterator[Part]:
    for title, questions in _SECTIONS:
        yield Heading(title)
        for written, label, answer in questions:
            yield _row(written, label, answer, wishes)


def _row(written: str, label: Text, answer: Answer, wishes: Mapping[str, Text]) -> Row:
    path = tuple(int(step) if step.isdecimal() else step for step in written.split("."))
    group = written.rpartition(".")[0]
    return Row(
        label=label,
        answer=answer,
        target=Target.TERMS,
        path=path,
        wish=wishes.get("/" + written.replace(".", "/")),
        needed=group in EXPENSE_SHARES,
    )
