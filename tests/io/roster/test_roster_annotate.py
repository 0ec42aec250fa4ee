"""The list given back: marked cells, comments, a sheet of issues; the original untouched."""

import io
import sys
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from roster_files import csv_bytes, saved, xlsx_bytes

from dms.errors import MissingExtra
from dms.io.roster import read_roster

RED, YELLOW, BLUE = "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"


def decorated():
    """Return a workbook with formats, a merged heading, a formula and a comment."""
    workbook = openpyxl.load_workbook(
        io.BytesIO(
            xlsx_bytes(
                [
                    ["Список сотрудников", None, None, None],
                    ["Таб. №", "ФИО", "Дата рождения", "Премия"],
                    [1, "Орлов Пётр", date(1990, 5, 7), "=1+1"],
                    [2, "Иванoв Олег", "31.02.1990", 5],
                    [2, "Сомов Олег", date(1991, 5, 7), 5],
                ]
            )
        )
    )
    sheet = workbook.active
    sheet.merge_cells("A1:D1")
    sheet["A1"].font = Font(bold=True, size=20)
    sheet["C3"].number_format = "DD.MM.YYYY"
    sheet["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["C4"].font = Font(italic=True)
    sheet["C4"].comment = Comment("Проверить у кадров", "HR")
    sheet.column_dimensions["B"].width = 44
    sheet.freeze_panes = "A3"
    return saved(workbook)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "staff.xlsx"
    path.write_bytes(decorated())
    return path


@pytest.fixture
def copy(source, tmp_path):
    written = read_roster(source).annotate(tmp_path / "checked.xlsx", lang="en")
    assert written == tmp_path / "checked.xlsx"
    return openpyxl.load_workbook(written)


def test_faulty_cells_are_marked_by_severity_and_commented(copy):
    sheet = copy["Список"]
    assert sheet["C4"].fill.fgColor.rgb == RED
    assert sheet["B4"].fill.fgColor.rgb == YELLOW
    assert "no such date" in sheet["C4"].comment.text
    assert "07.05.1990" in sheet["C4"].comment.text
    assert "[ROSTER-DATE-INVALID]" in sheet["C4"].comment.text
    assert sheet["C3"].comment is None


def test_formats_merges_formulas_and_comments_stay(copy):
    sheet = copy["Список"]
    assert [str(r) for r in sheet.merged_cells.ranges] == ["A1:D1"]
    assert (sheet["A1"].font.bold, sheet["A1"].font.size) == (True, 20)
    assert sheet["C3"].number_format == "DD.MM.YYYY"
    assert sheet["C3"].value.date() == date(1990, 5, 7)
    assert sheet["B3"].fill.fgColor.rgb == "FF00FF00"
    assert sheet["C4"].font.italic
    assert sheet["D3"].value == "=1+1"
    assert sheet["C4"].comment.text.endswith("Проверить у кадров")
    assert sheet.column_dimensions["B"].width == 44
    assert sheet.freeze_panes == "A3"


def test_all_issues_are_listed_with_links_to_their_cells(copy, source):
    sheet = copy["Errors"]
    listed = read_roster(source)
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[5].value for row in rows] == [i.code for i in listed.issues]
    by_code = {row[5].value: row for row in rows}
    wrong = by_code["ROSTER-DATE-INVALID"]
    assert [cell.value for cell in wrong[:3]] == ["error", "C4", "Дата рождения"]
    assert wrong[1].hyperlink.location == "'Список'!C4"
    assert wrong[0].fill.fgColor.rgb == RED
    assert [c.value for c in sheet[1]][:2] == ["Kind", "Cell"]


def test_the_whole_of_every_message_shows(copy):
    sheet = copy["Errors"]
    for row in sheet.iter_rows(min_row=2):
        needed = max(
            len(str(cell.value or "")) / sheet.column_dimensions[cell.column_letter].width
            for cell in row
        )
        assert sheet.row_dimensions[row[0].row].height >= 15 * needed
        assert {cell.alignment.vertical for cell in row} == {"top"}
        assert all(cell.alignment.wrap_text for cell in row)
    heights = {sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=2)}
    assert len(heights) > 1, "short messages take less room"


def test_the_list_of_issues_prints_as_wide_as_a_page(copy):
    sheet = copy["Errors"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.orientation) == (0, "landscape")
    assert sheet.print_title_rows == "$1:$1"
    assert copy["Список"].page_setup.orientation != "landscape"


def test_the_copy_reads_again_with_the_same_issues(copy, source, tmp_path):
    again = read_roster(tmp_path / "checked.xlsx")
    first = read_roster(source)
    assert again.sheet == "Список"
    assert [i.to_dict("en")["code"] for i in again.issues] == [i.code for i in first.issues]
    again.annotate(tmp_path / "twice.xlsx", lang="en")
    assert len(openpyxl.load_workbook(tmp_path / "twice.xlsx").sheetnames) == 3


def test_the_original_is_never_touched(source, tmp_path):
    before = source.read_bytes()
    listed = read_roster(source)
    with pytest.raises(ValueError, match="overwrite"):
        listed.annotate(source)
    with pytest.raises(ValueError, match="overwrite"):
        listed.annotate(tmp_path / "x" / ".." / "staff.xlsx")
    with pytest.raises(ValueError, match=r"\.xlsx"):
        listed.annotate(tmp_path / "checked.csv")
    assert source.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["staff.xlsx"]


def test_a_link_to_the_original_counts_as_the_original(source, tmp_path):
    link = tmp_path / "link.xlsx"
    link.symlink_to(source)
    with pytest.raises(ValueError, match="overwrite"):
        read_roster(source).annotate(link)


def test_the_same_list_gives_the_same_bytes(source, tmp_path):
    listed = read_roster(source)
    one = listed.annotate(tmp_path / "one.xlsx", lang="en").read_bytes()
    two = listed.annotate(tmp_path / "two.xlsx", lang="en").read_bytes()
    assert one == two


def test_a_mark_inside_a_merged_range_goes_to_its_first_cell(tmp_path):
    def change(workbook):
        workbook.active.merge_cells("B2:C2")

    rows = [["ФИО", "Пол", "Дата рождения"], ["Орлов Пётр", "М", "31.02.1990"]]
    listed = read_roster(xlsx_bytes(rows, change=change))
    path = listed.annotate(tmp_path / "a.xlsx", lang="en")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["B2"].fill.fgColor.rgb == RED
    assert [str(r) for r in sheet.merged_cells.ranges] == ["B2:C2"]


def test_a_csv_becomes_a_workbook_whose_texts_stay_texts(tmp_path):
    texts = ["=1+1", "+7 916", "-5", "@you", "|calc", "bell\x07"]
    rows = [["ФИО", "Дата рождения", *"abcdef"], ["Орлов Пётр", "31.02.1990", *texts]]
    path = read_roster(csv_bytes(rows), name="a.csv").annotate(tmp_path / "a.xlsx", lang="en")
    sheet = openpyxl.load_workbook(path)["List"]
    assert [c.value for c in sheet[2]][2:7] == texts[:5]
    assert {c.data_type for c in sheet[2]} == {"s"}
    assert all(c.quotePrefix for c in sheet[2][2:7])
    assert sheet["H2"].value == "bell "
    assert sheet["B2"].fill.fgColor.rgb == RED


def test_headings_that_start_like_formulas_stay_texts_in_the_list_of_issues(tmp_path):
    rows = [["ФИО", "Дата рождения", "=Программа", "=Вариант"], ["А", "07.05.1990", "a", "b"]]
    path = read_roster(csv_bytes(rows)).annotate(tmp_path / "a.xlsx", lang="en")
    workbook = openpyxl.load_workbook(path)
    assert workbook["Errors"]["C2"].value == "=Программа"
    assert workbook["Errors"]["C2"].data_type == "s"
    assert workbook["List"]["C1"].fill.fgColor.rgb == BLUE


def test_a_clean_list_gets_an_empty_sheet(tmp_path):
    listed = read_roster(xlsx_bytes([["ФИО", "Дата рождения"], ["А Б", "07.05.1990"]]))
    path = listed.annotate(tmp_path / "a.xlsx", lang="en")
    assert openpyxl.load_workbook(path)["Errors"].max_row == 1


def test_issues_of_the_whole_file_are_listed_without_a_link(tmp_path):
    listed = read_roster(csv_bytes([["ФИО", "Дата рождения"]]), name="a.csv")
    path = listed.annotate(tmp_path / "a.xlsx", lang="en")
    row = openpyxl.load_workbook(path)["Errors"][2]
    assert [row[1].value, row[1].hyperlink, row[5].value] == [None, None, "ROSTER-NO-PEOPLE"]


def test_a_sheet_name_with_an_apostrophe_can_be_linked_to(tmp_path):
    rows = [["ФИО", "Дата рождения"], ["А Б", "31.02.1990"]]
    listed = read_roster(xlsx_bytes(rows, title="HR's list"))
    workbook = openpyxl.load_workbook(listed.annotate(tmp_path / "a.xlsx", lang="en"))
    assert workbook["Errors"]["B2"].hyperlink.location == "'HR''s list'!B2"


def test_without_the_writer_the_missing_part_is_named(tmp_path, monkeypatch):
    listed = read_roster(csv_bytes([["ФИО", "Дата рождения"], ["А Б", "07.05.1990"]]))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match="xlsx"):
        listed.annotate(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []
