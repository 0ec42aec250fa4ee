"""Who may be insured: ages and relationships that a programme admits.

Ages are full years in a closed band: `18-80` takes in both 18 and 80, `0` is a child before the
first birthday. Above the upper end nobody is insured; the band is never stretched.
"""

from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from dms.bands import Band
from dms.documents import Document
from dms.members import Relationship
from dms.modules.questions import Stated

__all__ = ["Ages", "Eligibility"]


def _band(written: object) -> Band:
    if isinstance(written, Band):
        return written
    if isinstance(written, bool) or not isinstance(written, str | int):
        raise ValueError("write ages as full years: 18-80, 60+ or 0")  # noqa: TRY004
    return Band.parse(str(written))


Ages = Annotated[
    Band,
    PlainValidator(_band),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\s*\d+\s*([-–—]\s*\d+|\+)?\s*$"},
                {"type": "integer", "minimum": 0},
            ],
            "description": "Ages in full years, both ends included",
            "examples": ["18-80", "60+", "0"],
        }
    ),
]
"""A closed band of ages in full years, written `18-80`, `60+` or `0`."""


class Eligibility(Document):
    """Who is admitted to a programme."""

    ages: Ages | None = None
    """Ages in full years, both ends included."""
    relationships: tuple[Relationship, ...] | None = None
    """Employees and which of their relatives."""

    def admits(self, age: int | None, relationship: Relationship | None) -> Stated:
        """Say whether a person of this age (full years) and relationship is admitted.

        One stated "no" decides; a person is surely admitted only if everything is stated and fits.
        """
        answers = (_admits(self.ages, age), _admits(self.relationships, relationship))
        if Stated.NO in answers:
            return Stated.NO
        return Stated.NOT_STATED if Stated.NOT_STATED in answers else Stated.YES


def _admits(allowed: Band | tuple[Relationship, ...] | None, value: object) -> Stated:
    if allowed is None or value is None:
        return Stated.NOT_STATED
    return Stated.of(value in allowed)  # type: ignore[operator]
