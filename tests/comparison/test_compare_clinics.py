"""Clinic and territory changes: what people keep, lose and gain; silence is never a loss."""

from typing import Any

from compare_helpers import MKAD, MOSCOW, care, compared, offer, person
from hypothesis import given
from hypothesis import strategies as st

from dms.comparison.clinics_near import NearClinics
from dms.comparison.comparison import Comparison
from dms.comparison.networks import Ways
from dms.comparison.territory_changes import TerritoryCell
from dms.members import Roster
from dms.modules.questions import Stated
from dms.pricing.offer import Offer
from dms.reach import Tally
from dms.territory_relation import Relation

OUTPATIENT = ["outpatient"]


def clinic(id_: str, city: str = "Москва", **said: Any) -> dict[str, Any]:
    return {"id": id_, "name": f"Клиника {id_}", "city": city, **said}


def listing(id_: str, *clinics: dict[str, Any], **programme: Any) -> Offer:
    """Make an offer that lists clinics and gives all of them in its programme."""
    ids = {"clinics": [one["id"] for one in clinics]}
    return offer(id_, care("outpatient"), clinics=list(clinics), programme={**ids, **programme})


def near(found: Comparison, id_: str, kind: str = "outpatient") -> NearClinics:
    (one,) = [x for x in found.clinics.near if (x.candidate, x.kind) == (id_, kind)]
    return one


class TestChanges:
    def test_kept_lost_and_gained(self) -> None:
        found = compared(
            listing("a", clinic("1"), clinic("2")), listing("b", clinic("2"), clinic("3"))
        )
        (change,) = found.clinics.changes
        assert change.candidate == "b"
        assert change.overall is not None
        assert change.overall.counts() == (1, 1, 1)
        assert [one.id for one in change.overall.lost] == ["1"]
        inside = change.by_programme["std"]
        assert inside is not None
        assert inside.counts() == (1, 1, 1)
        assert change.silent == ()

    def test_an_offer_without_a_list_loses_nobody_anything(self) -> None:
        found = compared(listing("a", clinic("1")), offer("b", care("outpatient")))
        (change,) = found.clinics.changes
        assert change.overall is None
        assert change.by_programme == {"std": None}
        assert change.silent == ("b",)
        assert near(found, "b").network is None
        assert near(found, "b").reach is None

    def test_a_list_of_the_offer_says_nothing_of_a_programme(self) -> None:
        loose = offer("a", care("outpatient"), clinics=[clinic("1")])
        found = compared(loose, listing("b", clinic("1")))
        (change,) = found.clinics.changes
        assert change.overall is not None
        assert change.overall.counts() == (1, 0, 0)
        assert change.by_programme == {"std": None}
        assert near(found, "a").network is None

    def test_a_list_elsewhere_is_known_by_its_ids(self) -> None:
        by_id = offer("a", care("outpatient", clinics=["1", "2"]))
        (change,) = compared(by_id, listing("b", clinic("2"))).clinics.changes
        assert change.overall is not None
        assert change.overall.counts() == (1, 1, 0)

    def test_an_empty_list_is_a_list(self) -> None:
        none = offer("b", care("outpatient", clinics=[]), clinics=[clinic("1")])
        found = compared(listing("a", clinic("1")), none)
        inside = found.clinics.changes[0].by_programme["std"]
        assert inside is not None
        assert inside.counts() == (0, 1, 0)

    def test_a_programme_that_the_offer_does_not_have(self) -> None:
        found = compared(
            listing("a", clinic("1")),
            listing("b", clinic("1"), id="other"),
            listing("c", clinic("2")),
        )
        assert [one.by_programme["std"] is None for one in found.clinics.changes] == [True, False]

    @given(st.sets(st.sampled_from("12345")), st.sets(st.sampled_from("12345")))
    def test_every_clinic_is_kept_lost_or_gained(self, old: set[str], new: set[str]) -> None:
        before = listing("a", *(clinic(id_) for id_ in sorted(old)))
        after = listing("b", *(clinic(id_) for id_ in sorted(new)))
        (change,) = compared(before, after).clinics.changes
        if not old or not new:
            assert change.overall is None
            return
        assert change.overall is not None
        assert change.overall.counts() == (len(old & new), len(old - new), len(new - old))


class TestNear:
    ROSTER = Roster.of(
        [
            person("1", place="Москва"),
            person("2", place="Казань", office="Москва"),
            person("3", place="Омск"),
            person("4"),
        ]
    )

    def test_people_with_a_clinic_in_their_city(self) -> None:
        sure = listing("a", clinic("1", kinds=OUTPATIENT), clinic("2", "Казань", kinds=OUTPATIENT))
        found = near(compared(sure, roster=self.ROSTER), "a")
        assert found.reach is not None
        assert found.reach.home.city == Tally(2, 1, 1)
        assert found.reach.office.city == Tally(1, 0, 3)
        assert found.unsure == 0

    def test_a_clinic_of_which_nothing_is_said_makes_nobody_sure(self) -> None:
        found = near(compared(listing("a", clinic("1")), roster=self.ROSTER), "a")
        assert found.unsure == 1
        assert found.reach is not None
        assert found.reach.home.city == Tally(0, 2, 2), "those elsewhere surely have none"

    def test_the_module_may_say_which_clinics_give_it(self) -> None:
        own = offer("a", care("outpatient", clinics=["1"]), clinics=[clinic("1"), clinic("2")])
        found = near(compared(own, roster=self.ROSTER), "a")
        assert found.network is not None
        assert (len(found.network), found.unsure) == (1, 0)
        assert found.reach is not None
        assert found.reach.home.city == Tally(1, 2, 1)

    def test_a_clinic_that_does_not_give_the_care_is_none(self) -> None:
        teeth = clinic("1", kinds=["dental"], dental_office=True)
        ours = offer(
            "a", care("outpatient"), care("dental"), clinics=[teeth], programme={"clinics": ["1"]}
        )
        found = compared(ours, roster=self.ROSTER)
        outpatient, dental = near(found, "a").network, near(found, "a", "dental").network
        assert outpatient is not None
        assert dental is not None
        assert (len(outpatient), len(dental)) == (0, 1)

    def test_the_ways_in_are_counted(self) -> None:
        clinics = [clinic("1", access="direct"), clinic("2", access="by_referral"), clinic("3")]
        said = offer("b", care("outpatient", access="direct"), clinics=clinics)
        listed = {"programmes": (said.programmes[0].model_copy(update={"clinics": tuple("123")}),)}
        found = compared(listing("a", *clinics), said.agreeing(listed), roster=self.ROSTER)
        assert near(found, "a").ways == Ways(1, 1, 1)
        assert near(found, "b").ways == Ways(2, 1, 0), "the module says how one gets into the rest"

    def test_only_those_who_offer_the_care_are_counted(self) -> None:
        found = compared(
            listing("a", clinic("1")), offer("b", care("outpatient", offered=False), care("dental"))
        )
        counted = [(one.candidate, one.kind) for one in found.clinics.near]
        assert counted == [("a", "outpatient"), ("b", "dental")]


class TestTerritories:
    ROSTER = Roster.of([person("1", place="Москва, ЦАО"), person("2", place="Казань"), person("3")])

    def cells(self, *territories: Any, **more: Any) -> dict[str, TerritoryCell]:
        given_ = (
            offer(f"o{n}", care("home_care", territory=one) if one else care("home_care"))
            for n, one in enumerate(territories)
        )
        (row,) = compared(*given_, **more).territories
        assert row.title.to("en") == "Home care"
        return dict(row.cells)

    def test_wider_and_narrower_than_the_base(self) -> None:
        forth, back = self.cells(MKAD, MOSCOW), self.cells(MOSCOW, MKAD)
        assert (forth["o0"].relation, forth["o1"].relation) == (None, Relation.WIDER)
        assert back["o1"].relation is Relation.NARROWER

    def test_what_is_not_stated_is_not_compared(self) -> None:
        cells = self.cells(None, MKAD, None)
        assert cells["o1"].relation is None
        assert cells["o1"].words is not None
        assert cells["o2"] == TerritoryCell(Stated.YES)
        assert cells["o2"].words is None
        assert cells["o2"].members is None, "nobody is said to live outside"

    def test_hours(self) -> None:
        cells = self.cells({**MKAD, "call_until": "12:00"}, {**MKAD, "call_until": "20:00"})
        assert (cells["o1"].relation, cells["o1"].hours) == (Relation.EQUAL, Relation.WIDER)

    def test_members_inside_and_outside(self) -> None:
        cells = self.cells(MOSCOW, roster=self.ROSTER)
        assert cells["o0"].members == Tally(1, 1, 1)

    def test_care_abroad_is_not_about_homes(self) -> None:
        (row,) = compared(
            offer("a", care("abroad", territory={"base": "abroad"})), roster=self.ROSTER
        ).territories
        assert row.cells["a"].members is None

    def test_care_that_comes_along_has_no_territory_of_its_own(self) -> None:
        hidden = offer("a", care("emergency_inpatient", includes_ambulance=True))
        found = compared(hidden, offer("b", care("ambulance", offered=False)))
        (row,) = found.territories
        assert row.cells == {"a": TerritoryCell(Stated.YES), "b": TerritoryCell(Stated.NO)}

    def test_everybody_is_counted_for_what_the_contract_has(self) -> None:
        general = offer("a", care("outpatient"), modules=[care("ambulance", territory=MOSCOW)])
        (row,) = compared(general, roster=self.ROSTER).territories
        assert row.programme is None
        assert row.cells["a"].members == Tally(1, 1, 1)

    def test_care_that_nobody_offers_has_no_row(self) -> None:
        assert compared(offer("a", care("home_care", offered=False))).territories == ()
