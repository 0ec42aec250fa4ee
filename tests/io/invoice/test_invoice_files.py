"""Broken invoices: what cannot be read at all, formulas, totals that do not fit."""

import io
import re
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from old_workbooks import xls_bytes
from roster_files import csv_bytes, saved, xlsx_bytes

from dms.errors import LoadError
from dms.io.invoice import read_invoice

HEAD = ["Таб. №", "ФИО", "Сумма"]
ROWS = [["17", "Орлов Пётр", "100"], ["18", "Сомов Олег", "50,5"]]


def told(read):
    return [(i.code, i.where.cell) for i in read.issues if i.severity.value != "info"]


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "счёт.csv"
    path.write_bytes(csv_bytes([HEAD, *ROWS]))
    read = read_invoice(path)
    assert read.total == Decimal("150.50")
    assert read.rows[0].where.file == "счёт.csv"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_text_files_come_in_all_encodings(encoding, delimiter):
    read = read_invoice(csv_bytes([HEAD, *ROWS], delimiter, encoding))
    assert (read.total, read.rows[0].name) == (Decimal("150.50"), "Орлов Пётр")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "ROSTER-FILE-EMPTY"),
        (csv_bytes([["Город", "Цвет"], ["Пермь", "синий"]]), "ROSTER-HEADER-NOT-FOUND"),
        (csv_bytes([["Сумма"], ["5"]]), "ROSTER-HEADER-NOT-FOUND"),
        (b"<html><table></table></html>", "ROSTER-FILE-WEB-PAGE"),
        (b"PK\x03\x04 broken", "ROSTER-FILE-DAMAGED"),
        (xls_bytes([HEAD, *ROWS], locked=True), "ROSTER-FILE-ENCRYPTED"),
        ('Таб. №;Сумма\n"17;5\n18;6\n'.encode(), "ROSTER-FILE-QUOTES"),
    ],
)
def test_what_is_no_invoice_at_all_is_refused(content, code):
    with pytest.raises(LoadError) as refused:
        read_invoice(content)
    assert [issue.code for issue in refused.value.issues] == [code]
    assert refused.value.issues[0].where.file == "invoice"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(LoadError) as refused:
        read_invoice(tmp_path / "none.xlsx")
    assert [issue.code for issue in refused.value.issues] == ["ROSTER-FILE-NOT-FOUND"]


def test_an_unknown_profile_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no roster profile 'acme'"):
        read_invoice(csv_bytes([HEAD]), profile="acme")


def two_sheets() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Письмо"
    workbook.active.append(["Направляем счёт"])
    for title, amount in (("Январь", 5), ("Февраль", 7)):
        sheet = workbook.create_sheet(title)
        sheet.append(HEAD)
        sheet.append(["17", "Орлов", amount])
    return saved(workbook)


def test_the_sheet_may_be_named():
    first = read_invoice(two_sheets())
    assert (first.sheet, first.total) == ("Январь", 5)
    assert "ROSTER-SHEET-CHOSEN" in {i.code for i in first.issues}
    assert read_invoice(two_sheets(), sheet="Февраль").total == 7


def test_an_unknown_sheet_is_refused_with_those_there_are():
    with pytest.raises(LoadError) as refused:
        read_invoice(two_sheets(), sheet="Март")
    (issue,) = refused.value.issues
    assert issue.code == "ROSTER-SHEET-UNKNOWN"
    assert "«Февраль»" in issue.advice("en")


def test_merged_titles_above_do_not_hide_the_heading():
    def merge(workbook):
        workbook.active.merge_cells("A1:C1")
        workbook.active.merge_cells("A2:C2")

    titles = [["Приложение № 2 к счёту", None, None], ["за февраль 2026 г.", None, None]]
    read = read_invoice(xlsx_bytes([*titles, HEAD, ["17", "Орлов", 100]], change=merge))
    assert (read.total, read.rows[0].where.cell) == (100, "C4")
    assert read.ok


def test_formulas_are_not_trusted():
    read = read_invoice(xlsx_bytes([HEAD, ["17", "Орлов", "=50+50"], ["18", "Сомов", 50.5]]))
    assert told(read) == [("ROSTER-FORMULA", "C2")]
    assert [row.id for row in read.rows] == ["18"]
    text = read_invoice(csv_bytes([HEAD, ["17", "Орлов", "=50+50"]]))
    assert told(text) == [("ROSTER-FORMULA", "C2")]


def test_an_uncalculated_total_says_nothing():
    read = read_invoice(xlsx_bytes([HEAD, ["17", "Орлов", 100], ["Итого", None, "=SUM(C2:C2)"]]))
    assert (read.stated_total, told(read), read.ok) == (None, [], True)


def test_a_calculated_total_is_compared():
    content = xlsx_bytes([HEAD, ["17", "Орлов", 100], ["Итого", None, "=SUM(C2:C2)"]])
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w") as changed:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith("sheet1.xml"):
                part = re.sub(rb"(SUM\(C2:C2\)</f>)<v(?: ?/>|></v>)", rb"\1<v>90</v>", part)
            changed.writestr(name, part)
    read = read_invoice(target.getvalue())
    assert read.stated_total == 90
    assert told(read) == [("INVOICE-TOTAL-DIFFERS", "C3")]


@pytest.mark.parametrize(
    "words", ["Итого", "ИТОГО:", "Итого к оплате", "Всего по договору", "Total"]
)
def test_the_total_has_many_names(words):
    read = read_invoice(csv_bytes([HEAD, *ROWS, [words, "", "150,50"]]))
    assert (read.stated_total, len(read.rows), told(read)) == (Decimal("150.50"), 2, [])


def test_a_total_that_does_not_fit_is_told_with_both_figures():
    read = read_invoice(csv_bytes([HEAD, *ROWS, ["Итого", "", "1 150,50"]]))
    assert told(read) == [("INVOICE-TOTAL-DIFFERS", "C4")]
    assert "1,150.50" in read.issues[-1].message("en")
    assert "150.50" in read.issues[-1].message("en")
    assert read.ok


def test_a_count_in_the_line_of_the_total_makes_no_person_of_it():
    head = ["№ п/п", "Таб. №", "ФИО", "Сумма"]
    rows = [["1", "17", "Орлов", "100"], ["Итого", "1 чел.", "", "100"]]
    read = read_invoice(csv_bytes([head, *rows]))
    assert (read.total, read.stated_total, len(read.rows)) == (100, 100, 1)


def test_sums_of_parts_do_not_hide_the_people_below_them():
    rows = [
        ["Базовая", "", ""],
        ["1", "Орлов", "100"],
        ["Итого по программе", "", "100"],
        ["VIP", "", ""],
        ["2", "Сомов", "50,50"],
        ["Итого по программе", "", "50,50"],
        ["Всего", "", "150,50"],
    ]
    read = read_invoice(csv_bytes([["№ п/п", "ФИО", "Сумма"], *rows]))
    assert [row.name for row in read.rows] == ["Орлов", "Сомов"]
    assert (read.stated_total, told(read)) == (Decimal("150.50"), [])


def test_people_named_by_their_policies_alone_are_found_below_a_sum():
    rows = [["П-1", "100"], ["Итого", "100"], ["П-2", "50"], ["Всего", "150"]]
    read = read_invoice(csv_bytes([["№ полиса", "Сумма"], *rows]))
    assert [row.policy_number for row in read.rows] == ["П-1", "П-2"]
    assert told(read) == []


def test_a_total_that_is_no_figure_is_told():
    read = read_invoice(csv_bytes([HEAD, *ROWS, ["Итого", "", "сто"]]))
    assert told(read) == [("INVOICE-TOTAL-UNREADABLE", "C4")]
    assert (read.stated_total, read.ok) == (None, True)


def test_money_below_the_total_that_names_nobody_is_told():
    head = ["№ п/п", "ФИО", "Сумма"]
    rows = [["1", "Орлов", "100"], ["Итого", "", "100"], ["Зачёт по счёту 4", "", "-30"]]
    read = read_invoice(csv_bytes([head, *rows, ["НДС", "", "0"], ["Подпись", "", "Иванова"]]))
    assert told(read) == [("INVOICE-AMOUNT-NAMELESS", "C4")]
    assert read.total == 100
    left_out = next(i for i in read.issues if i.code == "ROSTER-ROWS-LEFT-OUT")
    assert "3, 4, 5, 6" in left_out.message("en")


def test_repeated_headings_and_counted_columns_are_no_money():
    rows = [["1", "2", "3"], ROWS[0], HEAD, ROWS[1]]
    read = read_invoice(csv_bytes([HEAD, *rows]))
    assert [row.id for row in read.rows] == ["17", "18"]
    assert told(read) == []


def test_an_invoice_without_people_says_so():
    read = read_invoice(csv_bytes([HEAD, ["Итого", "", "0"]]))
    assert [i.code for i in read.issues if i.severity.value == "error"] == ["ROSTER-NO-PEOPLE"]
    assert (read.rows, read.stated_total) == ((), 0)
