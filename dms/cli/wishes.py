"""What the options that many commands share say, as they were written.

Dates stay as the user wrote them, so that what is none is refused in the right language.
"""

from attrs import frozen

from dms.cli import options

__all__ = ["Circumstances", "Reading", "Talk", "Wishes"]


@frozen
class Reading:
    """How a list of people is to be read."""

    profile: options.ProfileName = None
    sheet: options.SheetName = None
    end_date: options.EndMeaning = None


@frozen
class Circumstances:
    """For which days, and how, prices are asked for."""

    start: options.Start = None
    last_day: options.LastDay = None
    today: options.Today = None
    payment: options.Payment = None
    headcount: options.Headcount = None
    assume: options.Assume = None


@frozen
class Wishes(Circumstances):
    """How a quote is to be calculated."""

    take: options.Take = None


@frozen
class Talk:
    """How a command answers, and with which exit code."""

    as_json: options.AsJson = False
    lang: options.LangOption = options.Language.RU
    fail_on: options.FailOnOption = options.FailOn.ERROR
