"""Care, hospitals, dentists, limits, exclusions: the places in an offer and what they lead to."""

import pytest
from cases_offer import INPATIENT, clinic, with_ambulance
from contract_helpers import offer
from subject_helpers import module, offering, statuses, verdicts, words

from dms.contracts.checks.care import ambulance_line, direct_access
from dms.contracts.checks.clinics import named_clinics
from dms.contracts.checks.dental import dental_place, dental_scope
from dms.contracts.checks.exclusions import ORDINARY, gaps
from dms.contracts.checks.hospitals import hospital_level, planned_inpatient
from dms.contracts.checks.limits import numbers
from dms.contracts.checks.office_doctor import office_hours
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.tax_lines import spa_vouchers
from dms.contracts.checks.taxes import licence
from dms.contracts.checks.verdict import Status
from dms.contracts.terms.terms import Terms
from dms.issues import Location

FAILED, PASSED, OPEN = Status.FAILED, Status.PASSED, Status.NOT_STATED


class TestAmbulance:
    @pytest.mark.parametrize(
        ("subject", "ends"),
        [
            (with_ambulance(premium="included"), [FAILED]),
            (with_ambulance(), [OPEN]),
            (with_ambulance(offered=False), [OPEN]),
            (
                offering(
                    {**INPATIENT, "includes_ambulance": False}, module("ambulance", offered=False)
                ),
                [PASSED],
            ),
            (with_ambulance(offered=None), [OPEN]),
            (offering({**INPATIENT, "includes_ambulance": False}), [PASSED]),
            (
                offering(
                    {**INPATIENT, "includes_ambulance": True}, module("ambulance", offered=False)
                ),
                [FAILED],
            ),
            (
                offering({**INPATIENT, "includes_ambulance": False}, module("planned_inpatient")),
                [OPEN],
            ),
            (offering(module("outpatient")), []),
            (offering(module("emergency_inpatient", offered=False)), []),
        ],
    )
    def test_line_by_line(self, subject, ends):
        assert statuses(ambulance_line, subject) == ends

    @pytest.mark.parametrize(
        ("shared", "ends"),
        [
            ([module("ambulance", premium="100")], [PASSED]),
            ([module("ambulance")], [OPEN]),
            ([module("ambulance", premium="included")], [FAILED]),
            ([], [FAILED]),
        ],
    )
    def test_a_line_of_the_whole_offer_is_seen(self, shared, ends):
        inside = {**INPATIENT, "includes_ambulance": True}
        subject = offering(inside, premium="20000", of={"modules": shared})
        assert statuses(ambulance_line, subject) == ends

    def test_hospitals_of_the_whole_offer_are_looked_at(self):
        shared = {**INPATIENT, "includes_ambulance": True}
        subject = offering(module("outpatient"), of={"modules": [shared]})
        assert statuses(ambulance_line, subject) == [FAILED]
        assert statuses(planned_inpatient, subject) == [OPEN]

    def test_one_price_for_a_whole_programme_hides_nothing(self):
        both = [module("emergency_inpatient"), module("ambulance")]
        assert statuses(ambulance_line, offering(*both, premium="20000")) == [PASSED]


class TestAccess:
    def programme(self, access: str | None, *clinics: dict[str, object], **more: object) -> Subject:
        says = {"access": access} if access else {}
        ids = [one["id"] for one in clinics]
        return offering(
            module("outpatient", clinics=ids, **says, **more), of={"clinics": list(clinics)}
        )

    def test_one_clinic_by_referral_is_enough_and_is_named(self):
        subject = self.programme(
            "direct", clinic("a", access="direct"), clinic("b", access="by_referral")
        )
        (verdict,) = verdicts(direct_access, subject)
        assert verdict.status is FAILED
        assert verdict.found.to("en").endswith("Клиника b")

    @pytest.mark.parametrize("way", [{"diagnostic_only": True}, {"kinds": ["dental"]}])
    def test_diagnostic_clinics_and_others_by_referral_are_usual(self, way):
        subject = self.programme(
            None, clinic("a", access="direct"), clinic("b", access="by_referral", **way)
        )
        assert statuses(direct_access, subject) == [PASSED]

    def test_clinics_set_apart_for_diagnostics(self):
        subject = self.programme(
            None,
            clinic("a", access="direct"),
            clinic("b", access="by_referral"),
            diagnostic_clinics=["b"],
        )
        assert statuses(direct_access, subject) == [PASSED]

    def test_a_clinic_of_which_nothing_is_said_leaves_it_open(self):
        subject = self.programme(None, clinic("a", access="direct"), clinic("b"))
        assert statuses(direct_access, subject) == [OPEN]

    def test_clinics_of_the_programme_count_where_the_care_names_none(self):
        subject = offering(
            module("outpatient"), clinics=["a"], of={"clinics": [clinic("a", access="direct")]}
        )
        assert statuses(direct_access, subject) == [PASSED]


class TestDental:
    @pytest.mark.parametrize(
        "where", [{"of": {"exclusions": ["prosthetics"]}}, {"exclusions": ["prosthetics"]}]
    )
    def test_prosthetics_may_be_excluded_elsewhere_in_the_offer(self, where):
        assert statuses(dental_scope, offering(module("dental"), **where)) == [FAILED]

    def test_prosthetics_excluded_in_the_care_itself(self):
        care = module("dental", exclusions=["prosthetics"])
        assert statuses(dental_scope, offering(care)) == [FAILED]
        shared = Subject(offer=offer(modules=[care]))
        assert statuses(dental_scope, shared) == [FAILED]

    @pytest.mark.parametrize(
        ("offices", "ends"),
        [((True, False), PASSED), ((False, False), FAILED), ((False, None), OPEN), ((), OPEN)],
    )
    def test_a_dental_office_is_needed_where_teeth_are_treated_in_clinics(self, offices, ends):
        clinics = [clinic(f"c{n}", dental_office=has) for n, has in enumerate(offices)]
        subject = offering(
            module("dental", places=["clinic_office"]),
            clinics=[one["id"] for one in clinics],
            of={"clinics": clinics},
        )
        assert statuses(dental_place, subject) == [ends]

    def test_named_dental_clinics_answer_where(self):
        subject = offering(
            module("dental", clinics=["a"]), of={"clinics": [clinic("a", kinds=["dental"])]}
        )
        assert statuses(dental_place, subject) == [PASSED]
        assert statuses(named_clinics, subject) == [PASSED]

    def test_care_for_the_whole_contract_has_no_programme_to_look_at(self):
        subject = Subject(offer=offer(modules=[module("dental", places=["clinic_office"])]))
        assert statuses(dental_place, subject) == [OPEN]


class TestHospitals:
    def test_each_programme_is_looked_at(self):
        programmes = [
            {"id": "a", "modules": [INPATIENT]},
            {"id": "b", "name": "Бизнес", "modules": [module("emergency_inpatient")]},
        ]
        found = verdicts(hospital_level, Subject(offer=offer(programmes=programmes)))
        assert [verdict.status for verdict in found] == [PASSED, OPEN]
        assert found[1].where == Location(pointer="/programmes/1/modules/0")
        assert words(found)[1].startswith("Бизнес, Emergency inpatient care: ")

    def test_what_is_not_offered_has_no_level(self):
        assert statuses(hospital_level, offering(module("planned_inpatient", offered=False))) == []

    def test_planned_care_is_asked_about_only_where_emergency_care_is_given(self):
        assert statuses(planned_inpatient, offering(module("outpatient"))) == []

    @pytest.mark.parametrize(
        ("own", "shared", "ends"),
        [
            ({}, {"premium": "1"}, [PASSED]),
            ({}, {"offered": False}, [FAILED]),
            ({"offered": False}, {"premium": "1"}, [FAILED]),
            ({"offered": None}, {"premium": "1"}, [OPEN]),
        ],
    )
    def test_the_line_of_a_programme_goes_before_that_of_the_offer(self, own, shared, ends):
        lines = [INPATIENT, *([module("planned_inpatient", **own)] if own else [])]
        of = {"modules": [module("planned_inpatient", **shared)]}
        assert statuses(planned_inpatient, offering(*lines, of=of)) == ends

    def test_care_that_may_be_offered_or_not_is_open(self):
        subject = offering(INPATIENT, module("planned_inpatient", offered=None))
        assert statuses(planned_inpatient, subject) == [OPEN]


@pytest.mark.parametrize(
    ("says", "ends"),
    [
        ({}, [OPEN]),
        ({"visits_per_week": 2}, [OPEN]),
        ({"hours_per_visit": "1.5"}, [FAILED]),
        ({"hours_per_visit": 4, "visits_per_week": 1}, [PASSED]),
        ({"offered": False}, []),
    ],
)
def test_the_office_doctor_of_the_contract(says, ends):
    subject = Subject(offer=offer(modules=[module("office_doctor", **says)]))
    assert statuses(office_hours, subject) == ends


class TestNumbers:
    def test_each_part_without_a_number_is_named_at_its_place(self):
        care = module("dental", waiting_period={}, limits=[{"visits": 1, "per": "year"}, {}])
        found = verdicts(numbers, offering(care, deductible={}))
        assert [str(verdict.where) for verdict in found if verdict.status is FAILED] == [
            "/programmes/0/deductible",
            "/programmes/0/modules/0/limits/1",
            "/programmes/0/modules/0/waiting_period",
        ]

    def test_care_of_which_nothing_is_said_is_asked_about_at_once(self):
        found = verdicts(numbers, offering(module("dental"), module("outpatient")))
        assert [verdict.status for verdict in found] == [OPEN] * 3
        assert all(said.endswith("Dental care, Outpatient care") for said in words(found))

    def test_an_empty_list_says_that_there_are_none(self):
        asked = words(verdicts(numbers, offering(module("dental", limits=[]))))
        assert [one.split(" of ")[1].removesuffix(" of: Dental care") for one in asked] == [
            "waiting periods",
            "deductibles",
        ]

    @pytest.mark.parametrize(
        ("care", "programme", "said", "asked"),
        [
            ({}, {"deductible": {"share": "0.1"}}, "the deductible is a number", 2),
            ({"waiting_period": {"days": 30}}, {}, "the waiting period is a number", 2),
            ({"limits": [{"visits": 5, "per": "year"}]}, {}, "limits are numbers", 2),
        ],
    )
    def test_what_is_stated_does_not_answer_for_the_rest(self, care, programme, said, asked):
        found = verdicts(numbers, offering(module("outpatient", **care), **programme))
        assert sorted(verdict.status for verdict in found) == [OPEN] * asked + [PASSED]
        (stated,) = (one.found.to("en") for one in found if one.status is PASSED)
        assert stated.endswith(said)

    def test_nobody_asks_again_for_what_the_programme_answers(self):
        care = module("outpatient", limits=[], waiting_period={"days": 0})
        subject = offering(care, deductible={"share": "0.1"})
        assert statuses(numbers, subject) == [PASSED, PASSED]

    def test_care_that_is_not_offered_needs_no_numbers(self):
        assert statuses(numbers, offering(module("dental", offered=False, limits=[{}]))) == []

    def test_care_for_the_whole_contract_is_looked_at_too(self):
        shared = module("dental", limits=[{}])
        found = verdicts(numbers, Subject(offer=offer(modules=[shared, module("outpatient")])))
        assert FAILED in [verdict.status for verdict in found]


class TestExclusions:
    def test_a_list_is_sorted_by_who_pays(self):
        care = module("dental", exclusions=["prosthetics", "implants", "oncology"])
        found = verdicts(gaps, offering(care, of={"exclusions": ["hiv"]}))
        assert [verdict.status for verdict in found] == [PASSED, FAILED, OPEN]
        assert words(found)[0].startswith("whole offer: ")
        assert "Implants" in words(found)[1]
        assert "Dental prosthetics" in words(found)[2]

    def test_the_words_of_an_offer_cannot_speak_for_the_library(self):
        own = {"text": "{name} лечение {0}", "elsewhere": "nobody"}
        (verdict,) = verdicts(gaps, offering(module("dental"), exclusions=[own]))
        assert verdict.found.to("en").endswith("{name} лечение {0}")

    def test_what_every_programme_leaves_out_is_no_gap(self):
        ordinary = sorted(ORDINARY)
        assert statuses(gaps, offering(module("dental"), exclusions=ordinary)) == [PASSED]
        gap = verdicts(gaps, offering(module("dental"), exclusions=[*ordinary, "implants"]))
        assert words(gap)[0].endswith("nobody pays for: Implants")

    def test_an_offer_without_a_list_is_asked_about(self):
        assert statuses(gaps, offering(module("dental"))) == [OPEN]

    def test_care_that_is_not_offered_excludes_nothing(self):
        care = module("dental", offered=False, exclusions=["implants"])
        assert statuses(gaps, offering(INPATIENT, care)) == [OPEN]


class TestClinicsNamed:
    def test_clinics_that_do_not_give_the_care_are_none(self):
        subject = offering(
            module("outpatient"), clinics=["a"], of={"clinics": [clinic("a", kinds=["dental"])]}
        )
        assert statuses(named_clinics, subject) == [FAILED]

    def test_where_teeth_are_treated_is_another_question(self):
        assert statuses(named_clinics, offering(module("dental"))) == []

    def test_care_that_comes_to_people_needs_no_clinics(self):
        assert statuses(named_clinics, offering(module("ambulance"))) == []


class TestSpaAndLicence:
    @pytest.mark.parametrize(
        "says",
        [{"of": {"exclusions": ["spa_treatment"]}}, {"exclusions": ["spa_treatment"]}],
    )
    def test_spa_treatment_that_is_excluded_is_no_voucher(self, says):
        said = offering(module("outpatient"), **says)
        terms = Terms.model_validate({"dms": "terms/1", "id": "t"})
        assert statuses(spa_vouchers, Subject(offer=said.offer, terms=terms)) == [PASSED]

    def test_a_contract_that_denies_the_licence_outweighs_its_number(self):
        of = offer(insurer={"id": "i", "name": "Страховщик", "licence": "СЛ № 1"})
        stated = {"dms": "terms/1", "id": "t", "conditions": {"insurer_licensed": False}}
        terms = Terms.model_validate(stated)
        assert statuses(licence, Subject(offer=of, terms=terms)) == [FAILED]
