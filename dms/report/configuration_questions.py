"""What is open in a configuration: everything to ask the insurer before it is bought."""

from dms.configurator.configuration import Configuration
from dms.configurator.unstated import unstated_choices
from dms.issues import Issue, Severity

__all__ = ["configuration_questions"]


def configuration_questions(
    configuration: Configuration, *, of_the_programme: bool = True
) -> tuple[Issue, ...]:
    """Return what to ask: what may be chosen at all, what the price rests on, what is left open.

    Without `of_the_programme` the last is not asked. While decisions contradict each other there is
    no programme to ask about, only what may be chosen.
    """
    asked = list(unstated_choices(configuration.bench.model))
    if configuration.is_possible:
        asked += configuration.quote.group_issues
        asked += configuration.questions if of_the_programme else ()
    return tuple(dict.fromkeys(one for one in asked if one.severity is Severity.QUESTION))
