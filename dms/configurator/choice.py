"""A choice: a kind of care that is taken, or a value of one of its options."""

from typing import Self

from attrs import frozen

__all__ = ["PROGRAMME", "Choice"]

PROGRAMME = "programme"
"""Stands for the kind of care in options of the programme as a whole."""


@frozen(order=True)
class Choice:
    """`dental`, or `dental.place=specialised`, or `programme.clinic_tier=business`.

    >>> Choice.of("dental.place=specialised")
    Choice(kind='dental', option='place', value='specialised')
    >>> str(Choice("dental"))
    'dental'
    """

    kind: str
    option: str | None = None
    value: str | None = None

    @classmethod
    def of(cls, written: str) -> Self:
        """Read a choice; ValueError when it names an option and no value, or the other way."""
        name, has_value, value = written.partition("=")
        kind, has_option, option = name.partition(".")
        if bool(has_value) != bool(has_option) or (has_value and not (option and value)):
            raise ValueError(f"A choice is written dental or dental.place=clinic, not {written!r}")
        return cls(kind, option or None, value or None)

    @property
    def is_care(self) -> bool:
        """Whether it is a kind of care as such, and no value of an option."""
        return self.option is None

    @property
    def name(self) -> str:
        """What is settled by it: the kind of care, or the option."""
        return self.kind if self.option is None else f"{self.kind}.{self.option}"

    def __str__(self) -> str:
        return self.name if self.value is None else f"{self.name}={self.value}"
