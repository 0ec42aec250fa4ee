"""Targeted programmes: «целевые полисы: ведение беременности, наблюдение за ребенком …»."""

import pytest
from module_helpers import codes, programme, read
from pydantic import ValidationError

from dms.modules import Role, Stated, kinds
from dms.modules.annual_care import AnnualService

BY_AGE = ["infant", "toddler", "elderly", "annual_care"]


@pytest.mark.parametrize("kind", [*BY_AGE, "pregnancy"])
def test_each_is_a_policy_by_itself(kind):
    assert kinds()[kind].role is Role.TARGETED
    assert programme(kind).offers(kind) is Stated.YES


@pytest.mark.parametrize(
    ("kind", "written", "inside", "outside"),
    [
        ("infant", "0", 0, 1),  # «наблюдение за ребенком до года»
        ("toddler", "1-2", 2, 3),  # «1–3 лет», read by one insurer so
        ("toddler", "1-3", 3, 4),  # and by another so
        ("elderly", "65+", 65, 64),  # «за лицом пожилого возраста»
        ("annual_care", "18+", 18, 17),  # «для людей от 18 лет»
    ],
)
def test_ages_are_given_by_the_offer(kind, written, inside, outside):
    ages = read(kind, ages=written).ages
    assert inside in ages
    assert outside not in ages


@pytest.mark.parametrize("kind", BY_AGE)
def test_ages_are_never_assumed(kind):
    assert read(kind).ages is None
    assert "MODULE-AGES-UNSTATED" in codes(read(kind).questions())


@pytest.mark.parametrize("kind", BY_AGE)
@pytest.mark.parametrize("wrong", ["до года", "3-1", True])
def test_ages_are_a_band_of_full_years(kind, wrong):
    with pytest.raises(ValidationError):
        read(kind, ages=wrong)


def test_a_child_is_watched_at_home_with_planned_examinations():
    care = read("infant", ages="0", includes=["плановые осмотры", "прививки"], visits_at_home=True)
    assert care.visits_at_home is True
    assert care.questions() == []


def test_pregnancy_from_a_stated_week():
    """«целевые полисы: ведение беременности»."""
    care = read("pregnancy", from_week=8, childbirth=False, includes=["УЗИ", "анализы"])
    assert care.from_week == 8
    assert care.questions() == []


@pytest.mark.parametrize("wrong", [0, 43, "8", True])
def test_weeks_of_pregnancy(wrong):
    with pytest.raises(ValidationError):
        read("pregnancy", from_week=wrong)


def test_the_pregnancy_programme_is_maternity_care():
    assert programme("pregnancy").offers("maternity") is Stated.YES


MAJOR_CLINIC = [
    # «помощь при острых и хронических болезнях, травмах»
    "acute_disease",
    "chronic_disease",
    "injuries",
    # «проконсультироваться с врачами всех специальностей … получить рекомендации по лечению»
    "consultations",
    # «лабораторную и инструментальную диагностику»
    "laboratory",
    "instrumental",
    # «воспользоваться лечебными услугами клиники, оформить справки, а также вызвать врача на дом»
    "treatment",
    "certificates",
    "home_calls",
]


def test_the_yearly_programme_of_major_clinic():
    care = read("annual_care", clinics=["major-clinic"], ages="18+", includes=MAJOR_CLINIC)
    assert care.questions() == []
    assert set(care.includes) == set(AnnualService)


@pytest.mark.parametrize(
    ("includes", "kind"),
    [
        ("consultations", "outpatient"),
        ("chronic_disease", "chronic_care"),
        ("home_calls", "home_care"),
    ],
)
def test_a_yearly_programme_gives_care_that_others_sell_as_modules(includes, kind):
    assert programme({"kind": "annual_care", "includes": [includes]}).offers(kind) is Stated.YES
    assert programme({"kind": "annual_care", "includes": ["laboratory"]}).offers(kind) is (
        Stated.NOT_STATED
    )


def test_a_yearly_programme_that_does_not_say_gives_nothing_for_sure():
    silent = programme("annual_care")
    assert silent.offers("home_care") is Stated.NOT_STATED
    assert "MODULE-INCLUDES-UNSTATED" in codes(silent.questions())


def test_parts_of_a_yearly_programme_need_no_line_of_their_own():
    full = programme({"kind": "annual_care", "includes": MAJOR_CLINIC})
    assert "MODULE-LINE-UNSTATED" not in codes(full.questions())
