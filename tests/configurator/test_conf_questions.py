"""Prices that the insurer does not name are asked for as long as somebody may want them."""

from choice_models import an_offer, bench, care, option, people

from dms.configurator.configuration import Configuration
from dms.issues import Severity

OPEN = option(b={"set": {"clinic_tier": "2"}, "price": "unknown"})
LIMITS = option(b={"set": {"limits": []}, "premium": "unknown"}, c={"price": "same"})


def start() -> Configuration:
    mine = {
        "id": "std",
        "options": {"tier": OPEN},
        "modules": [care("outpatient", taken="always"), care("dental", options={"limit": LIMITS})],
    }
    other = {"id": "top", "modules": [care("outpatient", options={"limit": LIMITS})]}
    doctor = care("office_doctor", options={"days": option(b={"add": "unknown"})})
    offer = an_offer(mine, other, modules=[doctor])
    return Configuration(bench(offer, people("std"), "std"))


def asked(configuration: Configuration) -> list[str | None]:
    found = [i for i in configuration.questions if i.code == "OPTION-PRICE-UNSTATED"]
    assert all(issue.severity is Severity.QUESTION for issue in found)
    return [issue.where.pointer for issue in found]


def test_values_of_the_programme_and_of_the_contract_are_asked_about():
    assert asked(start()) == [
        "/programmes/0/modules/1/options/limit/values/b",
        "/programmes/0/options/tier/values/b",
        "/modules/0/options/days/values/b",
    ]


def test_they_stay_open_whatever_is_chosen():
    assert asked(start().choose("dental.limit=c")) == asked(start())


def test_what_is_open_besides_is_asked_too():
    codes = {issue.code for issue in start().questions}
    assert {"OPTION-PRICE-UNSTATED", "MODULE-CLINICS-UNSTATED"} <= codes, codes
