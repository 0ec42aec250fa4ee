"""What a programme is put together from and for whom: the heading, and people without a price."""

from collections.abc import Iterator

from dms.configurator.bench import Bench
from dms.i18n import plural, text
from dms.report.paragraphs import titled

__all__ = ["apart_lines", "bench_heading"]


def bench_heading(bench: Bench, lang: str) -> Iterator[str]:
    """Yield the insurer, the offer and the programme, then the period and the people."""
    offer, programme, period = bench.model.offer, bench.model.programme, bench.board.setting.period
    named = text("programme “{name}”", name=programme.name or programme.id)
    id_ = text("offer {id}", id=offer.id)
    yield " · ".join((offer.insurer.name, id_.to(lang), named.to(lang)))
    dates = text("{start} to {last_day}", start=period.start, last_day=period.last_day)
    people = plural(
        "{count} person in the programme", "{count} people in the programme", len(bench.people)
    )
    yield " · ".join((dates.to(lang), people.to(lang)))


def apart_lines(bench: Bench, lang: str) -> list[str]:
    """Return how many people have no price, and why."""
    people = (
        plural("{count} person: {reason}", "{count} people: {reason}", heads, reason=one.line(lang))
        for heads, one in bench.board.apart
    )
    title = text("Without a price, whatever is chosen")
    return titled(title, (one.to(lang) for one in people), lang)
