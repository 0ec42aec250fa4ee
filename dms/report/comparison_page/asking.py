"""Questions to the insurers, numbered, ready to be sent."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.comparison.questions import Question
from dms.i18n import Text, text
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import Words
from dms.requirements.wishes import Need

__all__ = ["Asking", "asking"]


@frozen(kw_only=True)
class Letter:
    """The questions to one insurer."""

    name: str
    lines: tuple[Words, ...]


@frozen(kw_only=True)
class Asking(Part):
    """All questions, insurer by insurer."""

    title: ClassVar[Text] = text("Questions to the insurers")
    template: ClassVar[str] = "asking.html.j2"
    letters: tuple[Letter, ...]
    words: dict[str, Text]


_WORDS = {
    "please": text("Please answer in writing, under the same numbers:"),
    "none": text("There are no questions to this insurer"),
}


def asking(comparison: Comparison) -> Asking:
    """Return what to ask each insurer, what matters most first."""
    return Asking(
        letters=tuple(
            Letter(name=one.name, lines=tuple(_lines(comparison.questions[one.id])))
            for one in comparison.candidates
        ),
        words=_WORDS,
    )


def _lines(questions: tuple[Question, ...]) -> Iterator[Text]:
    for question in questions:
        words = question.text
        if question.programmes:
            programmes = ", ".join(question.programmes)
            words = text("“{programme}”: {question}", programme=programmes, question=words)
        if question.need is Need.MUST:
            words = text("{question} (a must for us)", question=words)
        yield words
