"""What can be wrong with a form and with an answer in it, in words that hold for any cell."""

from dms.i18n import Text, text
from dms.io.roster.flaws import Flaw

__all__ = [
    "BAND_BACKWARDS",
    "BESIDE",
    "CLINIC_TWICE",
    "ERROR_VALUE",
    "FACTORS_MIXED",
    "FORMULA",
    "HEADING_CHANGED",
    "KIND_ELSEWHERE",
    "LIMITS_DENIED",
    "MISSING",
    "NOT_A_BAND",
    "NOT_A_DATE",
    "NOT_A_NUMBER",
    "NOT_A_TIME",
    "NOT_IN_A_LONG_LIST",
    "NOT_WHOLE",
    "NO_DAYS",
    "NO_PERCENT",
    "ROW_MOVED",
    "ROW_TWICE",
    "ROW_UNKNOWN",
    "TOO_LONG",
    "clinic_unknown",
    "not_in_the_list",
    "out_of_range",
    "too_exact",
]

MISSING = Flaw(
    "RFP-ANSWER-MISSING",
    text("This answer is needed together with the others."),
    text("Fill in this cell, or clear the answers that belong to it."),
)
FORMULA = Flaw(
    "RFP-ANSWER-FORMULA",
    text("Here stands a formula instead of an answer."),
    text("Write its result as a plain value."),
)
ERROR_VALUE = Flaw(
    "RFP-ANSWER-ERROR",
    text("Here stands an error of the spreadsheet instead of an answer."),
    text("Write the value itself, or clear the cell."),
)
BESIDE = Flaw(
    "RFP-ANSWER-BESIDE",
    text("This cell is not one for answers."),
    text("Move what it says into a column of the form, or clear it."),
)
NOT_A_NUMBER = Flaw(
    "RFP-NUMBER-INVALID",
    text("This is not a number."),
    text("Write digits only, like 18500 or 18500,50; words go into the note."),
)
NO_PERCENT = Flaw(
    "RFP-SHARE-UNCLEAR",
    text("It is not clear whether this is per cent."),
    text("Write it with its sign, like 20 %."),
)
NOT_WHOLE = Flaw(
    "RFP-NUMBER-WHOLE",
    text("This is not a whole number."),
    text("Write a whole number, like 24."),
)
NOT_A_DATE = Flaw(
    "RFP-DATE-INVALID",
    text("This is not a date."),
    text("Write it like 01.02.2026."),
)
NOT_A_TIME = Flaw(
    "RFP-TIME-INVALID",
    text("This is not a time of day."),
    text("Write it like 14:00; 24:00 means round the clock."),
)
NOT_A_BAND = Flaw(
    "RFP-AGES-INVALID",
    text("These are no ages."),
    text("Write full years, both ends included: 18-65, or 60+."),
)
NO_DAYS = Flaw(
    "RFP-DAYS-INVALID",
    text("These are no days of a month."),
    text("Choose from the list, or write numbers from 1 to 31 like 1, 15."),
)
TOO_LONG = Flaw(
    "RFP-TEXT-TOO-LONG",
    text("This text is too long."),
    text("Keep it under 2000 signs."),
)
ROW_TWICE = Flaw(
    "RFP-ROW-TWICE",
    text("This row of the form stands twice."),
    text("Delete the copy, or start from a fresh form."),
)
ROW_MOVED = Flaw(
    "RFP-ROW-MOVED",
    text("This row of the form has been moved or its words changed."),
    text("Start from a fresh form and copy the answers only."),
)
ROW_UNKNOWN = Flaw(
    "RFP-ROW-UNKNOWN",
    text("This row does not belong to the form."),
    text("Delete the row; what it says goes into a note."),
)
HEADING_CHANGED = Flaw(
    "RFP-COLUMNS-CHANGED",
    text("The columns of this sheet are not those of the form."),
    text("Start from a fresh form and copy the answers only."),
)
CLINIC_TWICE = Flaw(
    "RFP-CLINIC-TWICE",
    text("There is a clinic with this name already."),
    text("Delete the row, or add the branch to the name."),
)
KIND_ELSEWHERE = Flaw(
    "RFP-KIND-ELSEWHERE",
    text("This kind of care is not asked for in this programme."),
    text("Choose the programme that it belongs to, or clear the row."),
)
NOT_IN_A_LONG_LIST = Flaw(
    "RFP-ANSWER-UNKNOWN",
    text("This answer is not in the list."),
    text("Choose it from the list of the cell."),
)
LIMITS_DENIED = Flaw(
    "RFP-LIMITS-DENIED",
    text("Here stands that there are no limits, but the sheet of limits has some."),
    text("Change this answer, or clear the rows of this kind of care."),
)
FACTORS_MIXED = Flaw(
    "RFP-FACTOR-MIXED",
    text("Some rows of this kind name a programme and this one does not."),
    text("Name the programme in each of these rows, or in none."),
)
BAND_BACKWARDS = Flaw(
    "RFP-BAND-BACKWARDS",
    text("The upper end is smaller than the lower one."),
    text("Swap the two numbers, or leave the upper end empty."),
)


def not_in_the_list(choices: Text) -> Flaw:
    """Return the flaw of an answer that is none of the choices."""
    return Flaw(
        "RFP-ANSWER-UNKNOWN",
        text("This answer is not in the list."),
        text("Use these words: {choices}.", choices=choices),
    )


def out_of_range(least: str, most: str) -> Flaw:
    """Return the flaw of a number that is too small or too large."""
    return Flaw(
        "RFP-NUMBER-RANGE",
        text("This number is not possible here."),
        text("Write a number from {least} to {most}.", least=least, most=most),
    )


def too_exact(places: int) -> Flaw:
    """Return the flaw of a number with more digits after the comma than it can mean."""
    return Flaw(
        "RFP-NUMBER-PLACES",
        text("This number has too many digits after the comma."),
        text("Round it yourself, to at most {places} digits after the comma.", places=places),
    )


def clinic_unknown(names: str) -> Flaw:
    """Return the flaw of names that the sheet of clinics does not have."""
    return Flaw(
        "RFP-CLINIC-UNKNOWN",
        text("The sheet of clinics does not list: {names}.", names=names),
        text("Add them to that sheet, or correct the names; a semicolon stands between names."),
    )
