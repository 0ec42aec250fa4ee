"""Lists for the insurer: each insurer's columns and its own meaning of the end date."""

import io
import sys
from datetime import date, timedelta
from importlib.metadata import EntryPoint

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.errors import MissingExtra
from dms.io.insurer_list import (
    LIST_LAYOUTS,
    Above,
    Column,
    Fill,
    InsurerList,
    ListedChange,
    ListKind,
    ListLayout,
    form,
    insurer_lists,
    list_layout_named,
)
from dms.io.insurer_list.names import split_name
from dms.io.roster import PROFILES, EndDate, read_roster
from dms.members import Member, Relationship, Sex

START, LAST = date(2026, 2, 16), date(2026, 12, 31)
PETER = Member(
    id="17",
    name="Орлов Пётр Ильич",
    birth=date(1990, 5, 7),
    sex=Sex.MALE,
    programme="base",
    place="Казань",
    grade="A",
    extra={"phone": "+7 900 000-00-00", "position": "инженер", "address": "г. Казань, ул. Мира"},
)
AYGUL = Member(
    id="17/1",
    name="Алиева Айгюль Мамед кызы",
    birth=date(2015, 5, 8),
    sex=Sex.FEMALE,
    relationship=Relationship.CHILD,
    employee_id="17",
)
ENDS = {name for name, layout in LIST_LAYOUTS.items() if layout.end is not None}


def change(member: Member = PETER, kind: str = "attach", **known: object) -> ListedChange:
    usual = {
        "start": START,
        "last_day": LAST,
        "policy_number": "П-1",
        "contract_number": "Д-7/26",
        "policyholder": "ООО «Ромашка»",
        "programme": "Базовая",
    }
    return ListedChange(member, kind, **{**usual, **known})


def one(
    *changes: ListedChange, layout: str | ListLayout = "kapital_life", **options
) -> InsurerList:
    (listed,) = insurer_lists(changes or [change()], layout, **options)
    return listed


def cells(listed: InsurerList, row: int = 0) -> dict[str, object]:
    heads = [" / ".join(filter(None, parts)) for parts in zip(*listed.heading, strict=True)]
    return dict(zip(heads, listed.rows[row], strict=True))


def told(listed: InsurerList) -> list[tuple[str, str | None]]:
    return [(i.code, i.where.member) for i in listed.issues if i.severity.value != "info"]


def read_back(listed: InsurerList, content: bytes):
    return read_roster(content, name="list", profile=listed.layout)


@pytest.mark.parametrize("name", sorted(LIST_LAYOUTS))
def test_every_layout_has_a_profile_that_reads_it(name):
    layout, profile = LIST_LAYOUTS[name], PROFILES[name]
    assert (layout.name, layout.title, layout.end) == (name, profile.title, profile.end)
    assert list_layout_named(name) is layout


@pytest.mark.parametrize("kind", list(ListKind))
@pytest.mark.parametrize("name", sorted(LIST_LAYOUTS))
def test_what_is_written_is_read_back(name, kind):
    changes = [change(kind=kind), change(AYGUL, kind=kind)]
    end = None if name in ENDS else EndDate.LAST_DAY
    (listed,) = insurer_lists(changes, name, end_date=end, ids=True)
    assert listed.ok
    for content in (listed.to_csv(), listed.to_xlsx()):
        back = read_roster(content, profile=name, end_date=end)
        assert back.ok
        assert [(m.id, m.name, m.birth) for m in back.roster] == [
            ("17", PETER.name, PETER.birth),
            ("17/1", AYGUL.name, AYGUL.birth),
        ]
        fills = {c.fill for c in (LIST_LAYOUTS[name].detach or LIST_LAYOUTS[name].attach).columns}
        dated = kind is ListKind.DETACH or name != "zetta"
        if name == "zetta" and kind is not ListKind.DETACH:
            assert (back.meta.period.start, back.meta.period.last_day) == (START, LAST)
        if dated:
            assert {m.last_day for m in back.roster} == {LAST}
        if Fill.START in fills and dated:
            assert {m.start for m in back.roster} == {START}


def test_detachment_is_the_day_after_the_last_one():
    listed = one(change(kind="detach"), layout="alfa")
    head = "Дата открепления с (с данной даты не обслуживается)"
    assert cells(listed)[head] == date(2027, 1, 1)
    assert one(change(kind="detach"), layout="reso").rows[0][6] == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("end_date", "day"),
    [("last_day", LAST), (EndDate.DETACHED_FROM, date(2027, 1, 1))],
)
def test_the_caller_says_what_an_unclear_end_means(end_date, day):
    listed = one(layout="ingosstrakh", end_date=end_date)
    assert cells(listed)["Конец обслуживания"] == day
    assert listed.ok


def test_the_caller_goes_before_the_layout():
    listed = one(layout="yugoria", end_date="detached_from")
    assert cells(listed)["Дата открепления"] == date(2027, 1, 1)


@pytest.mark.parametrize("name", sorted(set(LIST_LAYOUTS) - ENDS))
def test_an_unclear_end_is_never_guessed(name):
    listed = one(layout=name)
    assert [i.code for i in listed.issues if i.severity.value == "error"] == [
        "INSURER-LIST-END-UNKNOWN"
    ]
    assert listed.issues[0].where.header in " ".join(listed.heading[0])
    assert (listed.rows, listed.ok) == ((), False)


def test_lists_come_in_three_kinds_and_people_in_their_order():
    changes = [change(AYGUL), change(kind="data_change"), change(kind="detach"), change()]
    lists = insurer_lists(changes, "kapital_life")
    assert [(listed.kind.value, len(listed.rows)) for listed in lists] == [
        ("attach", 2),
        ("detach", 1),
        ("data_change", 1),
    ]
    assert [row[4] for row in lists[0].rows] == ["Айгюль", "Пётр"]
    assert [row[0] for row in lists[0].rows] == [1, 2]
    assert insurer_lists([], "alfa") == ()


def test_alfa_has_a_heading_of_two_rows():
    listed = one(layout="alfa")
    assert listed.heading[0][6:] == ("Период обслуживания", "", "Вид медицинского обслуживания")
    assert listed.heading[1][6:] == ("с", "по", "")
    assert listed.rows[0] == (
        1,
        "П-1",
        "Орлов Пётр Ильич",
        date(1990, 5, 7),
        "г. Казань, ул. Мира, +7 900 000-00-00",
        "№ Д-7/26, ООО «Ромашка»",
        START,
        LAST,
        "Базовая",
    )


def test_ingosstrakh_has_three_columns_of_names_and_the_relationship():
    listed = one(change(), change(AYGUL), layout="ingosstrakh", end_date="last_day")
    assert listed.rows[0][1:6] == ("Орлов", "Пётр", "Ильич", date(1990, 5, 7), "М")
    assert listed.rows[1][1:6] == ("Алиева", "Айгюль", "Мамед кызы", date(2015, 5, 8), "Ж")
    assert [row[-1] for row in listed.rows] == ["Сотрудник", "Ребёнок"]
    assert cells(listed)["Должность"] == "инженер"


@pytest.mark.parametrize("relationship", list(Relationship))
def test_every_relationship_is_read_back(relationship):
    relative = Member(
        id="1",
        name="Сомова Анна",
        birth=date(1991, 5, 7),
        sex=Sex.FEMALE,
        relationship=relationship,
        employee_id=None if relationship is Relationship.EMPLOYEE else "17",
    )
    listed = one(change(), change(relative), layout="ingosstrakh", end_date="last_day")
    back = read_roster(listed.to_csv(), profile="ingosstrakh", end_date="last_day")
    assert back.roster[1].relationship == relationship


def test_vsk_and_others_get_what_they_ask_for():
    listed = one(layout="vsk", end_date="last_day")
    assert (cells(listed)["PLACE"], cells(listed)["KATEGORY"]) == ("ООО «Ромашка»", "A")
    assert cells(listed)["TEL1"] == "+7 900 000-00-00"
    town = one(layout="sovcombank", end_date="last_day")
    assert (cells(town)["Город"], cells(town)["Адрес"]) == ("Казань", "г. Казань, ул. Мира")
    assert cells(one(layout="yugoria"))["Название СК"] == "Югория"


def test_zetta_has_contract_and_period_above_the_table():
    listed = one(layout="zetta")
    assert listed.above == (
        "Организация: ООО «Ромашка»",
        "Договор № Д-7/26",
        "Срок действия: с 16.02.2026 по 31.12.2026",
    )
    assert listed.to_csv().decode("utf-8-sig").splitlines()[3:5] == [
        "",
        "№ п/п;Номер полиса;ФИО;Дата рождения;Паспорт;Домашний адрес;Телефон;Служебный телефон",
    ]
    back = read_back(listed, listed.to_xlsx())
    assert (back.meta.contract, back.meta.company) == ("Д-7/26", "ООО «Ромашка»")


def test_people_of_another_period_get_a_list_of_their_own():
    later = change(AYGUL, start=date(2026, 3, 1))
    lists = insurer_lists([change(), later, change(AYGUL)], "zetta")
    assert [len(listed.rows) for listed in lists] == [2, 1]
    assert [listed.above[2][17:27] for listed in lists] == ["16.02.2026", "01.03.2026"]
    leavers = [change(kind="detach"), change(AYGUL, "detach", last_day=date(2026, 5, 1))]
    assert len(insurer_lists(leavers, "zetta")) == 1


def test_unknown_contract_and_policyholder_leave_their_lines_open():
    listed = one(change(contract_number=None, policyholder=None), layout="zetta")
    assert listed.above[:2] == ("Организация:", "Договор №")
    alfa = one(change(contract_number=None, policyholder=None, programme=None), layout="alfa")
    assert alfa.rows[0][5] == ""
    assert alfa.rows[0][8] == "base"


@pytest.mark.parametrize("name", ["sogaz", "luchi", "soglasie", "sber", "energogarant"])
def test_columns_that_no_source_shows_are_asked_about(name):
    listed = one(change(kind="detach"), layout=name, end_date="last_day")
    assert told(listed) == [("INSURER-LIST-COLUMNS-ASSUMED", None)]
    assert len(listed.rows) == 1


def test_a_list_of_changed_data_has_the_columns_of_joining():
    listed = one(change(kind="data_change"))
    assert told(listed) == [("INSURER-LIST-COLUMNS-ASSUMED", None)]
    assert listed.heading == one().heading


@pytest.mark.parametrize(
    ("member", "codes"),
    [
        (Member(id="1", birth=date(1990, 5, 7)), ["INSURER-LIST-NAME-MISSING"]),
        (Member(id="1", name="  ", birth=date(1990, 5, 7)), ["INSURER-LIST-NAME-MISSING"]),
        (Member(id="1", name="Орлов Пётр"), ["INSURER-LIST-BIRTH-MISSING"]),
        (Member(id="1", name="Орлов Пётр", birth=1990), ["INSURER-LIST-BIRTH-MISSING"]),
        (
            Member(id="1", birth=1990),
            ["INSURER-LIST-NAME-MISSING", "INSURER-LIST-BIRTH-MISSING"],
        ),
    ],
)
def test_whoever_cannot_be_listed_is_an_issue_and_no_empty_line(member, codes):
    listed = one(change(member), change())
    assert told(listed) == [(code, "1") for code in codes]
    assert [row[3] for row in listed.rows] == ["Орлов"]
    assert listed.rows[0][0] == 1
    assert not listed.ok


def test_a_list_of_nobody_has_its_heading_only():
    listed = one(change(Member(id="1", birth=date(1990, 5, 7))))
    assert listed.rows == ()
    assert listed.to_csv().decode("utf-8-sig").count("\r\n") == 1


def test_what_an_insurer_will_ask_about_is_told():
    short = Member(id="5", name="Орлов", birth=date(1990, 5, 7))
    listed = one(change(short, "detach", policy_number=None))
    assert told(listed) == [
        ("INSURER-LIST-NAME-SHORT", "5"),
        ("INSURER-LIST-SEX-MISSING", "5"),
        ("INSURER-LIST-POLICY-MISSING", "5"),
    ]
    assert listed.ok
    assert told(one(change(policy_number=None))) == []
    full = one(change(short), layout="alfa")
    assert told(full) == []


@pytest.mark.parametrize("name", ["ОРЛОВ ПЁТР ИЛЬИЧ", "Орлов Петр  Ильич"])
def test_the_same_person_twice_is_told_once(name):
    twin = Member(id="99", name=name, birth=date(1990, 5, 7), sex=Sex.MALE)
    assert told(one(change(), change(twin))) == [("INSURER-LIST-TWICE", "99")]
    other = change(twin, start=date(2026, 3, 1))
    assert told(one(change(), other)) == []


def test_columns_that_stay_empty_are_named():
    listed = one(change(AYGUL))
    (note,) = listed.issues
    assert note.code == "INSURER-LIST-COLUMNS-EMPTY"
    assert note.message("en").endswith("«Адрес», «Телефон», «Франшиза».")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_becomes_a_formula(sign):
    listed = one(change(policyholder=f"{sign}1+1"), change(AYGUL))
    line = listed.to_csv().decode("utf-8-sig").splitlines()[1]
    assert line.split(";")[1] == f"'{sign}1+1"
    sheet = openpyxl.load_workbook(io.BytesIO(listed.to_xlsx())).active
    cell = sheet.cell(2, 2)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{sign}1+1", "s", True)
    note = next(i for i in listed.issues if i.code == "INSURER-LIST-APOSTROPHE")
    assert note.message("en").startswith("2 texts")  # the telephone is one too


@pytest.mark.parametrize("words", ["=1+1\n=2", "=\x07cmd", '=";a"'])
def test_odd_signs_stay_inside_their_cell(words):
    listed = one(change(programme=words))
    rows = listed.to_csv().decode("utf-8-sig").split("\r\n")
    assert len(rows) == 3
    back = read_roster(listed.to_csv(), profile="kapital_life")
    assert back.roster[0].name == PETER.name
    assert openpyxl.load_workbook(io.BytesIO(listed.to_xlsx())).active.cell(2, 9).data_type == "s"


def test_the_workbook_has_dates_a_title_and_a_heading_in_sight():
    sheet = openpyxl.load_workbook(io.BytesIO(one(layout="zetta").to_xlsx())).active
    assert sheet.title == "Прикрепление"
    assert sheet["A5"].font.bold
    assert not sheet["A1"].font.bold
    assert sheet.freeze_panes == "A6"
    assert sheet["D6"].value.date() == PETER.birth
    assert sheet["D6"].number_format == "DD.MM.YYYY"
    assert (sheet["A6"].value, sheet["A6"].data_type) == (1, "n")


def test_the_same_list_gives_the_same_bytes(monkeypatch):
    import openpyxl.workbook.workbook

    first = one().to_xlsx()
    later = openpyxl.packaging.core.datetime.datetime

    class Clock(later):
        @classmethod
        def now(cls, tz=None):
            return later(2031, 5, 6, tzinfo=tz)

    monkeypatch.setattr(openpyxl.packaging.core.datetime, "datetime", Clock)
    assert one().to_xlsx() == first
    assert one().to_csv() == one().to_csv()


def test_a_list_is_written_by_the_ending_of_its_name(tmp_path):
    listed = one()
    assert listed.write(tmp_path / "a.CSV").read_bytes() == listed.to_csv()
    assert listed.write(str(tmp_path / "a.xlsx")).read_bytes() == listed.to_xlsx()
    with pytest.raises(ValueError, match=r"ends in \.csv or \.xlsx"):
        listed.write(tmp_path / "a.pdf")


def test_without_the_part_for_workbooks_text_files_still_work(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match="xlsx"):
        one().to_xlsx()
    assert one().to_csv()


def test_nothing_personal_is_said():
    listed = one(change(), change(PETER), change(Member(id="1", name="Сомов", birth=1990)))
    said = " ".join(issue.line("en") for issue in listed.issues) + repr(listed) + repr(change())
    for personal in ("Орлов", "Сомов", "1990", "П-1", "ул. Мира", "900"):
        assert personal not in said


def test_whoever_joins_has_a_day_of_cover_and_a_leaver_may_have_none():
    before = START - timedelta(days=1)
    with pytest.raises(ValueError, match="not before the start"):
        change(last_day=before)
    assert cells(one(change(kind="detach", last_day=before), layout="alfa"))[
        "Дата открепления с (с данной даты не обслуживается)"
    ] == (START)


def test_an_unknown_kind_or_end_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="swap"):
        change(kind="swap")
    with pytest.raises(ValueError, match="maybe"):
        one(end_date="maybe")


OWN = ListLayout(
    "own",
    "Свой",
    form("ФИО | Цвет", {"Цвет": Fill.GRADE}, above=(Above.POLICYHOLDER,)),
)


def test_a_layout_of_ones_own_is_a_few_lines_of_data():
    listed = one(layout=OWN)
    assert OWN.attach.columns == (Column("ФИО", Fill.NAME), Column("Цвет", Fill.GRADE))
    assert listed.rows == (("Орлов Пётр Ильич", "A"),)
    with pytest.raises(ValueError, match="into the columns Цвет"):
        form("ФИО | Цвет")


def entry(value: str):
    return lambda group: [EntryPoint("own", value, group)] if group == "dms.insurer_lists" else []


def test_a_package_brings_its_layout_along(monkeypatch):
    monkeypatch.setattr("importlib.metadata.entry_points", entry(f"{__name__}:OWN"))
    assert list_layout_named("own") is OWN
    assert one(layout="own").layout == "own"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no_such_module:OWN", "cannot be loaded"),
        (f"{__name__}:LAST", "is not a list layout; it must be a `ListLayout`"),
    ],
)
def test_a_broken_package_is_named(monkeypatch, value, said):
    monkeypatch.setattr("importlib.metadata.entry_points", entry(value))
    with pytest.raises(ValueError, match=said):
        list_layout_named("own")


def test_an_unknown_insurer_is_told_those_there_are():
    with pytest.raises(ValueError, match="no list layout 'acme'; choose one of alfa, "):
        insurer_lists([change()], "acme")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Орлов Пётр Ильич", ("Орлов", "Пётр", "Ильич")),
        ("Орлов  Пётр", ("Орлов", "Пётр", "")),
        ("Орлов", ("Орлов", "", "")),
        ("", ("", "", "")),
        ("Алиева Айгюль Мамед кызы", ("Алиева", "Айгюль", "Мамед кызы")),
        ("Римский-Корсаков Николай Андреевич", ("Римский-Корсаков", "Николай", "Андреевич")),
    ],
)
def test_names_are_taken_apart(name, parts):
    assert split_name(name) == parts


WORDS = st.text("абвёАБВ-", min_size=1, max_size=8).filter(lambda word: word.strip("-"))
PEOPLE = st.builds(
    lambda names, birth, number: Member(
        id=f"n{number}", name=" ".join(names), birth=birth, sex=Sex.MALE
    ),
    st.lists(WORDS.map(lambda word: f"Я{word}"), min_size=2, max_size=4),
    st.dates(date(1930, 1, 1), date(2026, 1, 1)),
    st.integers(0, 999_999),
)
DAYS = st.dates(date(2026, 2, 1), date(2026, 12, 31))


@given(
    st.lists(st.tuples(PEOPLE, DAYS, DAYS), min_size=1, max_size=8, unique_by=lambda p: p[0].id),
    st.sampled_from(sorted(ENDS - {"zetta"})),
    st.booleans(),
)
def test_any_people_come_back_as_they_were(people, name, as_workbook):
    changes = [
        change(member, start=min(first, last), last_day=max(first, last))
        for member, first, last in people
    ]
    (listed,) = insurer_lists(changes, name, ids=True)
    back = read_roster(listed.to_xlsx() if as_workbook else listed.to_csv(), profile=name)
    assert [(m.id, m.name, m.birth, m.start, m.last_day) for m in back.roster] == [
        (c.member.id, c.member.name, c.member.birth, c.start, c.last_day) for c in changes
    ]
