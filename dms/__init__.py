"""Price, compare and run Russian voluntary health insurance (ДМС).

    >>> import dms
    >>> offer = dms.load_offer("offer.yaml")             # doctest: +SKIP
    >>> imported = dms.read_roster("staff.xlsx")         # doctest: +SKIP
    >>> dms.quote(offer, imported.roster).total          # doctest: +SKIP
    Decimal('120960.00')

Everything public hangs here and is loaded when first used, so `import dms` itself costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "DmsError": "dms.errors",
    "LoadError": "dms.errors",
    "QuoteRefused": "dms.errors",
    "Issue": "dms.issues",
    "Severity": "dms.issues",
    "Member": "dms.members",
    "Relationship": "dms.members",
    "Roster": "dms.members",
    "Sex": "dms.members",
    "Period": "dms.periods",
    "Place": "dms.places",
    "RussianCalendar": "dms.workdays",
    "Territory": "dms.territory",
    "Network": "dms.clinics",
    "Programme": "dms.modules",
    "Offer": "dms.pricing.offer",
    "Quote": "dms.pricing.quote",
    "Explanation": "dms.pricing.explanation",
    "explain": "dms.pricing.explanation",
    "explain_member": "dms.pricing.explanation",
    "explain_module": "dms.pricing.explanation",
    "quote": "dms.pricing.quoting",
    "load_offer": "dms.io.offers",
    "read_roster": "dms.io.roster",
    "json_schema": "dms.io.schemas",
    "render_explanation": "dms.report.text",
    "render_quote": "dms.report.text",
    "render_quote_html": "dms.report.quote_html",
    "quote_document": "dms.report.quote_document",
}

__all__ = ["__version__", *_HOMES]

if TYPE_CHECKING:
    from dms.clinics import Network as Network
    from dms.errors import DmsError as DmsError
    from dms.errors import LoadError as LoadError
    from dms.errors import QuoteRefused as QuoteRefused
    from dms.io.offers import load_offer as load_offer
    from dms.io.roster import read_roster as read_roster
    from dms.io.schemas import json_schema as json_schema
    from dms.issues import Issue as Issue
    from dms.issues import Severity as Severity
    from dms.members import Member as Member
    from dms.members import Relationship as Relationship
    from dms.members import Roster as Roster
    from dms.members import Sex as Sex
    from dms.modules import Programme as Programme
    from dms.periods import Period as Period
    from dms.places import Place as Place
    from dms.pricing.explanation import Explanation as Explanation
    from dms.pricing.explanation import explain as explain
    from dms.pricing.explanation import explain_member as explain_member
    from dms.pricing.explanation import explain_module as explain_module
    from dms.pricing.offer import Offer as Offer
    from dms.pricing.quote import Quote as Quote
    from dms.pricing.quoting import quote as quote
    from dms.report.quote_document import quote_document as quote_document
    from dms.report.quote_html import render_quote_html as render_quote_html
    from dms.report.text import render_explanation as render_explanation
    from dms.report.text import render_quote as render_quote
    from dms.territory import Territory as Territory
    from dms.workdays import RussianCalendar as RussianCalendar


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dms' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
