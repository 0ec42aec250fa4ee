"""Questions: what a document leaves open that has to be agreed before the contract is signed.

"Not stated" is neither yes nor no. A part of an offer declares what must be agreed about it, and
whatever is still None becomes a question to the insurer, with the place where to write the answer.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, frozen

from dms.documents import NOT_STATED, Document
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity

__all__ = ["Ask", "Asking", "Stated", "under"]


class Stated(StrEnum):
    """What a document says: yes, no, or nothing."""

    YES = "yes"
    NO = "no"
    NOT_STATED = NOT_STATED

    @classmethod
    def of(cls, answer: bool | None) -> "Stated":  # noqa: FBT001 - the answer is the subject
        """Turn an answer into one of the three values; None is "not stated"."""
        if answer is None:
            return cls.NOT_STATED
        return cls.YES if answer else cls.NO


@frozen
class Ask:
    """A question that any one of `fields` answers; the first one is where the answer belongs."""

    question: Text
    fields: tuple[str, ...]

    @classmethod
    def about(cls, *fields: str, question: Text) -> "Ask":
        """Ask `question` while all of `fields` are not stated."""
        return cls(question, fields)


class Asking(Document):
    """A document that knows what has to be stated about it.

    The code of a question is `FAMILY-FIELD-UNSTATED`, e.g. `MODULE-TERRITORY-UNSTATED`.
    """

    family: ClassVar[str]
    """The first word of the codes of its questions."""
    title: ClassVar[Text]
    """What it is called in front of people."""
    asks: ClassVar[tuple[Ask, ...]] = ()
    """What must be agreed about it."""

    def questions(self) -> list[Issue]:
        """Return a question for everything open here and in the parts, pointers from here."""
        own = [self._question(ask) for ask in self.asks if self._is_open(ask)]
        return own + [
            issue for name, part in self._parts() for issue in under(name, part.questions())
        ]

    def ask_about(self, field: str) -> Issue:
        """Return the question that `field` answers, where something turns out to depend on it."""
        return self._question(next(ask for ask in self.asks if field in ask.fields))

    def _is_open(self, ask: Ask) -> bool:
        return all(getattr(self, f) is None for f in ask.fields) and self._matters(ask.fields[0])

    def _matters(self, name: str) -> bool:  # noqa: ARG002 - for those that know better
        """Say whether an open field is worth asking about, as far as the rest is stated."""
        return True

    def _question(self, ask: Ask) -> Issue:
        field = ask.fields[0]
        return Issue(
            code=f"{self.family}-{field.upper().replace('_', '-')}-UNSTATED",
            severity=Severity.QUESTION,
            text=text("{subject}: {question}", subject=self.title, question=ask.question),
            hint=text("Ask the insurer and write the answer into “{field}”.", field=field),
            where=Location(pointer=f"/{field}"),
        )

    def _parts(self) -> Iterator[tuple[str, "Asking"]]:
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, Asking):
                yield f"/{name}", value
            elif isinstance(value, tuple):
                parts = ((i, v) for i, v in enumerate(value) if isinstance(v, Asking))
                yield from ((f"/{name}/{i}", part) for i, part in parts)


def under(pointer: str, issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues with `pointer` put before their own, as seen from further up."""
    return [
        evolve(i, where=evolve(i.where, pointer=pointer + (i.where.pointer or ""))) for i in issues
    ]
