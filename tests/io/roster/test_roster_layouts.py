"""One list of invented people for each insurer's and employer's layout."""

from datetime import date

import pytest
from roster_files import codes, csv_bytes, found, xlsx_bytes

from dms.io.roster import PROFILES, read_roster
from dms.members import Member, Relationship, Sex

BORN = date(1990, 5, 7)
START, LAST = date(2026, 2, 1), date(2026, 12, 31)
PHONE = 89161234567

# name of the profile, heading, one person, what is read of it besides id, name, birth and sex
LAYOUTS = [
    (
        "ingosstrakh",
        (
            "№ п/п|Фамилия|Имя|Отчество|Дата рождения|Пол|№ Истории болезни|Адрес проживания"
            "|Телефон домашний|Телефон рабочий|Телефон мобильный|№ полиса|Начало обслуживания"
            "|Конец обслуживания|Программа мед. обслуживания|Место работы|Должность"
            "|Статус застрахованного"
        ),
        (
            "1|Орлов|Пётр|Ильич|07.05.1990|М|77|г. Казань, ул. Мира, д. 5|1|2|3|П-1|01.02.2026"
            "|31.12.2026|АПП+Стоматология|ООО Ромашка|инженер|Сотрудник"
        ),
        {
            "place": "Казань",
            "office": "ООО Ромашка",
            "programme": "АПП+Стоматология",
            "start": START,
        },
    ),
    (
        "sogaz",
        (
            "№ п/п|Фамилия|Имя|Отчество|Дата рождения|Пол|Адрес проживания|Телефон дом.|Телефон раб"
            "|Телефон моб.|№ полиса|Начало обслуживания|Окончание обслуживания"
            "|Программа мед. обслуживания|Место работы (Страхователь)|Должность"
        ),
        (
            "1|Орлов|Пётр|Ильич|1990-05-07|муж|г. Казань, ул. Мира|1|2|3|П-1|2026-02-01|2026-12-31"
            "|Базовая|ООО Ромашка|инженер"
        ),
        {"place": "Казань", "office": "ООО Ромашка", "programme": "Базовая", "start": START},
    ),
    (
        "reso",
        (
            "№п/п|ФИО|Дата рождения|Пол|Адрес|№ полиса|Начало обслуживания|Окончание обслуживания"
            "|Программа мед. обслуживания|Страхователь"
        ),
        "1|Орлов Пётр Ильич|07/05/1990|М|г. Казань, ул. Мира|П-1|01.02.2026|31.12.2026|АПП|ООО",
        {"place": "Казань", "programme": "АПП", "start": START},
    ),
    (
        "kapital_life",
        (
            "№ п/п|Страхователь|Полис|Фамилия|Имя|Отчество|Дата рождения|Пол|Объём помощи"
            "|Дата начала действия|Дата окончания действия (включительно)|Адрес|Телефон|Франшиза"
        ),
        (
            "1|ООО|П-1|Орлов|Пётр|Ильич|1990-05-07 00:00:00|М|АПП|01.02.2026|31.12.2026"
            "|г. Казань, ул. Мира|1|нет"
        ),
        {"place": "Казань", "programme": "АПП", "start": START, "last_day": LAST},
    ),
    (
        "luchi",
        (
            "№п/п|№ полиса|Фамилия|Имя|Отчество|Пол|Дата рождения|Адрес фактический|Телефон"
            "|Дата начала обслуживания|Последний день обслуживания|Место работы|Программа|Оплата"
            "|Клиники сети"
        ),
        (
            "1|П-1|Орлов|Пётр|Ильич|М|07.05.1990|г. Казань, ул. Мира|1|01.02.2026|31.12.2026|ООО"
            "|АПП|факт|Клиника 1"
        ),
        {"place": "Казань", "office": "ООО", "programme": "АПП", "start": START}
        | {"last_day": LAST},
    ),
    (
        "zetta",
        (
            "№ п/п|Номер полиса|ФИО|Дата рождения|Паспорт|Домашний адрес|Телефон|Служебный телефон"
            "|Дата открепления (последний день обслуживания)"
        ),
        "1|П-1|Орлов Пётр Ильич|07.05.1990|0000 000000|г. Казань, ул. Мира|1|2|31.12.2026",
        {"place": "Казань", "last_day": LAST, "sex": None},
    ),
    (
        "yugoria",
        (
            "№ п/п|№ полиса|Фамилия|Имя|Отчество|Пол|Дата рождения|Адрес|Телефон|Дата прикрепления"
            "|Дата открепления|№ программы|Наименование Страхователя|Название СК"
        ),
        (
            "1|П-1|Орлов|Пётр|Ильич|М|07.05.1990|г. Казань, ул. Мира|1|01.02.2026|31.12.2026|12"
            "|ООО|СК"
        ),
        {"place": "Казань", "programme": "12", "start": START, "last_day": LAST},
    ),
    (
        "psb",
        (
            "№ п/п|№ полиса|Фамилия|Имя|Отчество|Пол|Дата рождения|Адрес|Телефон|Дата прикрепления"
            "|Дата открепления (последний день обслуживания)|№ программы|Наименование Страхователя"
        ),
        "1|П-1|Орлов|Пётр|Ильич|М|07.05.1990|г. Казань, ул. Мира|1|01.02.2026|31.12.2026|12|ООО",
        {"place": "Казань", "programme": "12", "start": START, "last_day": LAST},
    ),
    (
        "vsk",
        (
            "npp|NAME1|NAME2|NAME3|NIB|DATE|SEX|POLIC|POLIC SER|ADDRESS|TEL1|PLACE|Holding|BEGIN"
            "|KATEGORY|END"
        ),
        (
            "1|Орлов|Пётр|Ильич|77|07.05.1990|М|П|1|г. Казань, ул. Мира|1|ООО|Х|01.02.2026|A"
            "|31.12.2026"
        ),
        {"place": "Казань", "office": "ООО", "grade": "A", "start": START},
    ),
    (
        "vsk",
        (
            "№ п/п|ФИО|Дата рождения|Пол|Серия и номер полиса|Адрес|Телефон|Дата прикрепления"
            "|Дата открепления|Место работы|Холдинг|Объём|Программа"
        ),
        (
            "1|Орлов Пётр Ильич|07.05.1990|М|П-1|г. Казань, ул. Мира|1|01.02.2026|31.12.2026|ООО|Х"
            "|полный|АПП"
        ),
        {"place": "Казань", "office": "ООО", "programme": "АПП", "start": START},
    ),
    (
        "sovcombank",
        (
            "п/п|Полис №|ФИО|Дата рожд.|Адрес|Начало обслуживания|Конец обслуживания|Программа"
            "|Организация|Город"
        ),
        "1|П-1|Орлов Пётр Ильич|07.05.1990|ул. Мира|01.02.2026|31.12.2026|АПП|ООО|Казань",
        {"place": "Казань", "programme": "АПП", "start": START, "sex": None},
    ),
    (
        "soglasie",
        (
            "№|Фамилия|Имя|Отчество|Дата рождения|Пол|Полис|POLICSER|Адрес|Телефон|Программа"
            "|Организация|Начало|Конец"
        ),
        "1|Орлов|Пётр|Ильич|07.05.1990|М|П|1|г. Казань, ул. Мира|1|АПП|ООО|01.02.2026|31.12.2026",
        {"place": "Казань", "programme": "АПП", "start": START},
    ),
    (
        "sber",
        (
            "№ п/п|№ полиса (ID)|Фамилия|Имя|Отчество|Дата рождения|Адрес|Телефон|Дата начала"
            "|Дата окончания|Место работы|Программа|Клиники сети"
        ),
        "1|П-1|Орлов|Пётр|Ильич|07.05.1990|г. Казань, ул. Мира|1|01.02.2026|31.12.2026|ООО|АПП|К",
        {"place": "Казань", "office": "ООО", "programme": "АПП", "start": START, "sex": None},
    ),
    (
        "energogarant",
        (
            "№|ФИО|Пол|Дата рождения|Наименование программы|№ Полисов|Дата прикрепления"
            "|Дата открепления|Место работы"
        ),
        "1|Орлов Пётр Ильич|М|07.05.1990|АПП|П-1|01.02.2026|31.12.2026|ООО",
        {"office": "ООО", "programme": "АПП", "start": START},
    ),
    (
        "renaissance",
        "№ п/п|Фамилия|Дата рождения|Паспорт|Адрес|Телефон|№ полиса",
        "1|Орлов Пётр Ильич|07.05.1990|0000 000000|г. Казань, ул. Мира|1|П-1",
        {"place": "Казань", "sex": None},
    ),
]
LETTER = [["Письмо"], [], ["Просим принять на обслуживание"], []]
AMBIGUOUS = {"ingosstrakh", "sogaz", "reso", "vsk", "sovcombank", "soglasie", "sber"}
AMBIGUOUS |= {"energogarant"}


def _rows(heads: str, person: str) -> list[list[str]]:
    return [*LETTER, heads.split("|"), person.split("|")]


def _expected(row: int, known: dict[str, object]) -> Member:
    common = {"id": f"r{row}", "birth": BORN, "sex": Sex.MALE, "name": "Орлов Пётр Ильич"}
    return Member(**{**common, **known})


@pytest.mark.parametrize("make", [csv_bytes, xlsx_bytes])
@pytest.mark.parametrize(("profile", "heads", "person", "known"), LAYOUTS)
def test_the_lists_of_insurers_are_read(make, profile, heads, person, known):
    end = {"end_date": "last_day"} if profile in AMBIGUOUS else {}
    listed = read_roster(make(_rows(heads, person)), name="a", profile=profile, **end)
    if profile in AMBIGUOUS:
        known = {**known, "last_day": LAST}
    assert list(listed.roster) == [_expected(6, known)]
    assert listed.ok
    assert found(listed) == []
    assert listed.profile == profile


@pytest.mark.parametrize(("profile", "heads", "person", "known"), LAYOUTS)
def test_an_end_that_no_source_explains_is_asked_about(profile, heads, person, known):
    listed = read_roster(csv_bytes(_rows(heads, person)), profile=profile)
    asked = "ROSTER-END-DATE-AMBIGUOUS" in codes(listed)
    assert asked == (profile in AMBIGUOUS)
    assert len(listed.roster) == (0 if asked else 1)
    assert listed.faulty_rows == ((6,) if asked else ())


@pytest.mark.parametrize(("profile", "heads", "person", "known"), LAYOUTS)
def test_nothing_personal_leaves_the_list(profile, heads, person, known):
    listed = read_roster(csv_bytes(_rows(heads, person)), profile=profile, end_date="last_day")
    said = " ".join(issue.line("en") for issue in listed.issues) + repr(listed)
    for personal in ("Орлов", "07.05.1990", "П-1", "ул. Мира", "0000 000000"):
        assert personal not in said
    assert "ул" not in str(listed.roster[0].place)


def test_alfa_has_a_heading_of_two_rows_and_repeated_blocks():
    heads = ["№ п/п", "№ полиса", "ФИО", "Дата рождения"]
    heads += ["Адрес фактического проживания, телефон", "Группа, № договора, организация"]
    heads += ["Период обслуживания", "", "Вид медицинского обслуживания"]
    second = [""] * 6 + ["с", "по", ""]
    care = "Франшиза 45.00%: амбулаторно-поликлиническое обслуживание"
    first = ["1", "П", "Орлов Пётр Ильич", "07.05.1990", "г. Казань, ул. Мира", "Г"]
    other = ["2", "П", "Орлова Анна Ильинична", "08.05.1990", "г. Казань, ул. Мира", "Г"]
    dates = ["01.02.2026", "31.12.2026", care]
    rows = [*LETTER, heads, second, first + dates, heads, second, other + dates]
    for make in (csv_bytes, xlsx_bytes):
        listed = read_roster(make(rows), profile="alfa")
        assert [(m.id, m.start, m.last_day, m.programme) for m in listed.roster] == [
            ("r7", START, LAST, care),
            ("r10", START, LAST, care),
        ]
        assert listed.ok
        assert "8, 9" in next(
            i.message("en") for i in listed.issues if i.code == "ROSTER-ROWS-LEFT-OUT"
        )


@pytest.mark.parametrize(
    ("head", "profile"),
    [
        ("Дата открепления с (с данной даты не обслуживается)", None),  # Альфа, РЕСО
        ("Открепление с", None),
        ("Дата открепления", "alfa"),
    ],
)
def test_detached_from_ends_the_day_before(head, profile):
    rows = [["ФИО", "Дата рождения", head], ["Орлов Пётр", "07.05.1990", "01.01.2027"]]
    assert read_roster(csv_bytes(rows), profile=profile).roster[0].last_day == LAST


def test_end_date_goes_before_the_profile():
    rows = [["ФИО", "Дата рождения", "Дата открепления"], ["Орлов", "07.05.1990", "31.12.2026"]]
    listed = read_roster(csv_bytes(rows), profile="alfa", end_date="last_day")
    assert listed.roster[0].last_day == LAST


def test_vsk_needs_its_profile_to_tell_volume_from_programme():
    rows = [["ФИО", "Дата рождения", "Объём", "Программа"], ["Орлов", "07.05.1990", "А", "Б"]]
    asked = read_roster(csv_bytes(rows))
    assert found(asked) == [("ROSTER-COLUMN-RIVALS", "C1")]
    assert asked.roster[0].programme is None
    assert read_roster(csv_bytes(rows), profile="vsk").roster[0].programme == "Б"


def test_the_list_of_an_employer_ties_relatives_to_the_employee_above():
    rows = [
        ["Список застрахованных лиц"],
        [
            "№ п/п",
            "ФИО",
            "Дата рождения",
            "Адрес проживания",
            "Должность",
            "Телефон",
            "№ Прогр.",
            "Страховая премия по прогр., р.",
            "Коэффициент",
            "Итоговая страховая премия, р.",
        ],
        ["1", "Орлов Пётр", "07.05.1990", "г. Пермь", "слесарь", "", "Стандарт", "1,5", "1", "1"],
        ["2", "Орлова А", "07.05.2015", "г. Пермь", "Родственник", "", "VIP дети", "1", "1", "1"],
        ["3", "Сомов Олег", "07.05.1980", "г. Пермь", "директор", "", "VIP", "1", "1", "1"],
        ["Итого", "", "", "", "", "", "", "300,5", "", "300,5"],
        ["", "Генеральный директор", "", "", "", "", "", "", "", ""],
    ]
    for make in (csv_bytes, xlsx_bytes):
        listed = read_roster(make(rows), profile="hr")
        assert [(m.id, m.relationship, m.employee_id, m.programme) for m in listed.roster] == [
            ("r3", Relationship.EMPLOYEE, None, "Стандарт"),
            ("r3/1", Relationship.OTHER, "r3", "VIP дети"),
            ("r5", Relationship.EMPLOYEE, None, "VIP"),
        ]
        assert listed.rows_read == 3
        assert found(listed) == [("ROSTER-RELATIVE-VAGUE", "E2")]


def test_a_census_has_years_and_no_names():
    rows = [
        ["ФИО", "Пол", "Год рождения", "Родство", "Город", "Телефон"],
        ["Орлов Пётр", "М", 1990, "сотрудник", "Пермь", PHONE],
        ["", "ж", 2015, "дочь", "Пермь", ""],
    ]
    for make in (csv_bytes, xlsx_bytes):
        listed = read_roster(make(rows), profile="census")
        assert [(m.birth, m.sex, m.relationship, m.place, m.name) for m in listed.roster] == [
            (1990, Sex.MALE, Relationship.EMPLOYEE, "Пермь", None),
            (2015, Sex.FEMALE, Relationship.CHILD, "Пермь", None),
        ]
        personal = next(i for i in listed.issues if i.code == "ROSTER-PERSONAL-DATA")
        assert "«ФИО», «Телефон»" in personal.message("en")


def test_every_profile_has_a_title_and_its_own_name():
    assert all(profile.title and profile.name == name for name, profile in PROFILES.items())
    layouts = {layout[0] for layout in LAYOUTS} | {"alfa", "hr", "census"}
    assert set(PROFILES) == layouts
