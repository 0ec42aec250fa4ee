"""Configuring: from an offer and a list of people to a configuration."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dms.configurator.bench import Bench
from dms.configurator.board_making import price_board
from dms.configurator.configuration import Configuration
from dms.configurator.model import ChoiceModel
from dms.configurator.model_issues import model_issues
from dms.configurator.names import several
from dms.configurator.price_board import PriceBoard
from dms.errors import LoadError, QuoteRefused
from dms.i18n import text
from dms.issues import Issue, Location, Severity, errors_in
from dms.members import Roster
from dms.modules.programme import Programme
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.programme_names import meant_programme, programme_names

__all__ = ["bench_for", "bench_of", "configure", "programme_meant", "require_sound"]


def configure(
    offer: Offer,
    roster: Roster,
    *,
    programme: str | None = None,
    choose: Iterable[str] = (),
    drop: Iterable[str] = (),
    values: Mapping[str, str] | None = None,
    period: Period | None = None,
    payment: str | None = None,
    headcount: int | None = None,
    today: date | None = None,
) -> Configuration:
    """Start to configure a programme of an offer for a group.

    `programme` is its id or name, the only one by default; `choose` takes kinds of care (`dental`)
    and values of options (`dental.place=specialised`), `drop` leaves kinds of care out, `values`
    has values by the names of options; the rest is that of :func:`dms.quote`. Raises
    :class:`~dms.errors.LoadError` with everything that the offer does not have or that is wrong
    with its rules, and :class:`~dms.errors.QuoteRefused` where there can be no prices at all.

    >>> chosen = configure(offer, roster, choose=["dental"])               # doctest: +SKIP
    >>> chosen.set("dental.place", "specialised").total                    # doctest: +SKIP
    Decimal('412500.00')
    """
    asked = {"period": period, "payment": payment, "headcount": headcount, "today": today}
    bench = bench_for(offer, roster, programme, **asked)  # type: ignore[arg-type]
    return _decided(Configuration(bench), choose, drop, values or {})


def _decided(
    start: Configuration,
    choose: Iterable[str],
    drop: Iterable[str],
    values: Mapping[str, str],
) -> Configuration:
    """Make all decisions, or say at once what is wrong with any of them."""
    issues: list[Issue] = []
    found = start
    wanted = [*several(choose), *(f"{option}={value}" for option, value in values.items())]
    for decide, names in ((Configuration.choose, wanted), (Configuration.drop, several(drop))):
        for name in names:
            try:
                found = decide(found, name)
            except LoadError as error:
                issues += error.issues
    if issues:
        raise LoadError(issues)
    return found


def bench_for(
    offer: Offer,
    roster: Roster,
    programme: str | None = None,
    *,
    period: Period | None = None,
    payment: str | None = None,
    headcount: int | None = None,
    today: date | None = None,
) -> Bench:
    """Price every alternative of a programme for a group; see :func:`configure`."""
    require_sound(offer)
    model = ChoiceModel(offer, programme_meant(offer, programme))
    asked = {"period": period, "payment": payment, "headcount": headcount, "today": today}
    return bench_of(model, roster, asked)


def bench_of(model: ChoiceModel, roster: Roster, asked: Mapping[str, Any]) -> Bench:
    """Price every alternative of a programme for a group; `asked` is what the quote is told."""
    board = price_board(model.offer, model.programme, roster, **asked)
    if not isinstance(board, PriceBoard):
        raise QuoteRefused(board)
    return Bench(model, roster, _people(model.offer, model.programme, roster), board, asked)


def require_sound(offer: Offer) -> None:
    """Raise :class:`~dms.errors.LoadError` where the rules of an offer are faulty."""
    if faults := errors_in(model_issues(offer)):
        raise LoadError(faults)


def programme_meant(offer: Offer, written: str | None) -> Programme:
    """Return the programme that is meant by id or name, the only one by default.

    Raises :class:`~dms.errors.LoadError` where there is none, or more than one.
    """
    ids = [programme.id for programme in offer.programmes]
    meant = meant_programme(written, ids, programme_names(offer.programmes))
    found = offer.programme(meant) if meant is not None else None
    if found is None:
        said = text("Several programmes can be configured, and none is named")
        if written is not None:
            said = text("The offer has no programme “{name}”", name=written)
        hint = text("Name one of: {known}", known=", ".join(ids))
        raise LoadError([Issue("CONFIGURE-PROGRAMME", Severity.ERROR, said, hint, Location())])
    return found


def _people(offer: Offer, programme: Programme, roster: Roster) -> Roster:
    """Return those of a roster who are in the programme."""
    ids = [one.id for one in offer.programmes]
    names = programme_names(offer.programmes)
    written = roster.column("programme")
    meant = {word: meant_programme(word, ids, names) for word in set(written)}
    places = [n for n, word in enumerate(written) if meant[word] == programme.id]
    return Roster({name: [column[n] for n in places] for name, column in roster.columns.items()})
