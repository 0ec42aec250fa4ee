"""Issues: their place, their words, their order."""

import copy
import pickle
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.i18n import text
from dms.issues import NOWHERE, Issue, Location, Severity, errors_in, severity_name, worst

severities = st.sampled_from(Severity)


def issue(severity: Severity = Severity.ERROR, where: Location = NOWHERE) -> Issue:
    return Issue(
        "ROSTER-DATE-INVALID",
        severity,
        text("{day} is not a date.", day="31.02.1990"),
        text("Write the day as it stands in the passport."),
        where,
    )


class TestSeverity:
    def test_the_worst_comes_first(self) -> None:
        ranked = sorted(Severity, key=lambda s: s.rank)
        assert [s.value for s in ranked] == ["error", "warning", "question", "info"]

    @given(severities, severities)
    def test_at_least(self, a: Severity, b: Severity) -> None:
        assert a.at_least(b) or b.at_least(a)
        assert (a.at_least(b) and b.at_least(a)) == (a is b)

    @pytest.mark.parametrize("severity", Severity)
    def test_has_a_name_for_people(self, severity: Severity) -> None:
        shown = "note" if severity is Severity.INFO else severity.value
        assert severity_name(severity).to("en") == shown

    @given(st.lists(severities))
    def test_worst_of_many(self, found: list[Severity]) -> None:
        issues = [issue(s) for s in found]
        assert worst(issues) == min(found, key=lambda s: s.rank, default=None)
        assert errors_in(issues) == [i for i in issues if i.severity == "error"]

    def test_nothing_is_wrong(self) -> None:
        nothing: Iterable[Issue] = iter(())
        assert worst(nothing) is None
        assert errors_in([]) == []


class TestLocation:
    @pytest.mark.parametrize(
        ("where", "shown"),
        [
            (Location(), ""),
            (Location(file="offer.yaml"), "offer.yaml"),
            (Location(file="offer.yaml", line=13), "offer.yaml:13"),
            (Location(file="offer.yaml", line=13, column=19), "offer.yaml:13:19"),
            (Location(line=13, column=19), ":13:19"),
            (Location(file="r.csv", row=5), "r.csv:5"),
            (Location(file="r.csv", line=6, row=5), "r.csv:6"),
            (Location(cell="C14"), "C14"),
            (Location(sheet="Лист1"), "Лист1"),
            (Location(sheet="Лист1", cell="C14", row=14), "Лист1!C14"),
            (Location(sheet="Лист1", row=14), "Лист1!14"),
            (
                Location(file="r.xlsx", sheet="Лист1", cell="C14", row=14, header="Пол"),
                "r.xlsx · Лист1!C14 · «Пол»",
            ),
            (Location(member="17/1"), "№ 17/1"),
            (Location(pointer="/premium"), "/premium"),
            (Location(file="offer.yaml", line=13, pointer="/premium"), "offer.yaml:13"),
        ],
    )
    def test_is_written_as_editors_and_spreadsheets_do(self, where: Location, shown: str) -> None:
        assert str(where) == shown

    def test_only_known_parts_go_to_json(self) -> None:
        where = Location(file="r.xlsx", sheet="Лист1", cell="A1", row=1)
        assert where.to_dict() == {"file": "r.xlsx", "sheet": "Лист1", "cell": "A1", "row": 1}
        assert NOWHERE.to_dict() == {}

    def test_every_part_can_go_to_json(self) -> None:
        where = Location("r.xlsx", 2, 3, "/a", "Лист1", "A1", 1, "Пол", "17")
        assert where.to_dict() == attrs.asdict(where)

    def test_the_place_of_a_part(self) -> None:
        offer = Location(file="offer.yaml", line=3, pointer="/programmes")
        part = offer.below([0, "a/b", "c~d"])
        assert part == Location(file="offer.yaml", line=3, pointer="/programmes/0/a~1b/c~0d")
        assert NOWHERE.below(["name"]).pointer == "/name"
        assert offer.below([]) == offer


class TestIssue:
    def test_says_what_where_and_what_to_do(self) -> None:
        found = issue(where=Location(file="r.csv", row=5))
        assert found.line("en") == (
            "r.csv:5 · 31.02.1990 is not a date. Write the day as it stands in the passport. "
            "[ROSTER-DATE-INVALID]"
        )

    def test_without_place_and_advice(self) -> None:
        found = Issue("OFFER-EMPTY", Severity.ERROR, text("The offer is empty."))
        assert found.line("en") == "The offer is empty. [OFFER-EMPTY]"
        assert found.advice("en") == ""

    def test_as_plain_data(self) -> None:
        found = issue(Severity.QUESTION, Location(sheet="Лист1", cell="A1"))
        assert found.to_dict("en") == {
            "code": "ROSTER-DATE-INVALID",
            "severity": "question",
            "message": "31.02.1990 is not a date.",
            "hint": "Write the day as it stands in the passport.",
            "location": {"sheet": "Лист1", "cell": "A1"},
        }

    def test_is_a_value(self) -> None:
        assert len({issue(), issue(), issue(Severity.INFO)}) == 2
        with pytest.raises(AttributeError):
            issue().code = "OTHER"  # type: ignore[misc]

    def test_travels_to_another_process(self) -> None:
        found = issue(where=Location(file="r.csv", row=5))
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
        assert copy.deepcopy(found) == found
