"""The engine against a slow calculator of another make: equal to the kopeck, line by line."""

from decimal import Decimal

from hypothesis import event, given, settings
from naive import price_group, roubles
from random_offers import TERM, offers, rosters

from dms.issues import errors_in
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.pricing.tariff_building import build_tariff


@settings(max_examples=250)
@given(offers(), rosters)
def test_engine_and_calculator_agree_on_every_figure(offer: Offer, members: list[Member]) -> None:
    assert errors_in(build_tariff(offer).issues) == []
    found = quote(offer, Roster.of(members))
    expected = price_group(offer, members, TERM)
    for member, priced in zip(members, found.members, strict=True):
        wanted = expected[member.id]
        event("refused" if wanted.refused else "priced")
        if wanted.refused:
            assert priced.issue is not None
            assert priced.issue.code in wanted.refused
            assert priced.amounts is None
            assert priced.lines == ()
            continue
        assert priced.issue is None, priced.issue.message("en")
        assert priced.amounts is not None
        assert priced.amounts.full == roubles(offer, wanted.full)
        assert priced.amounts.premium == roubles(offer, wanted.due)
        assert priced.amounts.employer == roubles(offer, wanted.employer)
        lines = [(line.full, line.premium) for line in priced.lines]
        assert lines == [
            (roubles(offer, full), roubles(offer, due))
            for full, due in zip(wanted.full_lines, wanted.lines, strict=True)
        ]
    if found.status != "refused":
        total = sum(person.due for person in expected.values())
        assert found.total == roubles(offer, total)
        assert found.amounts.full == sum(
            (roubles(offer, person.full) or Decimal() for person in expected.values()), Decimal()
        )
