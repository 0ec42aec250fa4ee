r"""Rosters from files: CSV, XLSX and XLS lists of insured people, read with all their problems.

>>> listed = read_roster("ФИО;Дата рождения\nИванов Иван;07.05.1990\n".encode(), name="a.csv")
>>> listed.ok, listed.roster
(True, <Roster of 1 employees and 0 relatives>)
"""

from dms.io.roster.lines_above import LinesAbove
from dms.io.roster.profiles import PROFILES, EndDate, Profile, profile_named
from dms.io.roster.reader import read_roster
from dms.io.roster.result import RosterImport

__all__ = [
    "PROFILES",
    "EndDate",
    "LinesAbove",
    "Profile",
    "RosterImport",
    "profile_named",
    "read_roster",
]
