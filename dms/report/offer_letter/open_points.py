"""What an offer and the terms leave open: short in the letter, nothing of it hidden.

What one kind of care does not state stands with that kind of care; everything else is asked here,
the questions about one subject together.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from dms.i18n import Text, text
from dms.issues import Issue
from dms.modules.questions import Asking
from dms.pricing.offer import Offer
from dms.report.offer_letter.figures import Figures
from dms.report.offer_letter.programmes import taken, unpriced_titles

__all__ = ["OpenPoint", "open_points"]

_OF_CARE = re.compile(r"(/programmes/\d+)?/modules/\d+/(?!offered$)")
_PROGRAMME = re.compile(r"/programmes/(\d+)(?:/modules/(\d+))?")


@frozen
class OpenPoint:
    """A subject and the questions about it, already in one language."""

    subject: str
    """Empty for a question that names its subject itself."""
    questions: tuple[str, ...]


def open_points(figures: Figures, day: date, lang: str) -> tuple[OpenPoint, ...]:
    """Return the questions of a letter of this day, those about one subject together."""
    asked: dict[str, dict[str, None]] = {}
    for about, asks in _of_the_letter(figures, day):
        asked.setdefault(about.to(lang), {})[asks.to(lang)] = None
    for issue in _asked(figures):
        subject, question = _words(issue, lang)
        asked.setdefault(subject, {})[question] = None
    return tuple(OpenPoint(subject, tuple(questions)) for subject, questions in asked.items())


def _of_the_letter(figures: Figures, day: date) -> Iterator[tuple[Text, Text]]:
    """Ask whether an offer still stands that could be accepted until a day before the letter."""
    last_day = figures.offer.valid_until
    if last_day is not None and last_day < day:
        question = text("it could be accepted until {day}; does it still stand?", day=last_day)
        yield type(figures.offer).title, question
    for title in unpriced_titles(figures):
        yield title, text("what does it cost for the contract?")


def _asked(figures: Figures) -> Iterator[Issue]:
    # Asked without the places in the file, which mean nothing to who reads a letter.
    yield from _relevant(Asking.questions(figures.offer), figures)
    if figures.terms is not None:
        yield from figures.terms.questions()


def _relevant(issues: Iterable[Issue], figures: Figures) -> Iterator[Issue]:
    """Leave out programmes that nobody is in, care that is not taken, and what stands with it."""
    modules = {p.id: {m.kind for m in taken(p, figures)} for p in figures.programmes}
    for issue in issues:
        pointer = issue.where.pointer or ""
        if _concerns(pointer, figures.offer, modules) and not _OF_CARE.match(pointer):
            yield issue


def _concerns(pointer: str, offer: Offer, modules: Mapping[str, Collection[str]]) -> bool:
    """Say whether a question is about something in the letter; `modules` is the care taken."""
    found = _PROGRAMME.match(pointer)
    if found is None:
        return True
    programme = offer.programmes[int(found[1])]
    if programme.id not in modules:
        return False
    if found[2] is None or pointer.endswith("/offered"):
        return True
    return programme.modules[int(found[2])].kind in modules[programme.id]


def _words(issue: Issue, lang: str) -> tuple[str, str]:
    subject, question = (issue.text.params.get(name) for name in ("subject", "question"))
    if isinstance(subject, Text) and isinstance(question, Text):
        return subject.to(lang), question.to(lang)
    return "", issue.message(lang)
