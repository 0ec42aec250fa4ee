"""The checklist: what a good brief says and this one does not.

A point that the brief forgets comes back from every insurer in another way, and offers cannot be
compared: «необходимо чётко ограничить территорию», «в запросе желательно обозначить уровень
стационаров по каждой программе», «1−2 раза (оговаривается особо) в неделю на 2 часа». Only what is
asked for is asked about, and nothing that the brief answers with `false`.
"""

from collections.abc import Iterator

from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.modules.registry import kinds, title_of
from dms.requirements.requirement import Requirement
from dms.requirements.usual_points import CARE_POINTS
from dms.requirements.wishes import ModuleWish, Near, ProgrammeWish

__all__ = ["forgotten"]


def forgotten(requirement: Requirement) -> list[Issue]:
    """Return a question for each usual point that the brief leaves open, with its place.

    The codes are `REQUIREMENT-…-UNSTATED`, all of them questions to the client. The order is that
    of the brief: its programmes, then what concerns the whole contract.
    """
    found = [*_of_programmes(requirement), *_of_the_contract(requirement)]
    return [
        Issue(code, Severity.QUESTION, words, hint, requirement.locate(pointer))
        for code, words, hint, pointer in found
    ]


_Question = tuple[str, Text, Text, str]
"""Code, question, hint, and the place of the answer."""


def _of_programmes(requirement: Requirement) -> Iterator[_Question]:
    for number, programme in enumerate(requirement.programmes):
        pointer = f"/programmes/{number}"
        for index, wish in enumerate(programme.modules):
            yield from _of_care(wish, f"{pointer}/modules/{index}")
        yield from _of_needed(programme, pointer)
        yield from _of_bills(programme, pointer)


def _of_care(wish: ModuleWish, pointer: str) -> Iterator[_Question]:
    for point in CARE_POINTS:
        is_open = all(getattr(wish, name) is None for name in point.fields)
        if is_open and point.concerns(wish):
            words = text("{care}: {question}", care=title_of(wish.kind), question=point.question)
            yield point.code, words, point.hint, f"{pointer}/{point.fields[0]}"


def _of_needed(programme: ProgrammeWish, pointer: str) -> Iterator[_Question]:
    """Ask about care that is built on other care that the programme does not ask for."""
    asked = {wish.kind for wish in programme.modules}
    for index, wish in enumerate(programme.modules):
        for needed in kinds()[wish.kind].requires:
            if needed not in asked:
                yield (
                    "REQUIREMENT-NEEDED-UNSTATED",
                    text(
                        "{care} is not sold without “{needed}”, which is not asked for",
                        care=title_of(wish.kind),
                        needed=title_of(needed),
                    ),
                    text("Add “{kind}” to `modules`.", kind=needed),
                    f"{pointer}/modules/{index}",
                )


def _of_bills(programme: ProgrammeWish, pointer: str) -> Iterator[_Question]:
    if all(wish.deductible_at_most is None for wish in programme.modules):
        yield (
            "REQUIREMENT-DEDUCTIBLE-UNSTATED",
            text("Which part of the bill may people have to pay themselves?"),
            text("Write `deductible_at_most` at the kinds of care: 0 if none."),
            f"{pointer}/modules",
        )
    if all(wish.limits is None for wish in programme.modules):
        yield (
            "REQUIREMENT-LIMITS-UNSTATED",
            text("How much must be paid for at least: visits, services, roubles?"),
            text("Write `limits` where it matters, with `visits` or `amount`, and `per`."),
            f"{pointer}/modules",
        )


def _of_the_contract(requirement: Requirement) -> Iterator[_Question]:
    yield from _of_offices(requirement)
    for code, words, hint, pointer in _WHOLE:
        if getattr(requirement, pointer) is None:
            yield code, words, hint, f"/{pointer}"
    if _has_no_budget(requirement):
        yield (
            "REQUIREMENT-BUDGET-UNSTATED",
            text("What may it cost at most, in all or for one person?"),
            text("Write `budget` with `total` or `per_head`, in roubles for the whole term."),
            "/budget",
        )
    yield from _of_parts(requirement)


def _of_offices(requirement: Requirement) -> Iterator[_Question]:
    wishes = [wish for programme in requirement.programmes for wish in programme.modules]
    near_office = any(
        wish.clinics_near is not None and wish.clinics_near.to is not Near.HOME for wish in wishes
    )
    comes_to_office = any("office" in kinds()[wish.kind].model_fields for wish in wishes)
    if (near_office or comes_to_office) and not requirement.offices:
        yield (
            "REQUIREMENT-OFFICES-UNSTATED",
            text("Where are the offices?"),
            text("Write `offices` with `name`, `city`, `district` and `people`."),
            "/offices",
        )


_WHOLE = (
    (
        "REQUIREMENT-PERIOD-UNSTATED",
        text("For which period is the contract?"),
        text("Write `period` with `start` and `last_day`; both days count."),
        "period",
    ),
    (
        "REQUIREMENT-ANSWER-BY-UNSTATED",
        text("Until which day can insurers answer?"),
        text("Write `answer_by`."),
        "answer_by",
    ),
    (
        "REQUIREMENT-PAYMENT-UNSTATED",
        text("How is the premium to be paid: at once or in instalments?"),
        text("Write `payment`: single, half_yearly, quarterly or monthly, one or several."),
        "payment",
    ),
)
"""What a brief says once: code, question, hint, field."""


def _has_no_budget(requirement: Requirement) -> bool:
    budget = requirement.budget
    in_all = budget is not None and (budget.total, budget.per_head) != (None, None)
    return not in_all and all(one.budget_per_head is None for one in requirement.programmes)


_PARTS: tuple[tuple[str, str, Text, tuple[str, ...]], ...] = (
    (
        "joining",
        "REQUIREMENT-JOINING-UNSTATED",
        text("On which days may people join during the year, at which notice and price?"),
        ("any_day", "notice_at_most", "pro_rata"),
    ),
    (
        "relatives",
        "REQUIREMENT-RELATIVES-UNSTATED",
        text("Which relatives may join, for how long, and how much more may they cost?"),
        ("relationships", "window_months_at_least", "uplift_at_most"),
    ),
    (
        "leaving",
        "REQUIREMENT-LEAVING-UNSTATED",
        text("When may people leave, and what must come back of the premium?"),
        ("any_day", "notice_at_most", "cash_share_at_least", "no_expense_load"),
    ),
)
"""What has several parts: field, code, question, and the fields that a good brief fills."""


def _of_parts(requirement: Requirement) -> Iterator[_Question]:
    """Ask once for each part, with the fields that are still empty."""
    for name, code, words, fields in _PARTS:
        part = getattr(requirement, name)
        missing = [field for field in fields if part is None or getattr(part, field) is None]
        unwanted = name == "relatives" and part is not None and part.relationships == ()
        if missing and not unwanted:
            hint = text("Write under `{part}`: {fields}.", part=name, fields=", ".join(missing))
            yield code, words, hint, f"/{name}"
