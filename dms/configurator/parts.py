"""Parts: everything of one programme that there is to choose, in the order of the offer."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from dms.configurator.choice import PROGRAMME, Choice
from dms.i18n import Text, text
from dms.modules.base import Module
from dms.modules.options import Option, OptionValue
from dms.modules.programme import Programme
from dms.pricing.offer import Offer

__all__ = ["Part", "Parts"]


@frozen
class Part:
    """A kind of care, or the programme itself: something with options."""

    kind: str
    title: Text
    pointer: str
    module: Module | None
    """None for the programme itself."""
    options: Mapping[str, Option] = field(repr=False)
    in_contract: bool = False
    """Whether it is priced once for the contract and not for each person."""

    @property
    def care(self) -> Choice:
        """The choice to take it."""
        return Choice(self.kind)

    @property
    def values(self) -> Iterator[tuple[str, str, OptionValue, str]]:
        """Every value that is no default: its option, its id, what it says, its pointer."""
        for name, option in self.options.items():
            for id_, value in option.values.items():
                yield name, id_, value, f"{self.pointer}/options/{name}/values/{id_}"

    def value(self, choice: Choice) -> OptionValue | None:
        """Return what a choice of one of its options stands for; None where it is the default."""
        assert choice.option is not None and choice.value is not None  # noqa: S101, PT018
        return self.options[choice.option].values.get(choice.value)

    def choices_of(self, option: str) -> tuple[Choice, ...]:
        """Return the values of an option as choices, the default first."""
        values = self.options[option].all_values
        return tuple(Choice(self.kind, option, value) for value in values)

    @property
    def choices(self) -> Iterator[Choice]:
        """Every choice there is: to take it, and the values of its options."""
        if self.module is not None:
            yield self.care
        for option in self.options:
            yield from self.choices_of(option)

    def place_of(self, choice: Choice) -> str:
        """Return the pointer of what a choice stands for."""
        if choice.is_care or self.value(choice) is None:
            return self.pointer
        return f"{self.pointer}/options/{choice.option}/values/{choice.value}"

    def title_of(self, choice: Choice) -> Text:
        """Return what a choice is called in front of people."""
        if choice.is_care:
            return self.title
        assert choice.option is not None  # noqa: S101 - it is a value of an option
        return text(
            "{care}: {option} – {value}",
            care=self.title,
            option=self.option_name(choice.option),
            value=self.value_name(choice),
        )

    def option_name(self, option: str) -> str:
        """Return what the offer calls an option; without a name there, its short name."""
        return self.options[option].name or option

    def value_name(self, choice: Choice) -> str:
        """Return what the offer calls a value of an option; without a name there, its id."""
        assert choice.option is not None and choice.value is not None  # noqa: S101, PT018
        value = self.value(choice)
        called = self.options[choice.option].written_name if value is None else value.name
        return called or choice.value


@frozen
class Parts:
    """The parts of a programme of an offer, and those of the contract."""

    offer: Offer
    programme: Programme

    @cached_property
    def listed(self) -> tuple[Part, ...]:
        """The kinds of care that are offered, then the programme itself, then the contract's."""
        return tuple(self._listed())

    @cached_property
    def by_kind(self) -> Mapping[str, Part]:
        """The parts by their kinds of care; `programme` is the programme itself."""
        return {part.kind: part for part in self.listed}

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice there is, in the order of the offer."""
        return tuple(choice for part in self.listed for choice in part.choices)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every choice as it is written."""
        return frozenset(map(str, self.choices))

    def title_of(self, choice: Choice) -> Text:
        """Return what a choice is called in front of people."""
        return self.by_kind[choice.kind].title_of(choice)

    def _listed(self) -> Iterator[Part]:
        base = f"/programmes/{self.offer.programmes.index(self.programme)}"
        own = {m.kind for m in self.offer.modules if m.offered}
        for number, module in enumerate(self.programme.modules):
            if module.offered and module.kind not in own:
                yield _part(module, f"{base}/modules/{number}", in_contract=False)
        options = self.programme.options or {}
        yield Part(PROGRAMME, text("Programme"), base, None, options)
        for number, module in enumerate(self.offer.modules):
            if module.offered:
                yield _part(module, f"/modules/{number}", in_contract=True)


def _part(module: Module, pointer: str, *, in_contract: bool) -> Part:
    title = Text("{name}", {"name": module.name}) if module.name else type(module).title
    return Part(module.kind, title, pointer, module, module.options or {}, in_contract)
