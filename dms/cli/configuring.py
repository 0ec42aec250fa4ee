"""What `dms configure` starts from: a configuration of what was named, and how it was called."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from attrs import asdict, frozen

from dms.cli.decisions import Decided
from dms.cli.inputs import inputs_of
from dms.cli.output import ExitCode, print_problems
from dms.cli.retyping import retyped
from dms.cli.wishes import Circumstances, Reading, Talk, Wishes
from dms.configurator.configuration import Configuration
from dms.configurator.configuring import configure
from dms.errors import LoadError
from dms.io.roster import RosterImport
from dms.issues import Issue
from dms.modules import plugin_issues
from dms.report.configuration_questions import configuration_questions

__all__ = ["Asked", "Started", "refusing_names", "start"]

_MISUSE = frozenset(
    {
        "CONFIGURE-CHOICE-UNKNOWN",
        "CONFIGURE-OPTION-UNKNOWN",
        "CONFIGURE-PROGRAMME",
        "CONFIGURE-WISH",
    }
)
"""What is wrong with the call and not with a file: names that the offer does not have."""


@frozen
class Asked:
    """What the command was called with, besides what was decided."""

    offer: Path
    roster: Path
    programme: str | None
    circumstances: Circumstances
    reading: Reading
    outputs: tuple[Path, ...]
    talk: Talk
    questions: bool = False

    @property
    def command(self) -> str:
        """The call as it would be typed again, without decisions."""
        return shlex.join(["dms", "configure", *self._words()])

    def _words(self) -> Iterator[str]:
        yield from (str(self.offer), str(self.roster))
        yield from () if self.programme is None else ("--programme", self.programme)
        yield from retyped(self.circumstances, self.reading, self.talk)
        yield from ("--questions",) if self.questions else ()
        for path in self.outputs:
            yield from ("-o", str(path))


@frozen
class Started:
    """A configuration as the call makes it, and the list of people it is for."""

    configuration: Configuration
    imported: RosterImport

    @property
    def notes(self) -> list[Issue]:
        """Say plainly whom the figures lack, and which packages do not work."""
        return [*filter(None, [self.imported.left_out]), *plugin_issues()]

    def issues(self, configuration: Configuration) -> list[Issue]:
        """Return everything wrong or open, once a configuration is settled on."""
        return [
            *self.notes,
            *self.imported.issues,
            *configuration.quote.issues,
            *configuration_questions(configuration),
        ]


def start(asked: Asked, decided: Decided) -> Started:
    """Read both files and configure; names that the offer does not have end the command.

    Raises LoadError for files that cannot be used, and QuoteRefused where nothing has a price.
    """
    lang = asked.talk.lang
    wishes = Wishes(**asdict(asked.circumstances, recurse=False))
    inputs = inputs_of(asked.offer, asked.roster, asked.reading, wishes, lang)
    with refusing_names(asked.talk):
        configuration = configure(
            inputs.offer,
            inputs.imported.roster,
            programme=asked.programme,
            choose=decided.choose,
            drop=decided.drop,
            values=decided.values,
            period=inputs.period,
            payment=wishes.payment,
            headcount=wishes.headcount,
            today=inputs.today,
        )
    return Started(configuration, inputs.imported)


@contextmanager
def refusing_names(talk: Talk) -> Iterator[None]:
    """End the command as misused where options name what the offer does not have."""
    try:
        yield
    except LoadError as error:
        if not _MISUSE.issuperset(issue.code for issue in error.issues):
            raise
        print_problems(error.issues, talk.lang, as_json=talk.as_json)
        raise typer.Exit(ExitCode.USAGE) from None
