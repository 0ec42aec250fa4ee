"""An explanation for people: chains from the price list to the premium, with their places."""

from decimal import Decimal

import pytest
from report_helpers import CONTRIBUTION, DOCTOR, OFFER, PEOPLE, TOO_OLD, member, priced

from dms.i18n import Text
from dms.issues import Location
from dms.pricing.explanation import Explanation, explain, explain_member, explain_module
from dms.report.text import render_explanation


def plain(words: str) -> Text:
    return Text("{w}", {"w": words})


def lines_of(explanation: Explanation) -> list[str]:
    return render_explanation(explanation, "en").splitlines()


def line(words: str, explanation: Explanation) -> str:
    return next(found for found in lines_of(explanation) if words in found)


def squeezed(written: str) -> str:
    return " ".join(written.split())


class TestMembers:
    def test_a_chain_for_each_kind_of_care(self) -> None:
        found = explain_member(priced(), "E-2/R1")
        assert squeezed(line("Outpatient care", found)) == (
            "Outpatient care 18,500.00 × 1 + 15 % = 21,275.00 RUB21,275.00 offer.yaml:12, :21, :24"
        )
        assert squeezed(line("Dental care", found)).startswith(
            "Dental care 9,800.50 × 1 + 15 % = 11,270.575 RUB11,270.58"
        )

    def test_the_steps_are_named_once_each(self) -> None:
        written = render_explanation(explain_member(priced(), "E-2/R1"), "en")
        steps = written.split("Steps of the price\n")[1]
        assert squeezed(steps.splitlines()[0]) == "Возраст: 0-59 × 1 offer.yaml:21"
        assert squeezed(steps.splitlines()[1]) == "Надбавка для родственника + 15 % offer.yaml:24"
        assert written.count("Возраст") == 1

    def test_late_entry_and_who_pays(self) -> None:
        found = explain_member(priced(CONTRIBUTION), "E-3")
        assert "320 of 365 days" in line("320", found)
        assert "offer.yaml:26" in line("320", found)
        assert line("Employer pays", found).endswith("RUB26,652.49")
        assert line("Total", found).endswith("RUB26,652.49")

    def test_rounding_is_a_sentence_of_its_own(self) -> None:
        assert lines_of(explain_member(priced(), "E-1"))[-1].startswith("Rounding: half up to 0.01")

    def test_without_a_price_there_is_the_reason(self) -> None:
        found = explain_member(priced(people=[PEOPLE[0], TOO_OLD]), "E-9")
        (only,) = lines_of(found)
        assert only.startswith("Member E-9: no price: The price list has no rate for")

    def test_a_price_without_steps_is_no_chain(self) -> None:
        bare = OFFER[: OFFER.index("factors:")] + "proration: {join: days}\n"
        found = explain_member(priced(text=bare, people=[member("E-1")]), "E-1")
        assert squeezed(line("Home care", found)) == "Home care 2,100.00 RUB2,100.00 offer.yaml:13"
        assert "Steps of the price" not in render_explanation(found, "en")


class TestGroups:
    def test_the_total_by_groups_and_for_the_contract(self) -> None:
        found = explain(priced(DOCTOR))
        assert squeezed(line("Стандарт", found)) == "Стандарт 4 people RUB168,014.82"
        assert squeezed(line("60-69", found)).endswith("1 × 76,001.25 ₽ RUB76,001.25")
        assert "1,500.00 × 2 × 2 × 52 RUB312,000.00" in squeezed(line("Office doctor", found))
        assert line("Total", found).endswith("RUB480,014.82")

    def test_groups_are_set_in_below_their_programme(self) -> None:
        lines = lines_of(explain(priced()))
        assert lines[1].startswith("  Стандарт")
        assert lines[2].startswith("    ")

    def test_one_kind_of_care_over_the_group(self) -> None:
        found = explain_module(priced(), "dental")
        assert lines_of(found)[0] == "Dental care: 4 people"
        assert "9,800.50 × 2.5 = 24,501.25; 1 × 24,501.25 ₽ RUB24,501.25" in squeezed(
            line("60-69", found)
        )


class TestPlaces:
    @pytest.mark.parametrize(
        ("place", "shown"),
        [
            (Location(file="a/b/offer.yaml", line=3, column=9), "offer.yaml:3"),
            (Location(file="a\\b\\offer.yaml", line=3), "offer.yaml:3"),
            (Location(file="offer.yaml", pointer="/a/0"), "offer.yaml /a/0"),
            (Location(pointer="/a/0"), "/a/0"),
            (Location(), ""),
        ],
    )
    def test_files_without_folders(self, place: Location, shown: str) -> None:
        part = Explanation("module", plain("care"), Decimal(1), source=place)
        found = Explanation("total", plain("all"), Decimal(1), parts=(part,))
        assert squeezed(line("care", found)) == f"care RUB1.00 {shown}".strip()

    def test_another_file_is_named_again_and_a_place_only_once(self) -> None:
        places = [("a.yaml", 1), ("a.yaml", 2), ("a.yaml", 2), ("b.yaml", 2)]
        chain = tuple(
            Explanation("step", plain("s"), Decimal(1), plain("× 1"), Location(file=f, line=n))
            for f, n in places
        )
        part = Explanation("module", plain("care"), Decimal(1), parts=chain)
        found = Explanation("total", plain("all"), Decimal(1), parts=(part,))
        assert line("care", found).endswith("a.yaml:1, :2, b.yaml:2")
