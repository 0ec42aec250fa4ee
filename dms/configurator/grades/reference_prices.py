"""Reference prices: who pays may be counted on the price of a programme; grades may change which.

«Работодатель платит за базовую»: a rule of the offer names the programme on whose price the share
of the employer counts. With grades that programme is the one of a grade; where several grades, or
none, are made of it, nobody knows which price is meant.
"""

from collections.abc import Iterator, Mapping, Sequence

from dms.configurator.grades.grades import Grades
from dms.configurator.model import ChoiceModel
from dms.configurator.renaming import renamed_rule
from dms.errors import LoadError
from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.pricing.contribution import ContributionRule
from dms.pricing.dimensions import same
from dms.pricing.offer import Offer

__all__ = ["require_clear_references"]

_Made = Mapping[str, Sequence[str]]
"""The grades made of each programme of the offer, by the programme's id as tables compare it."""


def require_clear_references(offer: Offer, models: Sequence[ChoiceModel], grades: Grades) -> None:
    """Raise :class:`~dms.errors.LoadError` where it is not clear on which price who pays counts.

    `models` are those of the grades, in their order. A rule that is for none of the grades is left
    out anyway, and so is what it counts on.
    """
    made: dict[str, list[str]] = {same(programme.id): [] for programme in offer.programmes}
    for id_, model in zip(grades.ids, models, strict=True):
        made[same(model.programme.id)].append(id_)
    if issues := list(_unclear(offer, made)):
        raise LoadError(issues)


def _unclear(offer: Offer, made: _Made) -> Iterator[Issue]:
    for index, rule in enumerate(offer.contribution or ()):
        ids = made.get(same(rule.of), ()) if rule.of is not None else ("own",)
        if len(ids) != 1 and _holds(rule, made):
            hint = text(
                "State in the grades what the employer pays (`employer`), and take the rule out of"
                " `contribution`."
            )
            where = offer.locate(f"/contribution/{index}/of")
            said = _in_words(str(rule.of), ids)
            yield Issue("GRADES-CONTRIBUTION-OF", Severity.ERROR, said, hint, where)


def _holds(rule: ContributionRule, made: _Made) -> bool:
    """Say whether a rule is for the programme of some grade."""
    return renamed_rule(rule.model_copy(update={"of": None}), made) is not None


def _in_words(programme: str, ids: Sequence[str]) -> Text:
    if not ids:
        return text(
            "Who pays is counted on the price of programme “{programme}”, and no grade has it",
            programme=programme,
        )
    return text(
        "Who pays is counted on the price of programme “{programme}”, of which several grades"
        " are made: {grades}",
        programme=programme,
        grades=", ".join(ids),
    )
