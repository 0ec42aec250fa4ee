"""Territories, clinics and columns: who is counted, and that nobody is counted twice or lost."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from cases_offer import CITY, clinic, living_in
from contract_helpers import employee, offer
from hypothesis import given
from hypothesis import strategies as st
from subject_helpers import listed, module, offering, statuses, verdicts, words

from dms.contracts.checks.clinics import near_people
from dms.contracts.checks.list_columns import columns, health_columns
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.territories import (
    ambulance_territory,
    home_care_territory,
    hours_of_calls,
    people_outside,
)
from dms.contracts.checks.verdict import Status
from dms.contracts.checks.whereabouts import places_of, roster_of
from dms.coverage import Coverage
from dms.io.roster import read_roster
from dms.places import Place
from dms.territory import Territory

FAILED, PASSED, OPEN = Status.FAILED, Status.PASSED, Status.NOT_STATED
PLACES = [None, "Казань", "г. Казань", "Самара", "Москва", "Зеленоград", "Где-то"]


@pytest.mark.parametrize("check", [home_care_territory, ambulance_territory])
@pytest.mark.parametrize(
    ("territory", "ends"),
    [
        ({"base": "world"}, FAILED),
        ({"base": "mkad"}, PASSED),
        ({"base": "region", "region": "RU-TA"}, PASSED),
        ({**CITY, "ring_km": 30}, PASSED),
        ({**CITY, "included": ["Заречье-Неизвестное"]}, OPEN),
    ],
)
def test_a_territory_has_a_border(check, territory, ends):
    kind = "home_care" if check is home_care_territory else "ambulance"
    assert statuses(check, offering(module(kind, territory=territory))) == [ends]


def test_home_care_until_noon_is_an_answer():
    subject = offering(module("home_care", territory={**CITY, "call_until": "12:00"}))
    assert statuses(hours_of_calls, subject) == [PASSED]


class TestPeopleOutside:
    def test_people_are_counted_and_towns_named(self):
        found = verdicts(people_outside, living_in("Самара", "Самара", "Казань", "Москва", None))
        assert [verdict.status for verdict in found] == [FAILED, OPEN]
        assert found[0].stake is not None
        assert found[0].stake.people == 3
        assert words(found)[0].endswith("3 people live outside the territory (Москва, Самара)")
        assert "of 1 person" in words(found)[1]

    @given(st.lists(st.sampled_from(PLACES), min_size=1))
    def test_everybody_is_outside_inside_or_not_known(self, places: list[str | None]):
        territory = Territory.model_validate(CITY)
        answers = [
            territory.covers(Place.named(place)) if place else Coverage.UNKNOWN for place in places
        ]
        found = verdicts(people_outside, living_in(*places))
        outside = answers.count(Coverage.NO)
        failed = [one.stake.people for one in found if one.stake is not None]
        assert failed == ([outside] if outside else [])
        assert (OPEN in [one.status for one in found]) == (Coverage.UNKNOWN in answers)
        assert (found[0].status is PASSED) == (set(answers) == {Coverage.YES})

    def test_a_place_without_a_town_is_counted_and_not_named(self):
        (found,) = words(verdicts(people_outside, living_in("Московская область")))
        assert found.endswith("1 person lives outside the territory")

    def test_only_people_of_the_programme_count(self):
        care = module("home_care", territory=CITY)
        programmes = [
            {"id": "a", "name": "Стандарт", "modules": [care]},
            {"id": "b", "modules": [module("outpatient")]},
        ]
        people = listed(
            employee("1", programme="a", place="Казань"),
            employee("2", programme="стандарт", place="Самара"),
            employee("3", programme="b", place="Самара"),
            employee("4", programme=None, place="Самара"),
        )
        subject = Subject(offer=offer(programmes=programmes), roster=people)
        outside, unknown = verdicts(people_outside, subject)
        assert outside.stake is not None
        assert outside.stake.people == 1
        assert unknown.status is OPEN, "the fourth is in neither programme"
        assert unknown.of_client

    @pytest.mark.parametrize("check", [people_outside, near_people])
    def test_whose_programme_is_not_the_offers_is_asked_about(self, check):
        """Nine people of another naming never fall out of sight."""
        care = [module("home_care", territory=CITY), module("outpatient", clinics=["a"])]
        programme = {"id": "std", "name": "Стандарт", "modules": care}
        people = [employee(str(n), programme="Оптима", place="Казань") for n in range(9)]
        of = offer(programmes=[programme], clinics=[clinic("a", city="Казань")])
        found = verdicts(check, Subject(offer=of, roster=listed(*people)))
        assert [one.status for one in found] == [OPEN]
        assert "9 people of the list" in words(found)[0]

    def test_a_spelling_that_two_programmes_share_means_neither(self):
        care = module("home_care", territory=CITY)
        programmes = [
            {"id": "a", "name": "Стандарт", "modules": [care]},
            {"id": "b", "name": "Стандарт", "modules": [care]},
        ]
        people = listed(employee("1", programme="Стандарт", place="Казань"))
        subject = Subject(offer=offer(programmes=programmes), roster=people)
        assert statuses(people_outside, subject) == [OPEN]

    def test_care_for_the_whole_contract_concerns_everybody(self):
        care = module("ambulance", territory=CITY)
        people = listed(employee("1", place="Казань"), employee("2", place="Самара"))
        subject = Subject(offer=offer(modules=[care]), roster=people)
        (verdict,) = verdicts(people_outside, subject)
        assert verdict.found.to("en").startswith("Ambulance: 1 person")

    @pytest.mark.parametrize(
        "care",
        [
            module("home_care"),
            module("home_care", territory=CITY, offered=False),
            module("abroad", territory={"base": "abroad"}),
            module("outpatient", territory=CITY),
        ],
    )
    def test_care_that_comes_to_nobody_is_left_aside(self, care):
        subject = offering(care, roster=listed(employee("1", place="Самара")))
        assert statuses(people_outside, subject) == []

    def test_a_programme_that_nobody_has_reaches_nobody(self):
        programmes = [
            {"id": "a", "modules": [module("home_care", territory=CITY)]},
            {"id": "b", "modules": [module("outpatient")]},
        ]
        people = listed(employee("1", programme="b", place="Самара"))
        subject = Subject(offer=offer(programmes=programmes), roster=people)
        assert statuses(people_outside, subject) == []


class TestClinicsNearPeople:
    def near(self, *people: Any) -> Subject:
        return offering(
            module("outpatient", clinics=["a"]),
            roster=listed(*people),
            of={"clinics": [clinic("a", city="Казань")]},
        )

    @pytest.mark.parametrize(
        ("facts", "ends"),
        [
            ({"place": "Самара"}, [FAILED]),
            ({"office": "Самара"}, [FAILED]),
            ({"place": "Самара", "office": "Казань"}, [PASSED]),
            ({"place": "Казань", "office": "Самара"}, [PASSED]),
            ({"place": "Самара", "office": "Москва"}, [FAILED]),
            ({}, [OPEN]),
        ],
    )
    def test_at_home_or_at_the_office(self, facts, ends):
        assert statuses(near_people, self.near(employee("1", **facts))) == ends

    def test_an_office_that_one_person_lacks_may_be_anywhere(self):
        people = [
            employee("1", place="Самара", office="Самара"),
            employee("2", place="Самара", office=None),
        ]
        found = verdicts(near_people, self.near(*people))
        assert [verdict.status for verdict in found] == [FAILED, OPEN]
        assert words(found)[0].endswith(
            "1 person has no clinic in the city (Самарская область, Самара)"
        )

    @given(st.lists(st.sampled_from(PLACES), min_size=1))
    def test_nobody_is_lost(self, places: list[str | None]):
        people = [employee(str(n), place=place) for n, place in enumerate(places)]
        found = verdicts(near_people, self.near(*people))
        failed = sum(one.stake.people or 0 for one in found if one.stake is not None)
        assert failed == sum(place in {"Самара", "Москва", "Зеленоград"} for place in places)
        assert any(one.status is OPEN for one in found) == bool({None, "Где-то"} & set(places))

    def test_without_clinics_another_check_asks(self):
        subject = offering(module("outpatient"), roster=listed(employee("1", place="Казань")))
        assert statuses(near_people, subject) == []

    def test_without_people_nobody_is_far(self):
        subject = offering(module("outpatient", clinics=["a"]), of={"clinics": [clinic("a")]})
        assert statuses(near_people, subject) == []


class TestWhoseProgramme:
    def test_who_has_no_programme_has_the_only_one(self):
        people = listed(
            employee("1", programme=None, place="Казань"), employee("2", place="Самара")
        )
        subject = offering(module("outpatient"), roster=people)
        (programme,) = subject.offer.programmes
        assert places_of(people, subject, programme) == {"Казань": 1, "Самара": 1}
        assert len(roster_of(people, subject, programme)) == 2

    def test_no_programme_is_everybody(self):
        people = listed(employee("1", programme="x"), employee("2"))
        subject = offering(module("outpatient"), roster=people)
        assert roster_of(people, subject, None) is people
        assert places_of(people, subject, None).total() == 2


class TestColumns:
    def subject(self, of: dict[str, Any] | None = None, **extra: object) -> Subject:
        people = listed(employee("1", extra=extra), employee("2"))
        return offering(module("outpatient"), roster=people, of=of)

    @pytest.mark.parametrize(
        "heading",
        [
            "Телефон",
            "Моб. тел",
            "Паспорт",
            "№ полиса",
            "СНИЛС",
            "ИНН",
            "Эл. почта",
            "E-mail",
            "Фамилия",
            "last_name",
            "phone_home",
            "Адрес проживания",
            "ФИО",
        ],
    )
    def test_headings_that_identify(self, heading):
        (verdict,) = verdicts(columns, self.subject(**{heading: "x"}))
        assert verdict.status is FAILED
        assert verdict.stake is not None
        assert verdict.stake.people == 1
        assert verdict.where is not None
        assert verdict.where.header == heading

    @pytest.mark.parametrize("heading", ["Диагноз", "Группа здоровья", "diagnosis", "Инвалидность"])
    def test_headings_about_health(self, heading):
        subject = self.subject(**{heading: "x"})
        assert statuses(health_columns, subject) == [FAILED]
        assert statuses(columns, subject) == [PASSED]

    @pytest.mark.parametrize("heading", ["Стаж", "Отдел", "Тип занятости"])
    def test_other_headings_are_asked_about(self, heading):
        subject = self.subject(**{heading: "x"})
        assert statuses(columns, subject) == [OPEN]
        assert statuses(health_columns, subject) == [OPEN]

    def test_what_the_tariff_looks_at_is_needed(self):
        subject = self.subject(of={"columns": {"Стаж": {"values": "numbers"}}}, Стаж=5)
        assert statuses(columns, subject) == [PASSED]

    def test_names_are_not_needed_for_a_price(self):
        people = listed(employee("1", name="Иванов"), employee("2"))
        (verdict,) = verdicts(columns, offering(module("outpatient"), roster=people))
        assert verdict.status is FAILED
        assert "Иванов" not in verdict.found.to("en")

    def left_out(self, *headings: str) -> Subject:
        people = listed(employee("1"))
        of = offering(module("outpatient"), roster=people)
        return evolve(of, headings_left_out=headings)

    def test_columns_that_the_reader_did_not_keep_are_in_the_list_all_the_same(self):
        """Reading drops «Диагноз» and «Телефон»; the file that is handed over still has them."""
        subject = self.left_out("Диагноз", "Телефон")
        (health,) = verdicts(health_columns, subject)
        assert health.status is FAILED
        assert "Диагноз" in health.found.to("en")
        assert health.stake is None, "whose cells are filled is not known"
        (identity,) = verdicts(columns, subject)
        assert identity.status is FAILED
        assert "Телефон" in identity.found.to("en")

    def test_a_left_out_column_of_unknown_use_is_a_question_to_the_client(self):
        (verdict,) = verdicts(columns, self.left_out("Отдел"))
        assert verdict.status is OPEN
        assert verdict.of_client

    def test_the_reader_names_what_it_left_out(self):
        head = "Табельный номер;ФИО;Дата рождения;Диагноз;Телефон;Адрес"
        written = f"{head}\n1;Х;01.02.1990;x;y;Казань\n"
        read = read_roster(written.encode("utf-8"), name="list.csv", as_of=date(2026, 1, 1))
        assert read.headings_left_out == ("Диагноз", "Телефон", "Адрес")
        kept = read_roster(
            written.encode("utf-8"), name="list.csv", as_of=date(2026, 1, 1), extra=["Диагноз"]
        )
        assert kept.headings_left_out == ("Телефон", "Адрес")

    def test_health_is_not_allowed_because_a_tariff_asks_for_it(self):
        asked = {"columns": {"Здоровье": {"values": "names"}}}
        assert statuses(health_columns, self.subject(of=asked, Здоровье="x")) == [FAILED]
