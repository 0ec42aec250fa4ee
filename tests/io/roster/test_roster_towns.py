"""Towns: what is kept of a home address, and what is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roster_files import HEAD, codes, found, read


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
        ("Пермь г, Мира ул, 5", "Пермь"),
        ("г. Пермь ул Мира 5", "Пермь"),
        ("115035 Москва ул.Мира 5", "Москва"),
        ("Россия, г.Москва", "Москва"),
        ("Ленина ул., д. 5, г. Пермь", "Пермь"),
        ("Пермь г., кв. 7", "Пермь"),
        ("", None),
    ],
)
def test_towns(address, town):
    head = ["ФИО", "Дата рождения", "Адрес проживания"]
    listed = read(["А Б", "07.05.1990", address], head=head)
    assert listed.roster[0].place == town
    assert found(listed) == []


@pytest.mark.parametrize(
    "address",
    [
        "ул. Мира, 5",
        "г. Пермь Мира ул 5",
        "село Мирное",
        "ул. г. Мирова",
        "ул. Москва 5, Мира",
        "Москва ул., 5",
        "Москва-Товарная, Мира",
    ],
)
def test_a_town_that_cannot_be_told_is_asked_for(address):
    head = ["ФИО", "Дата рождения", "Адрес проживания"]
    listed = read(["А Б", "07.05.1990", address], head=head)
    assert listed.roster[0].place is None
    assert found(listed) == [("ROSTER-TOWN-UNCLEAR", "C1")]
    assert "Мир" not in listed.issues[0].line("en")


class TestHomesInTheColumnOfTowns:
    HEAD = ("ФИО", "Дата рождения", "Город")

    def place(self, written):
        return read(["А Б", "07.05.1990", written], head=self.HEAD).roster[0].place

    @pytest.mark.parametrize(
        "written",
        [
            "Пермь",
            "г. Пермь",
            "Москва г",
            "Московская область, г. Химки",
            "Санкт-Петербург, Невский район",
            "Москва, 3 км от МКАД",
            "Арзамас-16",
            "Ростовская обл., Арзамас-16",
            "д. Путилково",
        ],
    )
    def test_a_place_stays_as_written(self, written):
        listed = read(["А Б", "07.05.1990", written], head=self.HEAD)
        assert listed.roster[0].place == written
        assert listed.issues == ()

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("москва, ул. ленина, д. 5, кв. 17", "москва"),
            ("Казань, ул. Баумана, 3", "Казань"),
            ("г. Пермь, ул. Мира, 5", "Пермь"),
            ("614000, Пермь, Мира 5", "Пермь"),
            ("Пермь, Мира, 5-17", "Пермь"),
            ("Пермь, д. 5", "Пермь"),
            ("Зеленоград корпус 1001", "Зеленоград"),
            ("Пермь, Мира, 5, 17", "Пермь"),
        ],
    )
    def test_of_a_home_address_only_the_town_is_kept_and_a_note_says_so(self, written, kept):
        listed = read(["А Б", "07.05.1990", written], head=self.HEAD)
        assert listed.roster[0].place == kept
        assert codes(listed) == {"ROSTER-STREETS-LEFT-OUT"}
        assert "In 1 cell " in listed.issues[0].message("en")

    @pytest.mark.parametrize("written", ["ул. Мира, 5, Пермь", "Мира ул., Пермь", "614000"])
    def test_a_home_without_a_town_before_it_is_asked_about(self, written):
        listed = read(["А Б", "07.05.1990", written], head=self.HEAD)
        assert listed.roster[0].place is None
        assert found(listed) == [("ROSTER-TOWN-UNCLEAR", "C1")]

    @given(
        st.sampled_from(["Пермь", "г. Пермь", "Пермь г", "614000, г.Пермь", "Россия, г. Пермь"]),
        st.sampled_from(["ул. Тайная", "Тайная ул", "пр-т Тайный", "Тайный пер.", "б-р Тайный"]),
        st.sampled_from(["5", "д. 5", "дом 5, кв. 17", "5/2", "д.5к2"]),
    )
    def test_no_street_is_kept(self, town, street, house):
        assert "Тайн" not in (self.place(f"{town}, {street}, {house}") or "")
        assert "5" not in (self.place(f"{town}, {street}, {house}") or "")
