"""Grade (грейд): a group of people of one client, and the programme that they get."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from dms.conditions import Condition
from dms.configurator.grades.facts import condition_problems
from dms.documents import NOT_STATED, Document, Id, Roubles, Share, problem, problems
from dms.i18n import Text, text
from dms.modules.choice_rules import ChoiceName, OptionName

__all__ = ["AS_EMPLOYEE", "Grade", "MemberId"]

AS_EMPLOYEE = "as_employee"
"""Stands where a grade might for relatives: they get the programme of their employee."""

MemberId = Annotated[str, Field(min_length=1, max_length=80)]
"""The number of a person as the list of people writes it."""

_FOR_WHOM = ("when", "members")


class Grade(Document):
    """Some people of a client, what they get, and what it may cost.

    It is for those whom `when` fits and for those whom `members` names; with neither of the two it
    is for everybody who is left. An empty list of members says that nobody gets it by right: it is
    there to be taken as an upgrade, or for relatives.
    """

    id: Id
    """Short name; the programme that these people get has the same."""
    name: str | None = None
    of: Id | None = None
    """The programme of the offer that theirs is put together from; may be left out when the offer
    has one."""
    when: Condition | None = None
    """Whom it is for: grade, place, age (in full years on the first day of the contract), sex,
    relationship, tenure or any column of the list, with a value, a list of values or a band."""
    members: tuple[MemberId, ...] | None = None
    """Whom it is for besides: numbers of people."""
    choose: tuple[ChoiceName, ...] = ()
    """What is chosen for them: kinds of care, or values of options."""
    drop: tuple[ChoiceName, ...] = ()
    """What is left out for them."""
    set: dict[OptionName, Id] = Field(default_factory=dict)
    """Values of options, by the option: `dental.place: specialised`."""
    budget_per_head: Roubles | None = None
    """The most that the company wants to pay for one person on average for the whole term."""
    budget: Roubles | None = None
    """The most that the company wants to pay for the grade in all for the whole term."""
    must: tuple[ChoiceName, ...] = ()
    """Without these a programme does not do; for the search."""
    should: tuple[ChoiceName, ...] = ()
    """These are welcome; for the search."""
    employer: Share | None = None
    """The employer's share of the premium, between 0 and 1; the contribution that the offer states
    counts when it is left out."""
    employer_for_relatives: Share | None = None
    """The employer's share for relatives, where it is another one."""
    upgrades: tuple[Id, ...] = ()
    """Grades whose programmes these people may take, paying the difference themselves."""

    @model_validator(mode="after")
    def _is_for_people(self) -> Self:
        if self.when is not None and (found := condition_problems(self.when)):
            raise problems(found)
        return self

    @model_validator(mode="before")
    @classmethod
    def _nobody_said_for_whom(cls, data: Any) -> Any:
        """Keep `when: unknown` apart from a key that was left out, which means everybody."""
        if isinstance(data, Mapping):
            return {**data, **{k: None for k in _FOR_WHOM if data.get(k) == NOT_STATED}}
        return data

    @model_validator(mode="after")
    def _is_for_everybody_on_purpose(self) -> Self:
        """Refuse an empty `when:` or `members:`, which would silently be for everybody."""
        empty = next((k for k in _FOR_WHOM if k in self.model_fields_set), None)
        if self.is_for_everybody and empty is not None:
            raise problem(
                "GRADES-RULE-EMPTY",
                "`{key}` is empty, and so the grade would be for everybody who is left",
                hint=text("Say whom it is for, or delete the key if everybody is meant."),
                key=empty,
                pointer=(empty,),
            )
        return self

    @model_validator(mode="after")
    def _chosen_or_dropped(self) -> Self:
        both = next((n for n, name in enumerate(self.drop) if name in self.choose), None)
        if both is not None:
            raise problem(
                "GRADES-CHOICE-TWICE",
                "“{choice}” is chosen and left out",
                hint=text("Delete it from `choose` or from `drop`."),
                choice=self.drop[both],
                pointer=("drop", both),
            )
        return self

    @property
    def has_rule(self) -> bool:
        """Whether it says whom it is for."""
        return self.when is not None or bool(self.members)

    @property
    def is_for_everybody(self) -> bool:
        """Whether it is for all who are left."""
        return self.when is None and self.members is None

    @property
    def title(self) -> Text:
        """What it is called in front of people."""
        return Text("{words}", {"words": self.name or self.id})
