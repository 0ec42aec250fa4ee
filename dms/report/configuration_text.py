"""A configuration as plain text: where every choice stands, what a change costs, what it comes to.

Contradictions stand first, each with its ways out as commands that can be typed.
"""

from collections.abc import Iterable, Iterator, Sequence

from dms.configurator.configuration import Configuration
from dms.configurator.states import Decision
from dms.i18n import text
from dms.issues import Issue
from dms.report.bench_lines import apart_lines, bench_heading
from dms.report.clash_lines import clash_lines
from dms.report.configuration_table import option_lines
from dms.report.configuration_words import as_typed
from dms.report.configured_quote_lines import question_lines, remark_lines, total_lines
from dms.report.issue_lines import issue_line
from dms.report.paragraphs import WIDTH, wrapped

__all__ = ["COMMAND", "render_configuration"]

COMMAND = "dms configure OFFER ROSTER"


def render_configuration(
    configuration: Configuration,
    lang: str = "ru",
    *,
    command: str = COMMAND,
    questions: bool = False,
    more: Iterable[Issue] = (),
) -> str:
    """Write a configuration for people; nobody is named in it.

    `command` is how the program was called, without what was decided: the ways out of a
    contradiction are shown as such calls. `questions` lists everything that the programme leaves
    open, and not only what may be chosen and what the price rests on. `more` are issues to show
    with it.
    """
    head = [*bench_heading(configuration.bench, lang), *(issue_line(one, lang) for one in more)]
    body = (
        _found(configuration, lang, questions=questions)
        if configuration.is_possible
        else [*_clashes(configuration, lang), _ways_out(configuration, command, lang)]
    )
    return "\n\n".join("\n".join(lines) for lines in (head, *body) if lines) + "\n"


def _found(configuration: Configuration, lang: str, *, questions: bool) -> list[list[str]]:
    """Write what can be quoted: the choices, what is open, and at the end the total."""
    return [
        apart_lines(configuration.bench, lang),
        option_lines(configuration, lang, WIDTH),
        remark_lines(configuration.quote, lang),
        question_lines(configuration, lang, every=questions),
        total_lines(configuration.quote, lang),
    ]


def _clashes(configuration: Configuration, lang: str) -> Iterator[list[str]]:
    """Write each contradiction: what was decided, and the rules that do not allow it together."""
    parts = configuration.bench.model.parts
    for clash in configuration.clashes:
        title = text("These choices contradict each other")
        if len(clash.decisions) == 1:
            title = text("This is not possible")
        yield clash_lines(clash, title, parts, lang, typed=True)


def _ways_out(configuration: Configuration, command: str, lang: str) -> list[str]:
    ways = [way for way in configuration.ways_out if way]
    if not ways:
        return []
    lines = [text("Ways out").to(lang)]
    for number, way in enumerate(ways, 1):
        taken_back = text("take back {decisions}", decisions=", ".join(map(as_typed, way)))
        lines += wrapped(taken_back.to(lang), f"  {number}. ")
        lines.append(f"     {_without(configuration, way, command)}")
    return lines


def _without(configuration: Configuration, way: Sequence[Decision], command: str) -> str:
    """Write the call with all decisions but some."""
    kept = (as_typed(one) for one in configuration.decisions if one not in way)
    return " ".join((command, *kept))
