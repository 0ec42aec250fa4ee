"""A bench for each grade: the programme that its people get, and the people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from dms.configurator.bench import Bench
from dms.configurator.choice import Choice
from dms.configurator.configuring import bench_of, programme_meant, require_sound
from dms.configurator.grades.assignment import Assignment
from dms.configurator.grades.grade import Grade
from dms.configurator.grades.grades import Grades
from dms.configurator.grades.reference_prices import require_clear_references
from dms.configurator.logic.clause import Literal
from dms.configurator.logic.theory import Theory
from dms.configurator.model import ChoiceModel
from dms.configurator.names import unknown_choice
from dms.errors import LoadError, QuoteRefused
from dms.issues import Issue
from dms.members import Roster
from dms.pricing.offer import Offer
from dms.pricing.setting import settle
from dms.pricing.tariff_building import build_tariff

__all__ = ["GradeBench", "contract_literals", "decided_literals", "grade_benches"]


@frozen(eq=False)
class GradeBench:
    """A grade, what may be chosen for it, and what everything in it costs its people."""

    grade: Grade
    model: ChoiceModel
    bench: Bench | None = field(repr=False)
    """None where nobody in it has a price, or nobody is in it."""
    unpriced: tuple[Issue, ...] = ()
    """Why nobody in it has a price, whatever is chosen."""

    @property
    def theory(self) -> Theory:
        """The rules, those of its people too where it has any."""
        return self.bench.theory if self.bench is not None else self.model.theory


def grade_benches(
    offer: Offer, assignment: Assignment, grades: Grades, **asked: Any
) -> tuple[GradeBench, ...]:
    """Return a bench for each grade of an assigned list.

    `asked` is how prices are asked for, as :func:`dms.quote` is told; the headcount is that of the
    whole list. Raises :class:`~dms.errors.LoadError` for everything in the grades that the offer
    does not have and for who pays, see :func:`require_clear_references`, and
    :class:`~dms.errors.QuoteRefused` where there can be no prices.
    """
    require_sound(offer)
    models = _models(_whoever_pays(offer), grades)
    require_clear_references(offer, models, grades)
    tariff = build_tariff(offer)
    roster = assignment.roster
    setting, issues = settle(
        tariff,
        roster,
        asked.get("period"),
        asked.get("payment"),
        asked.get("today"),
        None,
        asked.get("headcount"),
    )
    if setting is None:
        raise QuoteRefused(tuple(issues))
    asked = {**asked, "headcount": setting.headcount}
    return tuple(
        _grade_bench(grade, model, _people_of(roster, grade, model), asked)
        for grade, model in zip(grades.grades, models, strict=True)
    )


def _whoever_pays(offer: Offer) -> Offer:
    """Return the offer without a word on who pays: the grades say that, and prices do not look."""
    return offer if offer.contribution is None else offer.agreeing({"contribution": None})


def _models(offer: Offer, grades: Grades) -> list[ChoiceModel]:
    issues: list[Issue] = []
    found: list[ChoiceModel] = []
    for number, grade in enumerate(grades.grades):
        try:
            model = ChoiceModel(offer, programme_meant(offer, grade.of))
        except LoadError as error:
            where = grades.locate(f"/grades/{number}/of")
            issues += [evolve(issue, where=where) for issue in error.issues]
            continue
        found.append(model)
        issues += _unknown(grade, model, grades, f"/grades/{number}")
    if issues:
        raise LoadError(issues)
    return found


def _unknown(grade: Grade, model: ChoiceModel, grades: Grades, base: str) -> Iterator[Issue]:
    """Report choices that the programme does not have."""
    named = [
        (name, f"{base}/{key}/{n}")
        for key in ("choose", "drop", "must", "should")
        for n, name in enumerate(getattr(grade, key))
    ]
    named += [(f"{name}={value}", f"{base}/set/{name}") for name, value in grade.set.items()]
    known = sorted(model.parts.names)
    for name, pointer in named:
        if name not in model.parts.names:
            yield unknown_choice(name, known, grades.locate(pointer))


def _people_of(roster: Roster, grade: Grade, model: ChoiceModel) -> Roster:
    """Return the people who have the programme of a grade, under the name of the offer for it."""
    places = [n for n, id_ in enumerate(roster.column("programme")) if id_ == grade.id]
    columns: Mapping[str, list[Any]] = {
        name: [column[n] for n in places] for name, column in roster.columns.items()
    }
    return Roster({**columns, "programme": [model.programme.id] * len(places)})


def _grade_bench(
    grade: Grade, model: ChoiceModel, people: Roster, asked: Mapping[str, Any]
) -> GradeBench:
    if not len(people):
        return GradeBench(grade, model, None)
    bench = bench_of(model, people, asked)
    if bench.board.own_heads:
        return GradeBench(grade, model, bench)
    return GradeBench(grade, model, None, tuple(issue for _, issue in bench.board.apart))


def decided_literals(grade: Grade) -> tuple[Literal, ...]:
    """Return what the document chooses and leaves out for a grade."""
    chosen = [*grade.choose, *(f"{name}={value}" for name, value in grade.set.items())]
    dropped = (Literal(str(Choice.of(name)), positive=False) for name in grade.drop)
    return (*map(Literal, chosen), *dropped)


def contract_literals(benches: Sequence[GradeBench]) -> tuple[Literal, ...]:
    """Return what grades choose of the contract's own modules: it is there for all of them."""
    return tuple(
        literal
        for one in benches
        for literal in decided_literals(one.grade)
        if one.model.parts.by_kind[Choice.of(literal.atom).kind].in_contract
    )
