"""Programme: the set of modules that a group of people is insured under."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from dms.documents import Id, Roubles, Source, problem, problems
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.modules.base import Module
from dms.modules.choice_rules import ChoiceRules
from dms.modules.eligibility import Eligibility
from dms.modules.exclusions import AnyExclusion
from dms.modules.limits import Deductible
from dms.modules.options import Options
from dms.modules.patching import patch_problems
from dms.modules.questions import Asking, Stated
from dms.modules.registry import AnyModule, kinds, title_of
from dms.rates import Price

__all__ = ["Programme"]


class Programme(Asking):
    """A programme (программа страхования) of an offer: what is covered and for whom.

    It lists each kind of care at most once. What stands here holds for all its modules unless a
    module says otherwise.
    """

    model_config = ConfigDict(defer_build=True)

    family = "PROGRAMME"
    title = text("Programme")

    id: Id
    """Short name used in the roster."""
    name: str | None = None
    """Name in the offer, e.g. «Стандарт»."""
    tier: str | None = None
    """Class of the programme in the insurer's line: Стандарт, Бизнес, VIP."""
    modules: tuple[AnyModule, ...] = Field(json_schema_extra={"minItems": 1})
    """The kinds of care."""
    premium: Price | None = None
    """One price for the whole programme and the whole term: a number or a table."""
    clinic_tier: str | None = None
    """Price tier of the clinics, as the insurer names it."""
    clinics: tuple[Id, ...] | None = None
    """Clinics and hospitals of the programme, by their ids."""
    deductible: Deductible | None = None
    """The insured's part of every bill."""
    sum_insured: Roubles | None = None
    """The most that is paid for one person over the term (страховая сумма)."""
    exclusions: tuple[AnyExclusion, ...] | None = None
    """What is not paid for in any module."""
    eligibility: Eligibility | None = None
    """Who may be insured."""
    options: Annotated[Options, Field(min_length=1)] | None = None
    """What may be chosen for the programme as a whole: clinic tier, deductible …"""
    rules: ChoiceRules | None = None
    """What is sold together, apart, or to some groups only."""
    note: str | None = None
    """Anything else the offer says of it."""
    clause: str | None = None
    """The paragraph of the contract."""
    source: Source | None = None
    """Where the statement comes from."""

    @model_validator(mode="after")
    def _has_modules(self) -> Self:
        if not self.modules:
            raise problem(
                "PROGRAMME-EMPTY",
                "The programme lists no kinds of care",
                hint=text("List what is covered under “modules”, one “kind” each."),
                pointer=("modules",),
            )
        return self

    @model_validator(mode="after")
    def _kinds_are_unique(self) -> Self:
        seen: set[str] = set()
        for index, module in enumerate(self.modules):
            if module.kind in seen:
                raise problem(
                    "PROGRAMME-MODULE-TWICE",
                    "The programme lists “{kind}” twice",
                    hint=text("Put both into one module, or make two programmes."),
                    kind=module.kind,
                    pointer=("modules", index),
                )
            seen.add(module.kind)
        return self

    @model_validator(mode="after")
    def _needed_modules_are_not_refused(self) -> Self:
        for index, module, needed in self._needs():
            if self.offers(needed) is Stated.NO:
                raise problem(
                    "MODULE-REQUIRES",
                    "“{kind}” is offered without “{needed}”, on which it is built",
                    hint=text("Offer “{needed}” too, or leave “{kind}” out."),
                    kind=module.kind,
                    needed=needed,
                    pointer=("modules", index),
                )
        return self

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        if self.options and (found := list(patch_problems(self, self.options))):
            raise problems(found)
        return self

    def module(self, kind: str) -> Module | None:
        """Return the module of this kind if the programme lists it, offered or not."""
        return next((module for module in self.modules if module.kind == kind), None)

    def offers(self, kind: str) -> Stated:
        """Say whether the programme gives this kind of care: yes, no, or not stated.

        Its own line decides; without one, care that comes along with another module counts too.
        """
        module = self.module(kind)
        if module is not None and module.offered is not None:
            return module.stated
        return Stated.of(any(kind in m.also_gives() for m in self.offered_modules) or None)

    @property
    def offered_modules(self) -> tuple[Module, ...]:
        """The modules that the insurer gives."""
        return tuple(module for module in self.modules if module.offered)

    def questions(self) -> list[Issue]:
        """Return what must be agreed and is not stated, pointers from the programme.

        Clinics named for the whole programme answer the question for every module.
        """
        asked = super().questions()
        if self.clinics is not None:
            asked = [issue for issue in asked if issue.code != "MODULE-CLINICS-UNSTATED"]
        return [*asked, *self.needs_unstated(), *self._lines_unstated()]

    def _needs(self) -> Iterator[tuple[int, Module, str]]:
        for index, module in enumerate(self.modules):
            if module.offered:
                yield from ((index, module, needed) for needed in module.needed())

    def _hidden(self) -> Iterator[tuple[int, Module, str]]:
        for index, module in enumerate(self.modules):
            if module.offered:
                yield from ((index, module, k) for k in module.also_gives() if self._lacks_line(k))

    def _lacks_line(self, kind: str) -> bool:
        known = kinds().get(kind)
        own = self.module(kind)
        return known is not None and known.own_line and (own is None or not own.offered)

    def needs_unstated(self) -> Iterator[Issue]:
        """Return a question for each module whose foundation the programme does not mention."""
        for index, module, needed in self._needs():
            if self.offers(needed) is Stated.NOT_STATED:
                what = text(
                    "{module}: it is built on “{needed}”, which the offer does not mention.",
                    module=type(module).title,
                    needed=title_of(needed),
                )
                hint = text("Ask whether it is included, and list it as a module of its own.")
                yield _question("MODULE-REQUIRED-UNSTATED", what, hint, index)

    def _lines_unstated(self) -> Iterator[Issue]:
        for index, module, hidden in self._hidden():
            what = text(
                "{module}: “{hidden}” is included without a line of its own.",
                module=type(module).title,
                hidden=title_of(hidden),
            )
            hint = text("Ask for its price and terms, and list it as a module of its own.")
            yield _question("MODULE-LINE-UNSTATED", what, hint, index)


def _question(code: str, what: Text, hint: Text, index: int) -> Issue:
    return Issue(code, Severity.QUESTION, what, hint, Location(pointer=f"/modules/{index}"))
