"""Options: what of a kind of care, or of a programme, the client may choose.

«Можно выбрать подходящий пакет услуг»: where teeth are treated, how many share a room, how far the
ambulance goes. What stands in the module itself is one value of the option and its default; every
other value says what it changes and what it costs.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from dms.documents import NOT_STATED, Document, Id, Source, problem
from dms.i18n import text
from dms.rates import Premium, Rate, turned_round

__all__ = ["PRICES", "Option", "OptionValue", "Options", "Taken"]

PRICES = ("premium", "add", "percent", "multiply", "price")
"""The ways to state what a value costs; one of them is used."""


class Taken(StrEnum):
    """Whether a kind of care that is offered is taken."""

    ALWAYS = "always"
    """It belongs to the programme: outpatient care is what a programme starts from."""
    BY_DEFAULT = "by_default"
    """It is taken unless the client leaves it out."""
    ON_REQUEST = "on_request"
    """It is taken only if the client asks for it."""


class OptionValue(Document):
    """One more value of an option: what it changes, and what it costs.

    A key of :data:`PRICES` says the price. `price: same` costs as much as what is written in the
    module, `price: unknown` says that the insurer names no price. No key at all goes only with a
    clinic tier or a deductible at which the price list looks anyway.
    """

    name: str | None = None
    """What the offer calls it."""
    set: dict[str, Any] = Field(default_factory=dict)
    """What it changes: fields of the module, or of the programme, with their new values."""
    premium: Premium | None = None
    """The price of the module for the whole term, instead of the one that is written there."""
    add: Rate | None = None
    """Roubles for the whole term, added to the price of the module; negative is a discount."""
    percent: Rate | None = None
    """Per cent of the price, added to it; negative is a discount."""
    multiply: Rate | None = None
    """What the price is multiplied by."""
    price: Literal["same", "unknown"] | None = None
    """The price stays what it is. An `unknown` is None once it is read."""
    note: str | None = None
    """Anything else the offer says of it."""
    clause: str | None = None
    """The paragraph of the contract."""
    source: Source | None = None
    """Where the statement comes from."""

    @model_validator(mode="before")
    @classmethod
    def _price_may_be_unknown(cls, data: Any) -> Any:
        """Keep an aloud "unknown" apart from a price that was forgotten."""
        if isinstance(data, Mapping):
            said = [key for key in PRICES if data.get(key) == NOT_STATED]
            return {**data, **dict.fromkeys(said)}
        return data

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if len(said := self.said) > 1:
            raise problem(
                "OPTION-PRICES",
                "A value has one price, here are several: {prices}",
                hint=text("Keep one of them."),
                prices=", ".join(said),
                pointer=(said[1],),
            )
        return self

    @model_validator(mode="after")
    def _keeps_the_sign(self) -> Self:
        key, rate = self.step or ("", None)
        path = None if rate is None else turned_round(key, rate)
        if path is not None:
            raise problem(
                "TARIFF-FACTOR-NEGATIVE",
                "A factor cannot make a price negative",
                pointer=(key, *path),
            )
        return self

    @property
    def said(self) -> list[str]:
        """The keys that say something of the price, be it that it is unknown."""
        return [key for key in PRICES if key in self.model_fields_set]

    @property
    def price_unknown(self) -> bool:
        """Whether it says aloud that the insurer names no price."""
        return any(getattr(self, key) is None for key in self.said)

    @property
    def step(self) -> tuple[str, Rate] | None:
        """The step of the price that it takes: `add`, `percent` or `multiply`, and its rate."""
        steps = ((key, getattr(self, key)) for key in ("add", "percent", "multiply"))
        return next(((key, rate) for key, rate in steps if rate is not None), None)


class Option(Document):
    """Something that may be chosen: its default, which stands in the module, and other values."""

    name: str | None = None
    """What it is called, e.g. «Где лечат зубы»."""
    written: Id
    """Name of the value that stands in the module itself: the default."""
    written_name: str | None = None
    """What the offer calls that value."""
    values: Annotated[dict[Id, OptionValue], Field(min_length=1)]
    """The other values."""

    @model_validator(mode="after")
    def _default_stands_elsewhere(self) -> Self:
        if self.written in self.values:
            raise problem(
                "OPTION-VALUE-TWICE",
                "“{value}” is the value that stands in the module, and is listed again",
                hint=text("Take it out of `values`, or give `written` another name."),
                value=self.written,
                pointer=("values", self.written),
            )
        return self

    @property
    def all_values(self) -> tuple[str, ...]:
        """The names of all values, the default first."""
        return (self.written, *self.values)


Options = dict[Id, Option]
"""What may be chosen, by name: `place`, `ward`, `clinic_tier`."""
