"""Rules of choice: what the insurer sells together, apart, or to some groups only.

A choice is written `dental` (the kind of care is taken), `dental.place=specialised` (a value of one
of its options) or `programme.clinic_tier=business` (a value of an option of the programme).
"""

import re
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from dms.conditions import Condition
from dms.documents import Document, Id, Source, problem
from dms.i18n import text

__all__ = ["ChoiceName", "ChoiceRule", "ChoiceRules", "OptionName"]

_CHOICE = r"^[\w][\w-]*(\.[\w][\w.-]*=[\w][\w.-]*)?$"
_OPTION = r"^[\w][\w-]*\.[\w][\w.-]*$"


def _choice(written: str) -> str:
    if not re.fullmatch(_CHOICE, written):
        raise problem(
            "DOC-VALUE-INVALID",
            "This is not written like a choice.",
            hint=text(
                "Write a kind of care, `dental`, or a value of an option, "
                "`dental.place=specialised`."
            ),
        )
    return written


def _option(written: str) -> str:
    if not re.fullmatch(_OPTION, written):
        raise problem(
            "DOC-VALUE-INVALID",
            "This is not written like an option.",
            hint=text("Write the kind of care and the option: `outpatient.access`."),
        )
    return written


# The pattern stands in the schema only: to people the form is said in words.
ChoiceName = Annotated[
    str,
    Field(
        json_schema_extra={"pattern": _CHOICE},
        max_length=250,
        examples=["dental", "dental.place=specialised"],
    ),
    AfterValidator(_choice),
]
"""A choice as it is written: a kind of care, or a value of an option."""

OptionName = Annotated[
    str,
    Field(json_schema_extra={"pattern": _OPTION}, max_length=170, examples=["outpatient.access"]),
    AfterValidator(_option),
]
"""An option as it is written: the kind of care, or `programme`, and the option's name."""

Names = Annotated[tuple[ChoiceName, ...], Field(min_length=1)]


class ChoiceRule(Document):
    """One rule; it says one thing.

    Of a choice: `choose` with `requires` (all of these), `requires_any` (one of these), `excludes`
    (none of these), `only_for` (all insured must be such), or `at_least` (so many people in the
    programme). By itself: `one_of` (exactly one of these).
    """

    SAYS: ClassVar[tuple[str, ...]] = (
        "requires",
        "requires_any",
        "excludes",
        "only_for",
        "at_least",
        "one_of",
    )

    id: Id | None = None
    choose: ChoiceName | None = None
    """The choice that the rule is about."""
    requires: Names | None = None
    """Everything without which the choice is not sold."""
    requires_any: Names | None = None
    """Choices of which the client needs at least one."""
    excludes: Names | None = None
    """Choices that do not go together with it."""
    only_for: Condition | None = None
    """What must hold for the group (`headcount`) and for everybody in the programme (`age`,
    `place`, `relationship` …): values, lists, or closed bands."""
    at_least: Annotated[int, Field(ge=2)] | None = None
    """The least number of people in the programme."""
    one_of: Annotated[tuple[ChoiceName, ...], Field(min_length=2)] | None = None
    """Choices of which the client takes exactly one."""
    note: str | None = None
    clause: str | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [name for name in self.SAYS if getattr(self, name) is not None]
        if len(said) != 1:
            raise problem(
                "CHOICE-RULE-SHAPE",
                "A rule says exactly one of: {known}",
                hint=text("Split it into several rules, or say what it asks for."),
                known=", ".join(self.SAYS),
            )
        if (self.choose is None) != (said[0] == "one_of"):
            raise problem(
                "CHOICE-RULE-SUBJECT",
                "A rule is about a choice, named by `choose`; only `one_of` stands by itself",
                hint=text("Write what the rule is about: `choose: dental`."),
            )
        return self

    @property
    def says(self) -> str:
        """Which of :attr:`SAYS` it says."""
        return next(name for name in self.SAYS if getattr(self, name) is not None)

    @property
    def named(self) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
        """Every choice it names, with the way to it inside the rule."""
        found: list[tuple[str, tuple[str | int, ...]]] = []
        if self.choose is not None:
            found.append((self.choose, ("choose",)))
        for name in ("requires", "requires_any", "excludes", "one_of"):
            found += [(x, (name, n)) for n, x in enumerate(getattr(self, name) or ())]
        return tuple(found)


ChoiceRules = tuple[ChoiceRule, ...]
