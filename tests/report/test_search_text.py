"""A search as text: the best programme, what more would cost, why there is nothing."""

import shlex
from decimal import Decimal

import pytest
from configuration_helpers import AGES, OLD, SECOND, STAFF
from hypothesis import given, settings
from hypothesis import strategies as st
from report_helpers import member
from search_helpers import CROWD, RICH_OFFER, brief, rich_search, searched

from dms.configurator.best import Search
from dms.configurator.configuring import configure
from dms.configurator.finding import best
from dms.i18n import format_amount, format_money, text
from dms.issues import Issue, Severity
from dms.pricing.quoting import quote
from dms.report.search_text import COMMAND, render_search

WIDEST = 100


def lines(search: Search, **more: object) -> list[str]:
    return render_search(search, "en", **more).splitlines()  # type: ignore[arg-type]


def below(written: list[str], title: str) -> list[str]:
    """Return the lines of the paragraph that starts with a title."""
    at = written.index(title)
    end = written.index("", at) if "" in written[at:] else len(written)
    return [line.strip() for line in written[at + 1 : end]]


def test_the_best_programme_and_what_is_left_of_the_budget() -> None:
    written = lines(searched(["dental"], budget="130000"))
    assert written[:2] == [
        "АО «Страховщик А» · offer small-1 · programme “Стандарт”",
        "2026-01-01 to 2026-12-31 · 3 people in the programme",
    ]
    assert written[3:5] == [
        "Best programme: RUB117,300.00 for the contract, RUB39,100.00 per head",
        "Budget: RUB130,000.00 for the contract; left: RUB12,700.00",
    ]


def test_without_a_budget_nothing_is_left_of_it() -> None:
    assert not any("Budget" in line for line in lines(searched(["dental"])))


def test_the_kinds_of_care_with_their_values() -> None:
    written = lines(searched(["dental.place=both", "office_doctor"], ["planned_inpatient"]))
    assert below(written, "What it takes in") == [
        "Outpatient care",
        "Dental care",
        "Где лечат зубы: везде, instead of “clinic”: asked for",
        "Emergency inpatient care",
        "Planned inpatient care",
        "Office doctor (once for the contract)",
    ]


def test_why_a_value_is_not_the_default() -> None:
    said = " ".join(lines(rich_search(["dental.place=both"])))
    assert "в поликлинике”: asked for" in said
    assert "needs one of" in said
    cheaper = " ".join(lines(rich_search(["dental"], vary=["programme.deductible"])))
    assert "it costs less and meets the same wishes" in " ".join(cheaper.split())
    ring = {"kind": "home_care", "need": "must", "territory": {"base": "mkad", "ring_km": 30}}
    asked = lines(best(RICH_OFFER, CROWD, requirement=brief(ring)))
    assert "ring30, instead of “mkad”: asked for: Home care: Territory" in "\n".join(asked)


def test_usual_care_that_is_left_out_is_told() -> None:
    written = lines(searched(["dental"], ["telemedicine"]))
    assert below(written, "Usually taken in, and not here") == [
        "Emergency inpatient care",
        "Planned inpatient care",
    ]
    whole = lines(searched(["dental", "emergency_inpatient", "planned_inpatient"]))
    assert "Usually taken in, and not here" not in whole


def test_wishes_with_their_weights() -> None:
    written = lines(searched(["dental"], {"telemedicine": 3, "planned_inpatient": 1}))
    assert [" ".join(line.split()) for line in below(written, "Wishes")] == [
        "must met Dental care",
        "weight 3 not met Telemedicine",
        "weight 1 met Planned inpatient care",
    ]


def test_what_the_offer_leaves_open_is_not_said_to_be_unmet() -> None:
    level = {"kind": "emergency_inpatient", "need": "must", "hospital_level": "first"}
    written = lines(best(RICH_OFFER, CROWD, requirement=brief(level)))
    said = " ".join(below(written, "Nothing in the programme meets these musts"))
    assert said.endswith("the offer does not say it; ask the insurer and write the answer down")
    wish = {**level, "need": "must", "prefer": ["hospital_level"]}
    met = lines(best(RICH_OFFER, CROWD, requirement=brief(wish)))
    assert any("not stated in the offer" in line for line in below(met, "Wishes"))


def test_care_that_is_left_out_is_not_met_and_not_open() -> None:
    """What could be taken and is not, is our choice and no question to the insurer."""
    wishes = [{"kind": kind, "need": "should"} for kind in ("dental", "telemedicine")]
    known = best(RICH_OFFER, CROWD, requirement=brief(*wishes), budget=Decimal(700_000))
    rows = [" ".join(row.split()) for row in below(lines(known), "Wishes")]
    assert rows == ["weight 1 not met Dental care", "weight 1 met Telemedicine"]


def test_the_frontier_says_what_each_step_adds() -> None:
    written = lines(rich_search(["dental"], ["telemedicine", "dental.place=specialised"]))
    rows = below(written, "More wishes for more money, from cheap to dear")
    assert rows[0].split() == ["for", "all,", "₽", "per", "head,", "₽", "wishes", "met"]
    assert [row.split()[-3:] for row in rows if " of " in row] == [
        ["0", "of", "2"],
        ["1", "of", "2"],
        ["2", "of", "2"],
    ]
    assert "+ Telemedicine" in rows
    assert any(row.startswith("changed: Dental care: Где лечат зубы") for row in rows)
    assert rows[-2].startswith("best ")


def test_what_the_next_better_one_takes() -> None:
    known = searched([], {"dental": 1, "telemedicine": 1, "dental.place=both": 1}, "60000")
    written = lines(known)
    assert known.best is not None
    assert known.next_better is not None
    said = " ".join(" ".join(written).split())
    dearer = format_money(known.next_better.total - known.best.total, "en")
    assert f"{dearer} more than the best one and" in said
    assert "It also meets" in said
    assert "It no longer meets weight 1 not met Telemedicine" in said


def test_where_nothing_meets_more() -> None:
    whole = lines(searched([], ["dental", "telemedicine"]))
    assert "No programme meets more of the wishes, whatever it costs." in whole
    met = lines(searched([], ["dental"]))
    assert not any("whatever it costs" in line for line in met)


def test_a_budget_that_is_too_small() -> None:
    written = lines(searched(["dental"], budget="50000"))
    assert written[3] == "No programme that meets all musts fits the budget."
    assert " ".join(" ".join(written[5:7]).split()) == (
        "The budget is short by RUB34,900.00: the cheapest programme that meets all musts costs "
        "RUB84,900.00, the budget allows RUB50,000.00."
    )
    assert "To go on from the cheapest one that meets all musts" in written
    assert "  over the budget" in "\n".join(written)
    assert "-o programme.yaml" not in "\n".join(written)


def test_musts_that_contradict_each_other() -> None:
    written = lines(searched(["telemedicine", "dental"]))
    assert written[3] == "No programme meets all musts."
    assert below(written, "These musts contradict each other") == [
        "Dental care",
        "Telemedicine",
        "because: Telemedicine does not go with: Dental care (offer.yaml:11, п. 3.1)",
    ]
    assert not any(line.startswith("To go on") for line in written)


def test_a_must_that_a_rule_does_not_allow() -> None:
    rules = "rules:\n  - {choose: dental, at_least: 50}\n"
    written = lines(searched(["dental"], more=rules))
    said = " ".join(below(written, "Nothing in the programme meets these musts"))
    assert said.startswith("Dental care: Dental care is for 50 people and more; there are 3 people")
    assert "These musts contradict each other" not in written


def test_rules_that_rule_out_everything() -> None:
    rules = "rules:\n  - {choose: outpatient, at_least: 50}\n"
    written = lines(searched(more=rules))
    assert "Nothing can be chosen: the rules of the offer rule out everything" in written


def test_musts_of_a_brief_that_bar_each_other() -> None:
    """Points of a brief are no choices, so no rule says what stands against them."""
    ring = {"kind": "home_care", "need": "must", "territory": {"base": "mkad", "ring_km": 30}}
    known = best(
        RICH_OFFER,
        CROWD,
        requirement=brief(ring, {"kind": "dental", "need": "must"}),
        must=["telemedicine"],
    )
    title = "Each of these musts can be met, and all of them together cannot"
    assert below(lines(known), title) == ["Telemedicine", "Home care: Territory"]


def test_people_without_a_price_and_other_programmes() -> None:
    people = [*STAFF, OLD, member("B-1", programme="business")]
    written = lines(searched(["dental"], more=SECOND + AGES, people=people, programme="standard"))
    assert "Without a price, whatever is chosen" in written
    assert "Of that people in other programmes: RUB52,000.00" in written
    assert not any("E-9" in line for line in written)


def test_remarks_and_questions() -> None:
    more = Issue("ROSTER-ROW", Severity.WARNING, text("One row is left out"))
    written = lines(searched(["dental"]), more=[more])
    assert written[2].startswith("warning: One row is left out.")
    assert "Questions to the insurer" in written
    assert any("more questions about the programme are open" in line for line in written)
    everything = render_search(searched(["dental"]), "en", questions=True)
    assert "more questions" not in everything


@pytest.mark.parametrize("command", [COMMAND, "dms configure a.yaml b.csv --start 01.02.2026"])
@pytest.mark.parametrize(
    ("must", "should"),
    [
        (["dental.place=both"], ["planned_inpatient.ward=single"]),
        (["home_care.territory=ring30"], ["telemedicine", "office_doctor.visits=twice"]),
        ([], []),
    ],
)
def test_the_command_to_go_on_comes_to_the_same(
    command: str, must: list[str], should: list[str]
) -> None:
    known = rich_search(must, should)
    assert known.best is not None
    written = lines(known, command=command)
    at = written.index("To go on from the best one")
    typed = shlex.split(written[at + 1].strip().removeprefix(command))
    pairs = list(zip(typed[::2], typed[1::2], strict=True))
    taken = [name for option, name in pairs if option in ("--choose", "--set")]
    left = [name for option, name in pairs if option == "--drop"]
    assert configure(RICH_OFFER, CROWD, choose=taken, drop=left).total == known.best.total
    assert written[at + 3] == f"{written[at + 1]} -o programme.yaml"


LANGUAGES = st.sampled_from(["ru", "en"])
CHOICES = st.lists(
    st.sampled_from([str(c) for c in rich_search().bench.model.parts.choices]),
    max_size=4,
    unique=True,
)


@settings(max_examples=25)
@given(CHOICES, CHOICES, st.none() | st.decimals(300_000, 3_000_000, places=2), LANGUAGES)
def test_every_total_is_that_of_a_quote_and_fits_the_page(
    must: list[str], should: list[str], budget: Decimal | None, lang: str
) -> None:
    known = rich_search(must, [name for name in should if name not in must], budget=budget)
    written = render_search(known, lang)
    typed = {line for line in written.splitlines() if "dms configure" in line}
    assert all(len(line) <= WIDEST for line in written.splitlines() if line not in typed)
    for found in known.frontier:
        total = quote(found.configuration.offer, CROWD).total
        assert format_amount(total, lang) in written
        per_head = known.per_head(found)
        assert per_head is not None
        assert format_amount(per_head, lang) in written
    if known.best is not None and budget is not None:
        assert known.best.total <= budget
        assert format_money(budget - known.best.total, lang) in written
