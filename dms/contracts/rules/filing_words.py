"""What is said about a request: why it takes effect on another day, and why not at all."""

from collections.abc import Iterator
from datetime import date

from dms.contracts.rules.clause_words import with_clause
from dms.contracts.rules.filing_reading import Filing, Reading
from dms.contracts.terms.filing import FilingRule
from dms.i18n import Text, plural, text
from dms.issues import Issue, Severity
from dms.periods import Period

__all__ = ["counted_strictly", "outside", "reasons", "refusal"]


def reasons(filing: Filing, reading: Reading, day: date | None) -> list[Text]:
    """Say in words why the day is not the wished one."""
    said = []
    if reading.target != filing.wish and not filing.earliest:
        no_day = text(
            "{day} is no day on which it can take effect; the next one is {following}",
            day=filing.wish,
            following=reading.target,
        )
        said.append(with_clause(no_day, filing.rule.clause))
    if reading.missed is not None:
        said += _missed(filing, *reading.missed, day)
    if day is not None and day < filing.requested_on:
        said.append(with_clause(_backdated(filing.rule), filing.rule.clause))
    return said


def _missed(filing: Filing, missed: date, latest: date, day: date | None) -> Iterator[Text]:
    """Say which day the request is too late for, and which is the next."""
    if filing.earliest and filing.rule.days == "any":
        asked = text("No earlier day is possible: the contract asks for notice")
        yield with_clause(asked, filing.rule.clause)
        return
    yield with_clause(_late(filing, missed, latest), filing.rule.clause)
    if day is not None:
        yield text("The next possible day is {day}", day=day)


def _late(filing: Filing, day: date, latest: date) -> Text:
    return text(
        "The request of {requested} is late for {day}: the last day to file it was {latest}",
        requested=filing.requested_on,
        day=day,
        latest=latest,
    )


def _backdated(rule: FilingRule) -> Text:
    return plural(
        "It takes effect before the request: the contract allows {count} day",
        "It takes effect before the request: the contract allows up to {count} days",
        rule.backdating or 0,
    )


def counted_strictly(other_day: date) -> Text:
    """Say how notice was counted where the contract leaves it open, and what else it gives."""
    return text(
        "The contract does not say whether the day of filing counts among the days of notice; it "
        "was not counted. If it counts, the change takes effect on {day}",
        day=other_day,
    )


def refusal(filing: Filing, reading: Reading) -> Issue:
    """Refuse what comes too late for the contract, or too late where that is final."""
    if reading.possible > filing.within.last_day:
        return _refused(
            "FILING-AFTER-TERM",
            with_clause(_after_term(filing, reading), filing.rule.clause),
            text("Agree an earlier day with the insurer, or make the change in the next contract"),
        )
    return _refused(
        "FILING-LATE",
        with_clause(_late(filing, reading.target, reading.latest_filing), filing.rule.clause),
        text("Ask for {day} or a later possible day", day=reading.possible),
    )


def _after_term(filing: Filing, reading: Reading) -> Text:
    return text(
        "{subject}: the next possible day is {day}, and the last one in the contract is {last_day}",
        subject=filing.rule.title,
        day=reading.possible,
        last_day=filing.within.last_day,
    )


def outside(rule: FilingRule, day: date, within: Period) -> Issue:
    """Refuse a day on which the contract does not run."""
    return _refused(
        "FILING-OUTSIDE-TERM",
        text("{subject}: {day} is outside the contract", subject=rule.title, day=day),
        text("Choose a day from {first} to {last}", first=within.start, last=within.last_day),
    )


def _refused(code: str, said: Text, hint: Text) -> Issue:
    return Issue(code, Severity.ERROR, said, hint)
