"""What `dms compare` compares, read from the files that were named."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from dms.cli import clock
from dms.cli.by_offer import SaidOfOffers
from dms.cli.candidates import candidates_in, ids_in
from dms.cli.gathering import Complaints, Gathering
from dms.cli.inputs import period_of
from dms.cli.lists import extra_columns, read
from dms.cli.output import day
from dms.cli.wishes import Reading, Wishes
from dms.comparison.candidate import Candidate
from dms.comparison.comparing import compare
from dms.comparison.comparison import Comparison
from dms.contracts.checks.subject import TaxFacts
from dms.io.hiring_plan import load_hiring_plan
from dms.io.monthly_amounts import load_monthly_amounts
from dms.io.requirements import load_requirement
from dms.io.roster import RosterImport
from dms.io.terms import PROFILES
from dms.io.weights import load_weights
from dms.issues import Issue, Severity
from dms.modules import plugin_issues
from dms.periods import Period
from dms.requirements.requirement import Requirement

if TYPE_CHECKING:
    from dms.cli.compare import Around, OfOffers

__all__ = ["Asked", "Found", "read_and_compare"]


@frozen
class Asked:
    """What the command was asked to compare."""

    offers: Sequence[Path]
    roster: Path
    said: SaidOfOffers
    around: "Around"
    reading: Reading
    period: Period | None
    today: date | None
    lang: str

    @classmethod
    def understood(
        cls,
        offers: Sequence[Path],
        roster: Path,
        of_offers: "OfOffers",
        around: "Around",
        reading: Reading,
        lang: str,
    ) -> "Asked":
        """Understand the options; all that cannot be meant is told at once and ends the command."""
        complaints = Complaints()
        said = complaints.read(partial(SaidOfOffers.read, of_offers, lang))
        term = Wishes(start=around.start, last_day=around.last_day)
        period = complaints.read(partial(period_of, term, lang))
        today = complaints.read(partial(day, around.today, "--today", lang))
        complaints.finish()
        assert said is not None  # noqa: S101 - there would have been a complaint
        return cls(offers, roster, said, around, reading, period, today, lang)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are read, which no result may overwrite."""
        around = self.around
        more = (around.brief, around.plan, around.weights, around.labour_costs)
        terms = (Path(one) for one in self.said.terms.values() if one not in PROFILES)
        return (*self.offers, self.roster, *(one for one in more if one is not None), *terms)


@frozen
class Found:
    """The comparison, the list it was made from, and the facts for taxes where they are known."""

    comparison: Comparison
    imported: RosterImport
    tax: TaxFacts | None
    made_on: date | None
    """The day of the calculation, where one was named."""

    @property
    def notes(self) -> list[Issue]:
        """What is wrong with the list, which packages do not work, what warns of single offers."""
        left_out = filter(None, [self.imported.left_out])
        quotes = (one.quote for one in self.comparison.candidates)
        of_quotes = (issue for quote in quotes for issue in quote.group_issues)
        warnings = (issue for issue in of_quotes if issue.severity is Severity.WARNING)
        return [*left_out, *plugin_issues(), *self.imported.issues, *warnings]

    @property
    def issues(self) -> list[Issue]:
        """Everything wrong or open, of the list, of the comparison and of the offers."""
        candidates = self.comparison.candidates
        return [
            *self.notes,
            *self.comparison.issues,
            *(reason.issue for one in candidates for reason in one.reasons),
            *(issue for one in candidates for issue in one.offer.questions()),
            *(issue for one in candidates for issue in one.contract_issues),
        ]


def read_and_compare(asked: Asked) -> Found:
    """Read all files and compare. Raises LoadError with everything that is wrong with any file."""
    around, said, lang = asked.around, asked.said, asked.lang
    ids = ids_in(asked.offers)
    said.check_ids(ids, around.current, lang)
    gathering = Gathering()
    offers = zip(asked.offers, ids, strict=True)
    candidates = list(candidates_in(offers, said, gathering, lang))
    brief = gathering.read_file(load_requirement, around.brief)
    plan = gathering.read_file(load_hiring_plan, around.plan)
    weights = gathering.read_file(load_weights, around.weights)
    costs = gathering.read_file(load_monthly_amounts, around.labour_costs)
    born_by = _born_by(asked.today or clock.today(), asked.period, candidates, brief)
    imported = gathering.read(partial(_people, asked, candidates, born_by))
    gathering.finish()
    assert imported is not None  # noqa: S101 - the gathering would not have been finished
    comparison = compare(
        candidates,
        imported.roster,
        period=asked.period,
        requirement=brief,
        plan=plan,
        current=around.current,
        weights=weights,
        today=asked.today,
    )
    tax = TaxFacts(labour_costs=costs) if costs is not None else None
    return Found(comparison, imported, tax, asked.today)


def _born_by(
    today: date,
    period: Period | None,
    candidates: Sequence[Candidate],
    brief: Requirement | None,
) -> date:
    """Return the day by which everybody in the list must be born, the last day at the latest."""
    stated = [one.offer.period for one in candidates]
    stated += [brief.period] if brief is not None else []
    ends = [span.period.last_day for span in stated if span is not None]
    if period is not None:
        ends = [period.last_day]
    return min(today, max(ends, default=today))


def _people(asked: Asked, candidates: Sequence[Candidate], born_by: date) -> RosterImport:
    """Read the list with the columns that any of the tariffs looks at."""
    columns = [extra_columns(one.offer) for one in candidates]
    extra = {heading: name for found in columns for heading, name in found.items()}
    return read(asked.roster, asked.reading, asked.lang, as_of=born_by, extra=extra)
