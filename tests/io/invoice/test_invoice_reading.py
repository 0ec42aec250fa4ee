"""Invoices by person: whom each line is for, what it asks, and what the lines add up to."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_workbooks import xls_bytes
from roster_files import csv_bytes, xlsx_bytes

from dms.io.invoice import InvoiceImport, read_invoice
from dms.io.roster import EndDate, Profile

HEAD = ("№ п/п", "Таб. №", "ФИО", "Дата рождения", "Программа", "Сумма к доплате", "Возврат")
LETTER = [
    ["Приложение к счёту № 5"],
    ["по договору ДМС № Д-7/26 от 01.02.2026"],
    ["Страхователь: ООО «Ромашка»"],
    [],
]
ROWS = [
    ["1", "17", "Орлов Пётр Ильич", "07.05.1990", "Базовая", "17 644,18", ""],
    ["2", "18", "Сомов Олег", "08.05.1991", "VIP", "", "9 000,00"],
]


def invoice(*rows, head=HEAD, **options) -> InvoiceImport:
    return read_invoice(csv_bytes([head, *rows]), name="invoice.csv", **options)


def told(read: InvoiceImport) -> list[tuple[str, str | None]]:
    return [(i.code, i.where.cell) for i in read.issues if i.severity.value != "info"]


def money(read: InvoiceImport) -> list[str]:
    return [str(row.amount) for row in read.rows]


@pytest.mark.parametrize("make", [csv_bytes, xlsx_bytes])
def test_an_annex_of_an_invoice_is_read_under_its_letter(make):
    total = ["Итого", "", "", "", "", "17 644,18", "9 000,00"]
    signature = ["Генеральный директор", "", "", "", "", "", "Иванова"]
    read = read_invoice(make([*LETTER, HEAD, *ROWS, total, signature]), name="a")
    charged, refunded = read.rows
    assert (charged.id, charged.name, charged.birth, charged.programme, charged.amount) == (
        "17",
        "Орлов Пётр Ильич",
        date(1990, 5, 7),
        "Базовая",
        Decimal("17644.18"),
    )
    assert refunded.amount == Decimal("-9000.00")
    assert (charged.where.cell, refunded.where.cell) == ("F6", "G7")
    assert (read.rows_read, read.total, read.stated_total) == (2, *[Decimal("8644.18")] * 2)
    assert (read.meta.contract, read.meta.company) == ("Д-7/26", "ООО «Ромашка»")
    assert read.ok
    assert told(read) == []


def test_an_old_workbook_is_read_too():
    rows = [[17.0, "Орлов Пётр", "07.05.1990", 35664.66]]
    read = read_invoice(xls_bytes([["Таб. №", "ФИО", "Дата рождения", "Сумма"], *rows]))
    assert (read.rows[0].id, read.rows[0].amount) == ("17", Decimal("35664.66"))
    assert read.sheet == "Список"


@pytest.mark.parametrize(
    "head",
    [
        "Страховая премия",
        "Премия",
        "Сумма",
        "К оплате",
        "Сумма к доплате",
        "Итого",
        "Взнос",
        "Итоговая страховая премия, р.",
        "Страховая премия по прогр., р.",
        "СУММА, РУБ.",
        "Сумма (в рублях)",
        "Страховой  взнос,\nруб.",
    ],
)
def test_the_column_of_money_has_many_names(head):
    assert money(invoice(["17", "100,50"], head=["Таб. №", head])) == ["100.50"]


@pytest.mark.parametrize("head", ["Возврат", "Сумма к возврату", "Возврат премии, руб."])
def test_a_column_of_refunds_alone_is_money_back(head):
    assert money(invoice(["17", "100,50"], head=["Таб. №", head])) == ["-100.50"]


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("№ полиса", {"policy_number": "П-1"}),
        ("Серия и номер полиса", {"policy_number": "П-1"}),
        ("POLIC", {"policy_number": "П-1"}),
        ("Табельный номер", {"id": "П-1"}),
        ("ФИО", {"name": "П-1"}),
    ],
)
def test_a_line_may_name_its_person_in_one_way(head, who):
    read = invoice(["П-1", "5"], ["", "7"], head=[head, "Сумма"])
    row = read.rows[0]
    known = {"id": row.id, "policy_number": row.policy_number, "name": row.name}
    assert {name: value for name, value in known.items() if value} == who
    assert told(read) == [("INVOICE-AMOUNT-NAMELESS", "B3")]


def test_three_columns_of_names_and_days_of_cover_are_read():
    head = ["Фамилия", "Имя", "Отчество", "Год рождения", "Начало", "Открепление с", "Сумма"]
    row = ["Орлов", "Пётр", "Ильич", "1990", "01.03.2026", "01.01.2027", "5"]
    (read,) = invoice(row, head=head).rows
    assert (read.name, read.birth) == ("Орлов Пётр Ильич", 1990)
    assert (read.start, read.last_day) == (date(2026, 3, 1), date(2026, 12, 31))


def test_a_profile_explains_headings_and_the_day_of_the_end():
    head = ["NAME1", "NAME2", "DATE", "BEGIN", "END", "Сумма"]
    row = ["Орлов", "Пётр", "07.05.1990", "01.03.2026", "31.12.2026", "5"]
    read = invoice(row, head=head, profile="vsk")
    assert (read.rows[0].name, read.rows[0].last_day) == ("Орлов Пётр", None)
    assert "«END»" in unused(read)
    own = Profile("own", end=EndDate.LAST_DAY)
    read = invoice(["17", "31.12.2026", "5"], head=["Таб. №", "Конец", "Сумма"], profile=own)
    assert read.rows[0].last_day == date(2026, 12, 31)


def test_a_column_of_any_name_may_be_the_money():
    read = invoice(["17", "5", "1"], head=["Таб. №", "Деньги", "Возврат"], amount="Деньги")
    assert [row.amount for row in read.rows] == [4]


def unused(read: InvoiceImport) -> str:
    return next(i.message("en") for i in read.issues if i.code == "INVOICE-COLUMNS-UNUSED")


def test_what_is_to_be_paid_goes_before_a_final_sum_and_that_before_a_premium():
    head = ["Таб. №", "Премия", "Итого", "К оплате"]
    read = invoice(["17", "1", "2", "3"], head=head)
    assert [row.amount for row in read.rows] == [3]
    assert told(read) == [("INVOICE-AMOUNT-CHOSEN", "D1")]
    assert "«Премия», «Итого»" in unused(read)
    assert [r.amount for r in invoice(["17", "1", "2"], head=head[:3]).rows] == [2]


def test_the_caller_may_choose_the_column_of_money():
    head = ["Таб. №", "Премия", "К оплате", "Возврат"]
    read = invoice(["17", "1", "3", "0,25"], head=head, amount="премия")
    assert [row.amount for row in read.rows] == [Decimal("0.75")]
    assert told(read) == [("INVOICE-BOTH-WAYS", "B2")]


def test_a_chosen_column_that_is_not_there_is_an_error():
    read = invoice(["17", "1"], head=["Таб. №", "Премия"], amount="К оплате")
    assert told(read) == [("INVOICE-AMOUNT-COLUMN-MISSING", None)]
    assert "«К оплате»" in read.issues[0].message("en")
    assert (read.rows, read.faulty_rows, read.ok) == ((), (2,), False)


def test_a_list_without_money_is_no_invoice():
    read = invoice(["17", "Орлов"], head=["Таб. №", "ФИО"])
    assert told(read) == [("INVOICE-AMOUNT-COLUMN-MISSING", None)]
    assert (read.rows, read.total) == ((), 0)


@pytest.mark.parametrize("head", [("Сумма", "Премия"), ("К оплате", "Доплата")])
def test_no_money_is_read_while_two_columns_may_be_meant(head):
    read = invoice(["17", "1", "2", "3"], head=["Таб. №", *head, "Возврат"])
    assert told(read) == [("INVOICE-AMOUNT-RIVALS", "B1")]
    assert (read.rows, read.faulty_rows) == ((), (2,))
    chosen = invoice(["17", "1", "2", ""], head=["Таб. №", *head, "Возврат"], amount=head[1])
    assert [row.amount for row in chosen.rows] == [2]
    assert chosen.ok


def test_two_columns_of_refunds_are_rivals_whatever_is_chosen():
    read = invoice(["17", "1", "2", "3"], head=["Таб. №", "Сумма", "Возврат", "К возврату"])
    assert told(read) == [("INVOICE-AMOUNT-RIVALS", "C1")]
    again = invoice(
        ["17", "1", "2", "3"], head=["Таб. №", "Сумма", "Возврат", "К возврату"], amount="Сумма"
    )
    assert told(again) == [("INVOICE-AMOUNT-RIVALS", "C1")]


def test_rival_columns_of_programmes_are_asked_about_and_do_not_stop_the_money():
    read = invoice(["17", "А", "Б", "5"], head=["Таб. №", "Программа", "Вариант", "Сумма"])
    assert told(read) == [("INVOICE-COLUMN-RIVALS", "B1")]
    assert (read.rows[0].programme, read.ok) == (None, True)


def test_a_heading_with_a_slip_of_the_pen_is_understood_and_asked_about():
    read = invoice(["17", "Орлов", "5"], head=["Таб. №", "ФИО", "Страховая премея"])
    assert told(read) == [("ROSTER-HEADER-UNSURE", "C1")]
    assert [row.amount for row in read.rows] == [5]
    assert "«Страховая премия»" in read.issues[0].message("en")


def test_a_heading_of_two_rows_is_understood():
    rows = [
        ["Полис", "Период", "", "Сумма"],
        ["", "с", "по", ""],
        ["П-1", "01.03.2026", "31.12.2026", "5"],
    ]
    head = {"Период / с": "start", "Период / по": "last_day"}
    read = read_invoice(csv_bytes(rows), profile=Profile("own", heads=head))
    assert [(r.start, r.last_day, r.amount) for r in read.rows] == [
        (date(2026, 3, 1), date(2026, 12, 31), 5)
    ]


def test_every_wrong_cell_is_told_at_once_and_the_others_are_used():
    rows = [
        ["1", "17", "Орлов", "07.05.1990", "", "много", ""],
        ["2", "18", "Сомов", "31.02.1990", "", "5", ""],
        ["3", "19", "Львов", "07.05.1990", "", "0,005", ""],
        ["4", "20", "Перов", "07.05.1990", "", "", ""],
        ["5", "", "", "07.05.1990", "", "5", ""],
        ["6", "21", "Титов", "07.05.1990", "", "", "-5"],
        ["7", "22", "Зуев", "", "", "5", ""],
    ]
    read = invoice(*rows)
    assert told(read) == [
        ("INVOICE-AMOUNT-INVALID", "F2"),
        ("ROSTER-DATE-INVALID", "D3"),
        ("INVOICE-AMOUNT-KOPECKS", "F4"),
        ("INVOICE-AMOUNT-MISSING", "F5"),
        ("INVOICE-PERSON-MISSING", "B6"),
        ("INVOICE-REFUND-NEGATIVE", "G7"),
    ]
    assert [row.id for row in read.rows] == ["22"]
    assert read.faulty_rows == (2, 3, 4, 5, 6, 7)
    assert (read.rows_read, read.ok) == (7, False)


def test_money_both_ways_is_netted_and_asked_about():
    read = invoice(["1", "17", "Орлов", "", "", "100", "30"], ["2", "18", "С", "", "", "1", "0"])
    assert [row.amount for row in read.rows] == [70, 1]
    assert told(read) == [("INVOICE-BOTH-WAYS", "F2")]
    assert read.ok


def test_a_line_that_stands_twice_is_pointed_out_on_both():
    line = ["17", "Орлов", "07.05.1990", "", "5", ""]
    read = invoice(["1", *line], ["2", *line], ["3", *line[:4], "6", ""])
    assert told(read) == [("INVOICE-LINE-TWICE", "F2"), ("INVOICE-LINE-TWICE", "F3")]
    assert len(read.rows) == 3


def test_several_lines_of_one_person_for_different_days_are_usual():
    head = ["Таб. №", "Начало", "Сумма"]
    assert told(invoice(["17", "01.02.2026", "5"], ["17", "01.05.2026", "5"], head=head)) == []


def test_nothing_personal_is_said():
    row = ["1", "17", "Орлов Пётр", "31.02.1990", "Базовая", "сто", "-7"]
    read = invoice(row, ["2", "18", "Сомов Олег", "08.05.1991", "VIP", "5", ""])
    said = " ".join(issue.line("en") for issue in read.issues) + repr(read)
    for personal in ("Орлов", "Сомов", "31.02.1990", "1991", "сто"):
        assert personal not in said


def test_the_marked_copy_shows_the_cells(tmp_path):
    import openpyxl

    copy = invoice(["1", "17", "Орлов", "", "", "сто", ""]).annotate(tmp_path / "a.xlsx", "en")
    sheet = openpyxl.load_workbook(copy).worksheets[0]
    assert "[INVOICE-AMOUNT-INVALID]" in sheet["F2"].comment.text


KOPECKS = st.integers(-10_000_000, 10_000_000)


@given(st.lists(KOPECKS, min_size=1, max_size=20))
def test_the_lines_add_up_whatever_they_are(kopecks):
    amounts = [Decimal(k) / 100 for k in kopecks]
    rows = [[str(n), f"{a:.2f}".replace(".", ",")] for n, a in enumerate(amounts, start=1)]
    total = ["Итого", f"{sum(amounts):.2f}"]
    for make in (csv_bytes, xlsx_bytes):
        read = read_invoice(make([["Таб. №", "Сумма"], *rows, total]))
        assert [row.amount for row in read.rows] == amounts
        assert read.total == read.stated_total == sum(amounts)
        assert told(read) == []


@given(st.lists(KOPECKS, min_size=1, max_size=10), st.data())
def test_numbers_of_a_workbook_are_the_kopecks_they_were(kopecks, data):
    amounts = [Decimal(k) / 100 for k in kopecks]
    noise = data.draw(st.sampled_from([0, 1, -1]))
    floats = [float(a) * (1 + noise * 2**-52) for a in amounts]
    rows = [[n, f] for n, f in enumerate(floats, start=1)]
    read = read_invoice(xlsx_bytes([["Таб. №", "Сумма"], *rows]))
    assert [row.amount for row in read.rows] == amounts
