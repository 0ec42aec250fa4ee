"""The members of a published quote as plain data.

Members of one cell with one premium share everything but their ids; that part is made once.
"""

from collections.abc import Iterable, Iterator

from dms.pricing.explanation import explain_member
from dms.pricing.quote import Amounts, MemberQuote, Quote
from dms.report.plain import Data, amount, parts_of, payers, term

__all__ = ["member_parts"]


def member_parts(quote: Quote, lang: str, *, explain: bool) -> Iterator[tuple[Data, Data]]:
    """Return each member in two parts: what is its own, and what others have too."""
    roster = quote.roster
    people = zip(roster.column("id"), roster.column("relationship"), strict=True)
    if not quote.numbers:
        yield from _unpriced(quote, people, explain=explain)
        return
    shared: dict[tuple[int, int], Data] = {}
    issues: dict[int, Data | None] = {}
    keys = zip(quote.numbers, quote.units, strict=True)
    for index, ((id_, relationship), key) in enumerate(zip(people, keys, strict=True)):
        if key not in shared:
            member = quote.member_at(index)
            shared[key] = _shared(quote, member, lang, explain=explain)
            issues[key[0]] = member.issue.to_dict(lang) if member.issue is not None else None
        issue = issues[key[0]]
        if issue is not None:
            issue = {**issue, "location": {"member": id_}}
        yield {"id": id_, "relationship": relationship, "issue": issue}, shared[key]


def _unpriced(
    quote: Quote, people: Iterable[tuple[str, str]], *, explain: bool
) -> Iterator[tuple[Data, Data]]:
    """Return the members of a quote that was refused before anybody was looked at."""
    written = quote.roster.column("programme")
    shared = {name: _figures(name, None, None, explain=explain) for name in set(written)}
    for (id_, relationship), programme in zip(people, written, strict=True):
        yield {"id": id_, "relationship": relationship, "issue": None}, shared[programme]


def _shared(quote: Quote, member: MemberQuote, lang: str, *, explain: bool) -> Data:
    data = _figures(member.programme, term(member.period), member.amounts, explain=explain)
    data["lines"] = [
        {"module": line.kind, "full": amount(line.full), "premium": amount(line.premium)}
        for line in member.lines
    ]
    if explain:
        data["explanation"] = parts_of(explain_member(quote, member.id).parts, lang)
    return data


def _figures(
    programme: str | None, period: Data | None, amounts: Amounts | None, *, explain: bool
) -> Data:
    data: Data = {
        "programme": programme,
        "period": period,
        "full": amount(amounts.full) if amounts is not None else None,
        "premium": amount(amounts.premium) if amounts is not None else None,
        "contributions": payers(amounts) if amounts is not None else None,
        "lines": [],
    }
    return data | ({"explanation": []} if explain else {})
