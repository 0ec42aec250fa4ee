"""What `dms best` finds, and the list of people it was found for."""

from functools import partial
from pathlib import Path

from attrs import asdict, evolve, frozen

from dms.cli.configuring import Asked, refusing_names
from dms.cli.gathering import Gathering
from dms.cli.inputs import inputs_of
from dms.cli.seeking import Sought
from dms.cli.wishes import Wishes
from dms.configurator.best import Search
from dms.configurator.finding import best
from dms.io.requirements import load_requirement
from dms.io.roster import RosterImport
from dms.issues import Issue
from dms.modules import plugin_issues
from dms.report.configuration_questions import configuration_questions

__all__ = ["Searched", "files_read", "look_for"]


@frozen
class Searched:
    """A search as the call makes it, and the list of people it is for."""

    search: Search
    imported: RosterImport
    command: str
    """The call of `dms configure` with which to go on."""

    @property
    def notes(self) -> list[Issue]:
        """Say plainly whom the figures lack, and which packages do not work."""
        return [*filter(None, [self.imported.left_out]), *plugin_issues()]

    @property
    def issues(self) -> list[Issue]:
        """Everything wrong or open, of the list and of the best programme."""
        found = [*self.notes, *self.imported.issues]
        best_one = self.search.best
        if best_one is not None:
            found += best_one.configuration.quote.issues
            found += configuration_questions(best_one.configuration)
        return found


def files_read(asked: Asked, sought: Sought) -> tuple[Path | None, ...]:
    """Return the inputs, which no result may overwrite."""
    return asked.offer, asked.roster, sought.brief


def look_for(asked: Asked, sought: Sought) -> Searched:
    """Read all files and search; names that the offer does not have end the command.

    Raises LoadError with everything that is wrong with any file, and QuoteRefused where nothing has
    a price.
    """
    wishes = Wishes(**asdict(asked.circumstances, recurse=False))
    gathering = Gathering()
    brief = gathering.read_file(load_requirement, sought.brief)
    inputs = gathering.read(
        partial(inputs_of, asked.offer, asked.roster, asked.reading, wishes, asked.talk.lang)
    )
    gathering.finish()
    assert inputs is not None  # noqa: S101 - the gathering would not have been finished
    with refusing_names(asked.talk):
        found = best(
            inputs.offer,
            inputs.imported.roster,
            programme=asked.programme,
            must=sought.must,
            should=sought.should,
            requirement=brief,
            wish=sought.wish,
            budget=sought.budget,
            budget_per_head=sought.budget_per_head,
            vary=sought.vary,
            period=inputs.period,
            payment=wishes.payment,
            headcount=wishes.headcount,
            today=inputs.today,
        )
    command = evolve(asked, outputs=(), questions=False).command
    return Searched(found, inputs.imported, command)
