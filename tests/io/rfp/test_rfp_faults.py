"""Whatever is wrong with a form is named with its cell, all at once; nothing is half-applied."""

import io
import zipfile
from decimal import Decimal

import pytest
from rfp_filling import (
    FORM,
    NAMED,
    answered,
    brief,
    changed,
    faults,
    fill,
    opened,
    row_numbers,
    saved,
    sheet_of,
)

from dms.errors import LoadError
from dms.io.rfp import read_rfp, rfp_form

OUT = "offer:/programmes/0/modules/0"
HOME = "offer:/programmes/0/modules/1"


def number_of(id_, role="rfp:offer"):
    return row_numbers(sheet_of(opened(), role))[id_]


@pytest.mark.parametrize(
    ("id_", "said", "code"),
    [
        (f"{OUT}/offered", "может быть", "RFP-ANSWER-UNKNOWN"),
        (f"{OUT}/premium", "договорная", "RFP-NUMBER-INVALID"),
        (f"{OUT}/premium", -1, "RFP-NUMBER-RANGE"),
        (f"{OUT}/premium", 55.00000000001, "RFP-NUMBER-PLACES"),
        (f"{OUT}/premium", "18500.001", "RFP-NUMBER-PLACES"),
        (f"{OUT}/premium", "=18500*2", "RFP-ANSWER-FORMULA"),
        (f"{OUT}/premium", "#N/A", "RFP-ANSWER-ERROR"),
        (f"{OUT}/note", "#REF!", "RFP-ANSWER-ERROR"),
        (f"{OUT}/premium", 1e-7, "RFP-NUMBER-INVALID"),
        (f"{OUT}/deductible/share", "1", "RFP-SHARE-UNCLEAR"),
        (f"{OUT}/deductible/share", "0,5", "RFP-SHARE-UNCLEAR"),
        (f"{OUT}/deductible/share", "половина", "RFP-NUMBER-INVALID"),
        (f"{OUT}/deductible/share", "120 %", "RFP-NUMBER-RANGE"),
        (f"{OUT}/deductible/share", 20, "RFP-NUMBER-RANGE"),
        (f"{OUT}/waiting_period/days", 1.5, "RFP-NUMBER-WHOLE"),
        (f"{OUT}/ages", "до пенсии", "RFP-AGES-INVALID"),
        (f"{OUT}/clinics", "Нигде", "RFP-CLINIC-UNKNOWN"),
        (f"{OUT}/clinics", "all", "RFP-CLINIC-UNKNOWN"),
        (f"{OUT}/note", "я" * 2001, "RFP-TEXT-TOO-LONG"),
        (f"{OUT}/services", "я" * 2001, "RFP-TEXT-TOO-LONG"),
        (f"{HOME}/territory/call_until", "25:00", "RFP-TIME-INVALID"),
        (f"{HOME}/territory/region", "Атлантида", "RFP-ANSWER-UNKNOWN"),
        (f"{HOME}/provider", "внуки", "RFP-ANSWER-UNKNOWN"),
        ("offer:/valid_until", "завтра", "RFP-DATE-INVALID"),
        ("offer:/valid_until", "01.01.1800", "RFP-DATE-INVALID"),
        ("offer:/payment", "at once; иногда", "RFP-ANSWER-UNKNOWN"),
        ("offer:/exclusions", "я" * 2001, "RFP-TEXT-TOO-LONG"),
        ("offer:/insurer/name", None, "RFP-ANSWER-MISSING"),
        (f"{OUT}/premium", 5, None),
    ],
)
def test_a_wrong_answer_is_named_with_its_cell(id_, said, code):
    answer = answered({**NAMED, id_: said})
    if code is None:
        assert answer.ok
    else:
        assert faults(answer) == [(code, f"Offer!E{number_of(id_)}")]


@pytest.mark.parametrize("said", ["32", "1, 0", "первое"])
def test_days_of_a_month(said):
    cell = f"Terms!E{number_of('terms:/enrolment/days', 'rfp:terms')}"
    assert faults(answered({**NAMED, "terms:/enrolment/days": said})) == [
        ("RFP-DAYS-INVALID", cell)
    ]


def test_everything_is_reported_at_once_in_the_order_of_the_workbook():
    rows = {
        "offer:/insurer/name": None,
        f"{OUT}/premium": "много",
        "terms:/payment/schedule": "когда-нибудь",
    }
    tables = {
        "rfp:clinics": [{"city": "Москва"}],
        "rfp:limits": [{"programme": "нет такой", "kind": "Dental care"}],
    }
    found = [code for code, _ in faults(answered(rows, tables))]
    assert found == [
        "RFP-ANSWER-MISSING",
        "RFP-NUMBER-INVALID",
        "RFP-ANSWER-UNKNOWN",
        "RFP-ANSWER-MISSING",
        "RFP-ANSWER-UNKNOWN",
    ]


@pytest.mark.parametrize(
    ("rows", "code", "at"),
    [
        (
            {f"{OUT}/offered": "no", f"{OUT}/premium": 5},
            "MODULE-NOT-OFFERED-PRICED",
            f"{OUT}/premium",
        ),
        ({f"{HOME}/territory/city": "Казань"}, "RFP-ANSWER-MISSING", f"{HOME}/territory/base"),
        (
            {f"{HOME}/territory/base": "within the boundary of a city"},
            "TERRITORY-CITY-MISSING",
            f"{HOME}/territory/base",
        ),
        (
            {"offer:/headcount/min": 5, "offer:/headcount/max": 4},
            "OFFER-HEADCOUNT-BACKWARDS",
            "offer:/headcount/min",
        ),
        (
            {
                "offer:/programmes/0/modules/2/offered": "no",
                "offer:/programmes/0/modules/3/offered": "yes",
            },
            "MODULE-REQUIRES",
            "offer:/programmes/0/modules/3/offered",
        ),
    ],
)
def test_answers_that_do_not_fit_together(rows, code, at):
    assert faults(answered({**NAMED, **rows})) == [(code, f"Offer!E{number_of(at)}")]


def test_terms_that_do_not_fit_together():
    notice = "terms:/enrolment/notice"
    rows = {f"{notice}/working_days": 5, f"{notice}/calendar_days": 5}
    cell = f"Terms!E{number_of(f'{notice}/working_days', 'rfp:terms')}"
    assert faults(answered({**NAMED, **rows})) == [("TERMS-DAYS-KIND", cell)]


def test_expenses_need_what_they_are_a_share_of():
    load = "terms:/leaving/refund/expense_load"
    cell = f"Terms!E{number_of(f'{load}/of', 'rfp:terms')}"
    assert faults(answered({**NAMED, f"{load}/share": "20 %"})) == [("RFP-ANSWER-MISSING", cell)]
    assert answered({**NAMED, f"{load}/share": 0}).ok


def test_a_wrong_answer_is_not_also_called_missing():
    rows = {f"{HOME}/territory/base": "везде", f"{HOME}/territory/city": "Казань"}
    assert [code for code, _ in faults(answered({**NAMED, **rows}))] == ["RFP-ANSWER-UNKNOWN"]


@pytest.mark.parametrize(
    ("line", "code", "cell"),
    [
        ({"programme": "plus", "kind": "Home care", "size": 1}, "RFP-KIND-ELSEWHERE", "C5"),
        ({"kind": "Home care", "size": 1}, "RFP-ANSWER-MISSING", "B5"),
        ({"programme": "База", "kind": "Home care", "size": 1}, "RFP-ANSWER-MISSING", "E5"),
        (
            {"programme": "База", "kind": "Home care", "size": 1.5, "measure": "visits"},
            "RFP-NUMBER-WHOLE",
            "D5",
        ),
        ({"service": "=1+1"}, "RFP-ANSWER-FORMULA", "G5"),
        ({"service": "#DIV/0!"}, "RFP-ANSWER-ERROR", "G5"),
    ],
)
def test_limits_that_cannot_be_used(line, code, cell):
    found = faults(answered(NAMED, {"rfp:limits": [line]}))
    assert (code, f"Limits!{cell}") in found


def test_limits_that_the_offer_denies():
    line = {"programme": "База", "kind": "Outpatient care", "size": 1, "measure": "visits"}
    answer = answered({**NAMED, f"{OUT}/limits": "there are no limits"}, {"rfp:limits": [line]})
    assert faults(answer) == [("RFP-LIMITS-DENIED", f"Offer!E{number_of(f'{OUT}/limits')}")]


def band(low, high, programme=None):
    return {"by": "age", "from": low, "to": high, "coefficient": 1, "programme": programme}


@pytest.mark.parametrize(
    ("lines", "code", "cell"),
    [
        ([band(60, 18)], "RFP-BAND-BACKWARDS", "D5"),
        ([band(0, 17), band(18, 59, "База")], "RFP-FACTOR-MIXED", "F5"),
        ([band(0, 59), band(50, 70)], "TARIFF-BAND-OVERLAP", "C6"),
    ],
)
def test_bands_that_cannot_be_used(lines, code, cell):
    found = faults(answered(NAMED, {"rfp:factors": lines}))
    assert found == [(code, f"Age and headcount!{cell}")]


def test_a_clinic_stands_once():
    lines = [{"name": "Клиника"}, {"name": "клиника"}]
    assert faults(answered(NAMED, {"rfp:clinics": lines})) == [("RFP-CLINIC-TWICE", "Clinics!B6")]


def test_a_row_that_was_deleted():
    answer = changed(lambda book: sheet_of(book, "rfp:offer").delete_rows(9))
    assert faults(answer) == [("RFP-ROW-MISSING", "Offer!")]
    assert "at most so many people" in answer.issues[0].message("en")


def test_several_rows_that_were_deleted():
    answer = changed(lambda book: sheet_of(book, "rfp:terms").delete_rows(6, 3))
    assert answer.issues[0].message("en").startswith("3 rows of the form are missing")


def test_a_row_that_stands_twice():
    def copy(book):
        sheet = sheet_of(book, "rfp:offer")
        for column in range(1, 5):
            sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(7, column).value

    cell = f"Offer!C{sheet_of(opened(), 'rfp:offer').max_row + 1}"
    assert faults(changed(copy)) == [("RFP-ROW-TWICE", cell)]


def test_rows_that_were_moved():
    def move(book):
        sheet = sheet_of(book, "rfp:offer")
        for column in range(1, 6):
            one, other = sheet.cell(8, column), sheet.cell(9, column)
            one.value, other.value = other.value, one.value

    assert faults(changed(move)) == [("RFP-ROW-MOVED", "Offer!C8")]


def test_words_that_were_changed():
    def change(book):
        sheet_of(book, "rfp:terms")["C5"].value = "Дни приёма"

    assert faults(changed(change)) == [("RFP-ROW-MOVED", "Terms!C5")]


def test_a_row_that_was_added():
    def add(book):
        sheet_of(book, "rfp:offer").cell(400, 5).value = "ещё одно условие"

    assert faults(changed(add)) == [("RFP-ROW-UNKNOWN", "Offer!E400")]


def test_columns_that_were_changed():
    answer = changed(lambda book: sheet_of(book, "rfp:clinics").delete_cols(3))
    assert faults(answer) == [("RFP-COLUMNS-CHANGED", "Clinics!C4")]


@pytest.mark.parametrize("column", [3, 4, 5])
@pytest.mark.parametrize("role", ["rfp:offer", "rfp:terms"])
def test_a_column_put_between_never_loses_answers(role, column):
    def insert(book):
        sheet = sheet_of(book, role)
        sheet.insert_cols(column)
        sheet.cell(7, column).value = "заметка"

    answer = changed(insert)
    assert faults(answer) == [("RFP-COLUMNS-CHANGED", f"{answer.issues[0].where.sheet}!E3")]


@pytest.mark.parametrize(
    ("role", "cell", "value", "sheet"),
    [
        ("rfp:offer", "F28", "18500", "Offer"),
        ("rfp:terms", "H7", 5, "Terms"),
        ("rfp:offer", "F500", "=1+1", "Offer"),
        ("rfp:clinics", "K5", "ещё", "Clinics"),
    ],
)
def test_an_answer_beside_the_columns_is_not_passed_over(role, cell, value, sheet):
    def write(book):
        sheet_of(book, role)[cell].value = value

    assert faults(changed(write)) == [("RFP-ANSWER-BESIDE", f"{sheet}!{cell}")]


def test_a_lost_first_column_is_named_at_its_sheet():
    answer = changed(lambda book: sheet_of(book, "rfp:offer").delete_cols(1))
    assert faults(answer) == [("RFP-SHEET-MISSING", "Offer!")]
    assert "hidden" in answer.issues[0].message("en")


def test_a_formula_in_a_row_that_was_added():
    def add(book):
        sheet_of(book, "rfp:offer").cell(400, 5).value = "=1+1"

    assert faults(changed(add)) == [("RFP-ROW-UNKNOWN", "Offer!E400")]


def test_a_sheet_that_was_deleted():
    answer = changed(lambda book: book.remove(sheet_of(book, "rfp:clinics")))
    assert faults(answer) == [("RFP-SHEET-MISSING", "!")]


def test_a_sheet_that_stands_twice():
    answer = changed(lambda book: book.copy_worksheet(sheet_of(book, "rfp:terms")))
    assert faults(answer) == [("RFP-SHEET-TWICE", "Terms Copy!")]


def test_a_sheet_may_be_renamed_and_others_added():
    def change(book):
        sheet_of(book, "rfp:clinics").title = "ЛПУ"
        book.create_sheet("Для себя")["A1"].value = "rfp"

    assert changed(change).ok


def test_another_request():
    other = brief()
    renamed = other.model_copy(update={"id": "other"})
    assert faults(answered(requirement=renamed)) == [("RFP-OTHER-REQUEST", "!")]
    assert "another request" in answered(requirement=renamed).issues[0].message("en")


def test_a_request_that_has_changed():
    shorter = brief().model_copy(update={"programmes": brief().programmes[:1], "headcount": {}})
    answer = answered(requirement=shorter)
    assert "has changed" in answer.issues[0].message("en")


def refusal(data):
    with pytest.raises(LoadError) as refused:
        read_rfp(data, name="form.xlsx")
    return [issue.code for issue in refused.value.issues]


def head_changed(change):
    book = opened()
    change(book["dms"])
    return saved(book)


def test_what_is_no_form():
    book = opened()
    book.remove(book["dms"])
    assert refusal(saved(book)) == ["RFP-FORM-UNKNOWN"]
    assert refusal(b"a;b\n1;2\n") == ["RFP-FORM-UNKNOWN"]


def test_another_version():
    def later(sheet):
        sheet["B1"].value = "rfp/2"

    assert refusal(head_changed(later)) == ["RFP-FORM-VERSION"]


@pytest.mark.parametrize(("cell", "value"), [("A1", None), ("B2", "de"), ("D7", "nothing known")])
def test_a_damaged_head(cell, value):
    def damage(sheet):
        sheet[cell].value = value

    assert refusal(head_changed(damage)) == ["RFP-FORM-UNKNOWN"]


def test_a_bomb_or_a_broken_file():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a>" * 5_000_000)
    assert refusal(target.getvalue()) == ["ROSTER-FILE-BOMB"]
    assert refusal(FORM[:2000]) == ["ROSTER-FILE-DAMAGED"]


def test_messages_quote_no_answers():
    person = "Иванов Иван 07.05.1990"
    rows = {**NAMED, f"{OUT}/premium": person, f"{OUT}/offered": person, f"{OUT}/ages": person}
    for issue in answered(rows).issues:
        assert "Иванов" not in issue.line("en")


def test_a_form_in_russian_is_read_too():
    form = rfp_form(brief(), insurer="Юг", lang="ru")
    assert read_rfp(fill({}, form=form)).ok


@pytest.mark.parametrize("written", ["18,500", "18.500", "1,000"])
def test_thousands_set_apart_by_a_comma_are_never_roubles_with_kopecks(written):
    from dms.io.rfp.answers import Number

    assert not isinstance(Number(places=2).read(written), Decimal)
