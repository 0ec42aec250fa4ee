"""Home care, by the source text."""

import pytest
from module_helpers import codes, read
from pydantic import ValidationError

from dms.modules.home_care import HomeCare, HomeCareProvider


@pytest.mark.parametrize(
    ("written", "provider"),
    [
        # «как правило, осуществляется на базе тех поликлиник, которые входят в программу»
        ("clinic", HomeCareProvider.CLINIC),
        # «Альтернативу … составляют специализированные медицинские компании»
        ("specialised_company", HomeCareProvider.SPECIALISED_COMPANY),
        # «У некоторых страховых компаний есть собственные службы.»
        ("insurer", HomeCareProvider.INSURER),
    ],
)
def test_who_comes(written, provider):
    assert read("home_care", provider=written).provider is provider


@pytest.mark.parametrize("wrong", ["hospital", "", 1])
def test_nobody_else_comes(wrong):
    with pytest.raises(ValidationError):
        read("home_care", provider=wrong)


@pytest.mark.parametrize(
    "territory",
    [
        # «например, административными границами города»
        {"base": "city_boundary", "city": "Москва"},
        # «или включить дополнительную зону обслуживания за городом»
        {"base": "city_boundary", "city": "Москва", "ring_km": "30"},
        # «Вызов врача на дом в пределах МКАД»
        {"base": "mkad"},
    ],
)
def test_the_territory_is_clearly_bounded(territory):
    """«Необходимо четко ограничить территорию обслуживания „помощи на дому“…»."""
    care = read("home_care", territory=territory, provider="clinic")
    assert care.territory.base == territory["base"]
    assert care.questions() == []


def test_territory_and_provider_have_to_be_agreed():
    assert codes(HomeCare().questions()) == [
        "MODULE-TERRITORY-UNSTATED",
        "MODULE-PROVIDER-UNSTATED",
    ]


def test_a_wrong_territory_is_found_inside_the_module():
    with pytest.raises(ValidationError) as caught:
        read("home_care", territory={"base": "луна"})
    assert caught.value.errors()[0]["loc"][:2] == ("territory", "base")
