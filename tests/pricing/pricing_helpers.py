"""What the tests of pricing share: short ways to write offers and to read quotes."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dms.io.offers import load_offer
from dms.issues import Issue
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

YEAR = {"start": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
EMPLOYEE, SPOUSE, CHILD, PARENT, OTHER = Relationship


def programme(premium: Any = "1000", id_: str = "std", **more: Any) -> dict[str, Any]:
    """Write a programme with one module; a mapping of kinds to prices makes several."""
    premiums = premium if is_modules(premium) else {"outpatient": premium}
    modules = [{"kind": kind, "premium": price} for kind, price in premiums.items()]
    return {"id": id_, "modules": modules, **more}


def is_modules(premium: Any) -> bool:
    return isinstance(premium, Mapping) and "outpatient" in premium


def written(premium: Any = "1000", *factors: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Write an offer; factors get ids of their own."""
    return {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "i", "name": "Страховщик"},
        "period": YEAR,
        "programmes": [programme(premium)],
        "factors": [{"id": f"f{n}", **factor} for n, factor in enumerate(factors)],
        **more,
    }


def offer(premium: Any = "1000", *factors: Mapping[str, Any], **more: Any) -> Offer:
    """Make an offer with one programme for the year 2026."""
    return Offer.model_validate(written(premium, *factors, **more))


def priced(of: Offer, *members: Member, **more: Any) -> Quote:
    """Quote some members, or one employee about whom nothing is known."""
    return quote(of, Roster.of(members or [Member(id="m")]), **more)


def premium(of: Offer, **member: Any) -> Decimal:
    """Return what one member pays; the test fails where there is no price."""
    found = priced(of, Member(id="m", **member))
    asked = ["QUOTE-PREMIUM-ZERO"] if not found.total else []
    assert codes(found.issues) == asked, [issue.message("en") for issue in found.issues]
    return found.total


def refusal(of: Offer, **member: Any) -> Issue:
    """Return why one member has no price; the quote of nobody else suffers."""
    found = priced(of, Member(id="m", **member))
    assert found.status == "refused"
    (quoted,) = found.members
    assert quoted.issue is not None
    assert (quoted.amounts, quoted.lines) == (None, ())
    return quoted.issue


def codes(issues: Iterable[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def aged(years: int, on: date = date(2026, 1, 1)) -> date:
    """Return the birth date of somebody whose birthday is that day."""
    return on.replace(year=on.year - years)


def from_yaml(folder: Path, text: str) -> Offer:
    """Read an offer that stands in a file `offer.yaml`."""
    path = folder / "offer.yaml"
    path.write_text(text, "utf-8")
    return load_offer(path, name="offer.yaml")
