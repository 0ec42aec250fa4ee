"""What a brief asks of the payment: one of the ways to pay that would do."""

from collections.abc import Iterator

from dms.contracts.terms_words.payment import RHYTHMS
from dms.i18n import Text, plural, text
from dms.modules.questions import Stated
from dms.pricing.naming import listed
from dms.requirements.case import Case
from dms.requirements.judging_contract import result
from dms.requirements.judging_terms import terms_of
from dms.requirements.met import Met
from dms.requirements.point import SILENT, Judged

__all__ = ["payment_met"]


def payment_met(case: Case) -> Iterator[Met]:
    """Hold the ways to pay of the terms, else those of the offer, against the wish."""
    wanted = case.requirement.payment
    if wanted is None:
        return
    words = listed([RHYTHMS[way] for way in wanted])
    judged = _payment(case, set(wanted))
    clause = terms_of(case).payment.clause
    yield result(
        "payment", text("Payment"), case.requirement.payment_need, words, judged, clause=clause
    )


def _payment(case: Case, wanted: set[str]) -> Judged:
    schedule, ways = terms_of(case).payment.schedule, case.offer.payment
    if isinstance(schedule, tuple) and len(schedule) > 1:
        count = len(schedule)
        words = plural(
            "{count} payment on a day of its own",
            "{count} payments, each on a day of its own",
            count,
        )
        return Judged(Stated.NOT_STATED, words)
    if schedule is not None:
        ways = (schedule,) if isinstance(schedule, str) else ("single",)
    if ways is None:
        return SILENT
    words = listed([RHYTHMS.get(way) or Text("{way}", {"way": way}) for way in ways])
    return Judged(Stated.of(bool(wanted & set(ways))), words)
