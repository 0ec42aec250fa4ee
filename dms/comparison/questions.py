"""Questions: everything that an offer leaves open, numbered, each once, what matters most first.

What the brief calls a must comes first, then what it calls a should, then what a check of the
contract waits for, then the rest. "Not stated" is asked and never taken for a no.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from dms.comparison.asked_fields import field_asked
from dms.comparison.compared import Compared
from dms.contracts.checks.findings import OpenPoint
from dms.contracts.terms.terms import Terms
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.pricing.offer import Offer
from dms.requirements.met import Met
from dms.requirements.wishes import Need

__all__ = ["Origin", "Question", "questions_to"]

Origin = str
"""What asks: `requirement`, `check`, `offer`, `terms` or `quote`."""

_PARTS_OF_TERMS = [[name] for name in Terms.model_fields]
_IN_PROGRAMME = re.compile(r"/programmes/(\d+)(/|$)")


@frozen(kw_only=True)
class Question:
    """One thing to ask the insurer."""

    number: int = 0
    """From 1 on, for each insurer."""
    text: Text
    hint: Text | None = None
    """Where to write the answer."""
    where: Location | None = None
    """The place in the offer or the terms, the first of several."""
    programmes: tuple[str, ...] = ()
    """The programmes of the offer that it is asked for, by name; empty for all of the contract."""
    need: Need | None = None
    """How much the brief wants it, where it does."""
    origins: tuple[Origin, ...] = ()
    """All that ask it."""
    codes: tuple[str, ...] = ()
    """Codes of issues, ids of checks and paths of wishes that wait for the answer."""

    @property
    def weight(self) -> int:
        """Return 0 for what matters most, more for what matters less."""
        if self.need is not None:
            return list(Need).index(self.need)
        return 2 if "check" in self.origins else 3


def questions_to(candidate: Compared) -> tuple[Question, ...]:
    """Return what to ask one insurer; one answer for several programmes is asked for once."""
    asked = _merged(_asked(candidate), _is_same)
    named = [_named(question, candidate.offer) for question in asked]
    once = _merged(named, _is_same_elsewhere)
    ordered = sorted(once, key=lambda question: question.weight)
    return tuple(evolve(question, number=n) for n, question in enumerate(ordered, start=1))


def _merged(
    questions: Iterable[Question], is_same: Callable[[Question, Question], bool]
) -> list[Question]:
    found: list[Question] = []
    for question in questions:
        alike = next((n for n, one in enumerate(found) if is_same(one, question)), None)
        if alike is None:
            found.append(question)
        else:
            found[alike] = _together(found[alike], question)
    return found


def _asked(candidate: Compared) -> Iterator[Question]:
    """Ask in the words of the offer where it has a question of its own, then in those of others."""
    yield from _of_issues(candidate.offer.questions(), "offer")
    terms = candidate.terms
    yield from _of_issues(terms.questions() if terms else candidate.contract_issues, "terms")
    yield from _of_issues(candidate.quote.group_issues, "quote")
    yield from (_of_wish(one) for one in candidate.met if one.asks_insurer)
    yield from (_of_check(one) for one in candidate.report.questions)


def _of_issues(issues: Iterable[Issue], origin: Origin) -> Iterator[Question]:
    for issue in issues:
        if issue.severity is Severity.QUESTION:
            yield Question(
                text=issue.text,
                hint=issue.hint,
                where=issue.where,
                origins=(origin,),
                codes=(issue.code,),
            )


def _of_wish(met: Met) -> Question:
    whole = met.wish.endswith(f".{met.kind}")
    return Question(
        text=text("{what}: is it offered?", what=met.title)
        if whole
        else text("{what}: is this given: {wanted}?", what=met.title, wanted=met.wanted),
        hint=met.reason,
        where=_field_of(met),
        need=met.need,
        origins=("requirement",),
        codes=(met.wish,),
    )


def _field_of(met: Met) -> Location | None:
    """Return where the answer to a wish about a kind of care belongs: its own field."""
    where, point = met.where, met.wish.rpartition(".")[2]
    if where is None or met.kind is None or point == met.kind:
        return where
    pointer = where.pointer or ""
    return where if pointer.endswith(f"/{point}") else evolve(where, pointer=f"{pointer}/{point}")


def _of_check(point: OpenPoint) -> Question:
    return Question(
        text=point.asked,
        where=_asked_at(point),
        origins=("check",),
        codes=tuple(check.id for check in point.checks),
    )


def _asked_at(point: OpenPoint) -> Location | None:
    """Return the place of the field that a check waits for, as offer and brief ask for it."""
    where, name = point.where, field_asked(point)
    if where is None or name is None:
        return where
    return evolve(where, pointer=f"{where.pointer or ''}/{name}")


def _is_same(one: Question, other: Question) -> bool:
    """Say whether two ask for the same: about one field, or in the same words near one place."""
    if _is_of_terms(one) is not _is_of_terms(other):
        return False
    here, there = _pointer(one), _pointer(other)
    if here == there and not here.rpartition("/")[2].isdigit():
        return bool(here) or one.text == other.text
    near = f"{here}/".startswith(f"{there}/") or f"{there}/".startswith(f"{here}/")
    return near and one.text.to("en") == other.text.to("en")


def _is_of_terms(question: Question) -> bool:
    """Say whether its place is in the terms; offer and terms have fields of the same names."""
    origin = question.origins[0]
    if origin in ("requirement", "check"):
        return _pointer(question).split("/")[1:2] in _PARTS_OF_TERMS
    return origin == "terms"


def _is_same_elsewhere(one: Question, other: Question) -> bool:
    """Say whether two ask for the same in different programmes."""
    both = bool(one.programmes) and bool(other.programmes)
    return both and one.text.to("en") == other.text.to("en")


def _named(question: Question, offer: Offer) -> Question:
    """Return the question with the programme of the offer that its place lies in."""
    found = _IN_PROGRAMME.match(_pointer(question))
    if found is None:
        return question
    programme = offer.programmes[int(found[1])]
    return evolve(question, programmes=(programme.name or programme.id,))


def _pointer(question: Question) -> str:
    return (question.where.pointer or "") if question.where is not None else ""


def _together(one: Question, other: Question) -> Question:
    """Put two that ask for the same into one: the clearer words, all that ask, the graver need.

    A check asks about its clause; a question of the terms may be worded for several clauses.
    """
    clearer = "check" in other.origins and _is_of_terms(one)
    needs = [need for need in Need if need in (one.need, other.need)]
    return evolve(
        one,
        text=other.text if clearer else one.text,
        hint=one.hint if one.hint is not None else other.hint,
        need=needs[0] if needs else None,
        programmes=tuple(dict.fromkeys((*one.programmes, *other.programmes))),
        origins=tuple(dict.fromkeys((*one.origins, *other.origins))),
        codes=tuple(dict.fromkeys((*one.codes, *other.codes))),
    )
