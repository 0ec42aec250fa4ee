"""Towns: what is kept of a home address, and what is asked for."""

import pytest
from roster_files import HEAD, found, read


def test_an_address_gives_only_the_town_and_a_city_column_goes_before_it():
    rows = ["1", "А Б", "07.05.1990", "614000, г. Пермь, ул. Мира, д. 5"]
    assert read(rows, head=[*HEAD, "Адрес"]).roster[0].place == "Пермь"
    both = read([*rows, "Казань"], head=[*HEAD, "Адрес", "Город"])
    assert both.roster[0].place == "Казань"


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("Москва, ул. Мира, 5", "Москва"),
        ("г.Нижний Новгород, ул. Мира", "Нижний Новгород"),
        ("Ростовская обл., г. Ростов-на-Дону, пр. Мира", "Ростов-на-Дону"),
        ("город Пермь", "Пермь"),
        ("", None),
    ],
)
def test_towns(address, town):
    head = ["ФИО", "Дата рождения", "Адрес проживания"]
    listed = read(["А Б", "07.05.1990", address], head=head)
    assert listed.roster[0].place == town
    assert found(listed) == []


@pytest.mark.parametrize("address", ["ул. Мира, 5", "г. Пермь ул Мира 5", "село Мирное"])
def test_a_town_that_cannot_be_told_is_asked_for(address):
    head = ["ФИО", "Дата рождения", "Адрес проживания"]
    listed = read(["А Б", "07.05.1990", address], head=head)
    assert listed.roster[0].place is None
    assert found(listed) == [("ROSTER-TOWN-UNCLEAR", "C1")]
    assert "Мира" not in listed.issues[0].line("en")
