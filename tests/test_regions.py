"""Federal subjects: codes, names, and what is left unsaid on purpose."""

import re

import pytest

from dms.regions import CITY_REGIONS, NESTED, REGIONS, name_key, region_named


def test_iso_3166_2_ru_has_83_subjects() -> None:
    """21 republics, 9 territories, 46 regions, 2 cities, an autonomous region, 4 districts."""
    assert len(REGIONS) == 83
    names = [name for name, _ in REGIONS.values()]
    assert sum("Республика" in name for name in names) == 21
    assert sum(name.endswith("край") for name in names) == 9
    assert sum(name.endswith("область") and "автономная" not in name for name in names) == 46
    assert sum("автономный округ" in name for name in names) == 4


def test_codes_have_the_shape_of_the_standard_and_names_differ() -> None:
    assert all(re.fullmatch(r"RU-[A-Z]{2,3}", code) for code in REGIONS)
    assert len({name for name, _ in REGIONS.values()}) == 83
    capitals = [capital for _, capital in REGIONS.values() if capital]
    assert len(set(capitals)) == len(capitals)


def test_special_subjects_are_in_the_table() -> None:
    assert set(REGIONS) >= CITY_REGIONS
    assert all(code in REGIONS for pair in NESTED for code in pair)


@pytest.mark.parametrize("code", REGIONS)
def test_every_subject_is_found_by_its_name(code: str) -> None:
    assert region_named(REGIONS[code][0]) == code
    assert region_named(REGIONS[code][0].upper()) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Московская обл.", "RU-MOS"),
        ("московская  область", "RU-MOS"),
        ("Респ. Татарстан", "RU-TA"),
        ("Татарстан Респ", "RU-TA"),
        ("Чувашия", "RU-CU"),
        ("Саха (Якутия)", "RU-SA"),
        ("Республика Алтай", "RU-AL"),
        ("Алтайский край", "RU-ALT"),
        ("ХМАО", "RU-KHM"),
        ("Кемеровская область - Кузбасс", "RU-KEM"),
    ],
)
def test_names_as_people_write_them(written: str, code: str) -> None:
    assert region_named(written) == code


@pytest.mark.parametrize("written", ["Алтай", "Республика Крым", "Севастополь", "Московская", ""])
def test_what_is_ambiguous_or_has_no_code_is_not_resolved(written: str) -> None:
    assert region_named(written) is None


def test_names_are_compared_without_dots_case_and_yo() -> None:
    assert name_key("  Орёл. ") == name_key("орел") == "орел"
    assert name_key("Ростов-на-Дону") == "ростов-на-дону"
    assert name_key("«ЗелАО»") == "зелао"
