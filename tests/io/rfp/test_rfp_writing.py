"""The form as an insurer gets it: rows, wishes, lists, protection, print, and no formulas."""

import re

import pytest
from rfp_filling import BRIEF, FORM, brief, opened, row_numbers, sheet_of

from dms.io.rfp import rfp_form
from dms.io.rfp.forms import form_of
from dms.io.rfp.head import FormHead

FORM_SHEETS = ("rfp:guide", "rfp:offer", "rfp:limits", "rfp:factors", "rfp:clinics", "rfp:terms")


def row(id_, role="rfp:offer", form=FORM):
    sheet = sheet_of(opened(form), role)
    return [sheet.cell(row_numbers(sheet)[id_], n).value for n in range(1, 6)]


def list_at(book, sheet, cell):
    """Return the words of the drop-down list of a cell."""
    rule = next(r for r in sheet.data_validations.dataValidation if cell in r.sqref)
    assert rule.type == "list"
    name, _, area = rule.formula1.partition("!")
    assert name == "dms"
    return [one.value for line in book["dms"][area.replace("$", "")] for one in line]


def test_the_same_request_gives_the_same_bytes():
    assert rfp_form(brief(), insurer="СК «Север»", lang="en") == FORM


def test_it_has_a_guide_and_all_sheets_in_order():
    book = opened()
    assert tuple(s["A1"].value for s in book.worksheets[:-1]) == FORM_SHEETS
    assert [s.title for s in book.worksheets] == [
        "How to fill in",
        "Offer",
        "Limits",
        "Age and headcount",
        "Clinics",
        "Terms",
        "dms",
    ]
    assert book["dms"].sheet_state == "veryHidden"
    guide = [c.value for c in book.worksheets[0]["B"] if c.value]
    assert "Client: ООО «Пример»" in guide
    assert "For: СК «Север»" in guide
    assert "Period: 2026-02-01 – 2027-01-31, both days count" in guide
    assert "=1+1" in guide
    assert "Office “Офис”: Москва, Якиманка, 9 people" in guide


def test_every_row_of_the_description_is_written_once():
    form = form_of(FormHead.of(brief(), insurer=None, lang="en"))
    for described in form.row_sheets:
        ids = [r.id for r in described.rows]
        sheet = sheet_of(opened(), described.role.value)
        written = [i for i in row_numbers(sheet) if i != "None"]
        assert written == ids
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("id_", "wish"),
    [
        ("offer:/programmes/0/modules/0/offered", "must: offer it"),
        ("offer:/programmes/0/modules/0/access", "must: direct"),
        ("offer:/programmes/0/modules/0/limits", "should: at least 24 visits a year"),
        (
            "offer:/programmes/0/modules/0/deductible/share",
            "must: none, the insurer pays the whole bill",
        ),
        (
            "offer:/programmes/0/modules/1/territory/base",
            "must: within the Moscow ring road (MKAD)",
        ),
        ("offer:/programmes/0/modules/1/territory/city", None),
        ("offer:/programmes/0/modules/2/ward", "should: two beds, or better"),
        ("offer:/programmes/0/modules/2/waiting_period/days", "should: at most 10 days"),
        ("offer:/programmes/1/modules/2/premium", "must: Line and price of its own: yes"),
        ("offer:/modules/0/visits_per_week", "should: at least 2 visits a week"),
        ("offer:/proration/join", "must: in proportion to days"),
        ("offer:/payment", None),
    ],
)
def test_the_wish_of_the_client_stands_beside_the_row(id_, wish):
    assert (row(id_)[3] or None) == wish


@pytest.mark.parametrize(
    ("id_", "wish"),
    [
        ("terms:/enrolment/days", "must: on any day"),
        ("terms:/enrolment/notice/working_days", "must: at most 5 working days"),
        ("terms:/enrolment/notice/calendar_days", None),
        ("terms:/relatives/relationships", "should: spouse"),
        ("terms:/relatives/windows/0/months", "should: at least 2 months"),
        ("terms:/relatives/windows/0/uplift", "should: without an uplift"),
        ("terms:/leaving/days", "must: on any day"),
        (
            "terms:/leaving/refund/cash_share",
            "must: at least 90 % of the paid premium of the days left",
        ),
        ("terms:/termination/by_client/refund/expense_load/share", "must: nothing"),
        ("terms:/payment/schedule", "should: every quarter"),
    ],
)
def test_the_wishes_about_terms_stand_beside_them(id_, wish):
    assert (row(id_, "rfp:terms")[3] or None) == wish


def test_a_brief_that_asks_for_little_has_no_wishes_there():
    little = (
        "dms: requirement/1\nid: r\nprogrammes: [{id: a, modules: [{kind: dental, need: must}]}]"
    )
    form = rfp_form(brief(little), lang="en")
    sheet = sheet_of(opened(form), "rfp:terms")
    assert not [c.value for c in sheet["D"][3:] if c.value]
    assert row("offer:/period/start", form=form)[2] == "First day of the contract"
    assert row("offer:/insurer/name", form=form)[4] is None


def test_the_office_doctor_is_asked_for_once_for_the_contract():
    assert row("offer:/modules/0/premium")[2] == "Premium for the whole contract and term, ₽"
    ids = row_numbers(sheet_of(opened(), "rfp:offer"))
    assert "offer:/modules/0/limits" not in ids
    assert not [i for i in ids if re.fullmatch(r"offer:/programmes/0/modules/4/.*", i)]


def test_a_programme_of_nothing_but_an_office_doctor_keeps_it():
    only = (
        "dms: requirement/1\nid: r\n"
        "programmes: [{id: a, modules: [{kind: office_doctor, need: must}]}]"
    )
    head = FormHead.of(brief(only), insurer=None, lang="en")
    assert head.programmes[0].kinds == ("office_doctor",)
    assert head.contract_kinds == ()


@pytest.mark.parametrize(
    ("id_", "role", "words"),
    [
        ("offer:/programmes/0/modules/0/offered", "rfp:offer", ["yes", "no", "not stated"]),
        (
            "offer:/programmes/0/modules/2/ward",
            "rfp:offer",
            ["one bed", "two beds", "three beds", "four beds and more", "not stated"],
        ),
        (
            "terms:/enrolment/days",
            "rfp:terms",
            ["on any day", "on the 1st", "on the 1st and the 15th", "not stated"],
        ),
    ],
)
def test_closed_choices_have_a_list(id_, role, words):
    book = opened()
    sheet = sheet_of(book, role)
    assert list_at(book, sheet, f"E{row_numbers(sheet)[id_]}") == words


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("offer:/headcount/min", "whole"),
        ("offer:/programmes/0/sum_insured", "decimal"),
        ("offer:/valid_until", "date"),
    ],
)
def test_numbers_and_dates_are_checked_by_the_workbook(id_, kind):
    sheet = sheet_of(opened(), "rfp:offer")
    cell = f"E{row_numbers(sheet)[id_]}"
    rule = next(r for r in sheet.data_validations.dataValidation if cell in r.sqref)
    assert (rule.type, rule.operator or "between") == (kind, "between")
    assert rule.prompt


def test_messages_beside_cells_are_short_enough_for_a_workbook():
    for sheet in opened(rfp_form(brief(), lang="ru")).worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 255


@pytest.mark.parametrize("role", FORM_SHEETS)
def test_sheets_are_protected_and_made_for_paper(role):
    sheet = sheet_of(opened(), role)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.column_dimensions["A"].hidden
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_only_answers_are_open():
    for role in ("rfp:offer", "rfp:terms"):
        sheet = sheet_of(opened(), role)
        for line in sheet.iter_rows(min_row=1):
            has_id = bool(line[0].value) and ":/" in str(line[0].value)
            assert [c.protection.locked for c in line[:5]] == [True] * 4 + [not has_id]


def test_tables_have_hidden_ids_and_open_cells():
    sheet = sheet_of(opened(), "rfp:clinics")
    assert [c.value for c in sheet[3]][1:4] == ["name", "city", "district"]
    assert sheet.row_dimensions[3].hidden
    assert not sheet["B5"].protection.locked
    assert sheet["B4"].protection.locked
    assert sheet.freeze_panes == "C5"


def test_nothing_is_a_formula():
    named = rfp_form(brief(BRIEF.replace("name: База", 'name: "=cmd|1"')), insurer="=1+1")
    for sheet in opened(named).worksheets:
        kinds = {cell.data_type for line in sheet.iter_rows() for cell in line}
        assert "f" not in kinds
    assert row("offer:/insurer/name", form=named)[4] == "=1+1"


def test_a_language_that_there_is_not():
    with pytest.raises(ValueError, match="no form in language"):
        rfp_form(brief(), lang="de")
