"""The days of a movement in words: from when, until when, and by when it had to be asked for."""

from collections.abc import Iterator
from datetime import date

from dms.contracts.state.movement import LineKind, Movement
from dms.i18n import Text, plural, text
from dms.periods import ONE_DAY

__all__ = ["movement_dates", "wish_of"]

Row = tuple[Text, Text]

_FIRST_DAY = {
    "conclude": text("First day of the contract"),
    "add": text("First day of cover"),
    "add_relative": text("First day of cover"),
    "swap": text("First day of cover"),
    "change_programme": text("First day in the new programme"),
    "recalculate": text("First day with the new prices"),
    "pay": text("Day of payment"),
    "correct": text("Changes from"),
}
_LAST_DAY = {
    "remove": text("Last day of cover"),
    "terminate": text("Last day of the contract"),
}


def wish_of(movement: Movement) -> date | None:
    """Return the day that the request asks for: a first day, or for who leaves the last one."""
    if movement.kind == "correct":  # it states what is true
        return None
    wish = getattr(movement.request, "start", None) or getattr(movement.request, "last_day", None)
    return wish if isinstance(wish, date) else None


def movement_dates(movement: Movement) -> Iterator[Row]:
    """Name each day with its title, as far as they are known and say something."""
    title, wish = _title(movement), wish_of(movement)
    day = _shown(movement, movement.effective)
    if day is not None:
        yield title, _day(day)
    yield from _cover(movement)
    if wish is not None and wish != day:
        yield text("Wished for"), _day(wish)
    if wish is not None or day is not None:
        yield from _filing(movement, wish)
    yield from _lost(movement)


def _title(movement: Movement) -> Text:
    return _LAST_DAY.get(movement.kind) or _FIRST_DAY[movement.kind]


def _shown(movement: Movement, effective: date | None) -> date | None:
    """Return the day that people speak of: who leaves has a last day of cover."""
    if effective is None or movement.kind not in _LAST_DAY:
        return effective
    return effective - ONE_DAY


def _day(day: date) -> Text:
    return Text("{day}", {"day": day})


def _cover(movement: Movement) -> Iterator[Row]:
    """Give the days that are paid for, where they are those of one person."""
    if movement.kind not in ("add", "add_relative"):
        return
    for line in movement.lines:
        if line.kind is LineKind.CHARGE:
            period = line.period
            dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
            days = plural("{count} day", "{count} days", period.days)
            yield text("Insured"), Text("{dates}, {days}", {"dates": dates, "days": days})


def _filing(movement: Movement, wish: date | None) -> Iterator[Row]:
    """Give the last day to file, and the days by the other reading of notice if they differ."""
    if movement.latest_filing is not None:
        asked = text("Last day to file for the wish") if wish else text("Last day to file for it")
        yield asked, _day(movement.latest_filing)
    other = movement.other_effective
    if other is not None and other != movement.effective:
        yield text("The same, if the day of filing counts"), _day(_shown(movement, other) or other)
    latest = movement.other_latest_filing
    if latest is not None and latest != movement.latest_filing:
        yield text("Last day to file, if that day counts"), _day(latest)


def _lost(movement: Movement) -> Iterator[Row]:
    if movement.days_without_cover:
        yield text("Days without cover"), _count(movement.days_without_cover)
    if movement.days_too_long:
        yield text("Days insured beyond the wish"), _count(movement.days_too_long)


def _count(number: int) -> Text:
    return Text("{number}", {"number": number})
