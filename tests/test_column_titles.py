"""Columns in words, in the language of the reader."""

from dms.column_titles import column_title, column_titles
from dms.members import COLUMNS


def test_every_usual_column_has_a_title():
    assert all(column_title(name).to("en") != "" for name in COLUMNS)
    assert column_title("employee_id").to("en") == "number of the employee"


def test_a_further_column_keeps_its_name():
    assert column_title("Стаж {x}").to("ru") == "Стаж {x}"


def test_several_columns():
    assert column_titles(["birth", "tenure"]).to("en") == "birth date, tenure"
    assert column_titles([]).to("en") == ""
