"""Lists of people that commands write: as CSV, or as a workbook."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dms.configurator.grades.grade_plan import GradePlan

__all__ = ["LIST_ENDINGS", "people_with_programmes"]

LIST_ENDINGS = (".csv", ".xlsx")
"""How the names of such files end."""


def people_with_programmes(plan: "GradePlan", ending: str) -> bytes:
    """Return the list in which everybody has a programme, for the quote of the plan's offer.

    Raises :class:`~dms.errors.MissingExtra` for a workbook when the part `xlsx` is not installed.
    """
    from dms.cli.lists import extra_columns
    from dms.configurator.grades.facts import ENTITLED, ENTITLED_TITLE
    from dms.io.roster.writing import roster_table

    titles = {name: heading for heading, name in extra_columns(plan.offer).items()}
    headings = {ENTITLED: ENTITLED_TITLE, **titles}
    table = roster_table(plan.assignment.roster, headings)
    return table.to_xlsx() if ending == ".xlsx" else table.to_csv()
