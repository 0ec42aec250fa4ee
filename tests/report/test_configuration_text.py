"""A configuration as text: what a broker reads in a terminal, and types next."""

import shlex

import pytest
from configuration_helpers import (
    AGES,
    OLD,
    SECOND,
    STAFF,
    STEPS,
    after,
    configured,
    rich,
)
from hypothesis import given, settings
from report_helpers import member

from dms.configurator.choice import Choice
from dms.configurator.configuration import Configuration
from dms.configurator.origin import Origin
from dms.configurator.states import Decision, Status, Why
from dms.i18n import format_amount, format_money, text
from dms.issues import Issue, Severity
from dms.pricing.quoting import quote
from dms.report.configuration_text import COMMAND, render_configuration
from dms.report.configuration_words import reason_words

WIDEST = 100


def lines(configuration: Configuration, **more: object) -> list[str]:
    return render_configuration(configuration, "en", **more).splitlines()  # type: ignore[arg-type]


def row(written: list[str], start: str) -> list[str]:
    """Return the cells of the first line that starts like this."""
    found = next(line for line in written if line.strip().startswith(start))
    return [cell.strip() for cell in found.split("   ") if cell.strip()]


def after_row(written: list[str], start: str) -> str:
    at = next(n for n, line in enumerate(written) if line.strip().startswith(start))
    return written[at + 1].strip()


def test_the_heading_says_of_what_and_for_whom() -> None:
    assert lines(configured())[:2] == [
        "АО «Страховщик А» · offer small-1 · programme “Стандарт”",
        "2026-01-01 to 2026-12-31 · 3 people in the programme",
    ]


def test_a_block_for_each_kind_of_care() -> None:
    written = lines(configured("dental"))
    assert row(written, "Dental care") == [
        "Dental care · dental",
        "chosen",
        "−29,400.00",
        "−9,800.00",
    ]
    assert row(written, "Где лечат зубы") == ["Где лечат зубы · dental.place"]
    assert row(written, "clinic") == ["clinic", "by default"]
    assert row(written, "both") == ["both", "везде", "possible", "+3,601.50", "+1,200.50"]
    assert row(written, "Outpatient care") == ["Outpatient care · outpatient", "required"]
    assert row(written, "Office doctor")[1:] == ["possible", "+240,000.10", "+80,000.03"]


def test_why_something_is_not_possible() -> None:
    written = lines(configured("dental"))
    assert row(written, "Telemedicine")[1:] == ["not possible"]
    said = "with this choice: Telemedicine does not go with: Dental care (offer.yaml:11, п. 3.1)"
    assert after_row(written, "Telemedicine") == said


def test_what_the_rules_do_not_name_is_named_as_chosen() -> None:
    """The rule is about hospitals; that the online doctor is chosen is another thing."""
    choice = rich().bench.model.parts.choices
    parts = rich().bench.model.parts
    taken, other = choice[0], choice[-1]
    rule = Origin("rule:x", text("{care} needs: {others}", care=parts.title_of(taken), others="–"))
    said = reason_words(Why((Decision(taken), Decision(other)), (rule,)), parts).to("en")
    assert said.startswith(f"chosen: {parts.title_of(taken).to('en')}, ")
    assert reason_words(Why((Decision(taken),), (rule,)), parts).to("en").startswith("with this")
    left_out = Why((Decision(taken, taken=False),), (rule,))
    assert reason_words(left_out, parts).to("en").startswith("chosen: without “")


def test_what_comes_along_and_what_falls_away() -> None:
    written = lines(configured())
    assert after_row(written, "Emergency inpatient") == "then also without: Planned inpatient care"
    whole = lines(rich())
    both = "along with it: Programme: Уровень клиник – бизнес"
    assert after_row(whole, "both") == both
    at = next(n for n, line in enumerate(whole) if "planned_inpatient" in line)
    assert after_row(whole[at:], "single").startswith("along with it: Экстренный стационар")


def test_what_goes_without_saying_is_not_said() -> None:
    """Usual values of care that comes along, and the care of a value, need no words."""
    whole = lines(rich())
    assert not any("along with it" in after_row(whole, kind) for kind in ("Dental", "Planned"))
    assert row(whole, "clinic ") == ["clinic", "в поликлинике", "by default"]


def test_care_that_is_left_out_hides_its_options() -> None:
    written = lines(configured(drop=["dental"]))
    assert row(written, "Dental care")[1] == "left out"
    assert not any("dental.place" in line for line in written)


def test_care_that_is_not_possible_hides_its_options() -> None:
    written = lines(configured("telemedicine"))
    assert row(written, "Dental care")[1] == "not possible"
    assert not any("dental.place" in line for line in written)


def test_a_value_chooses_its_care() -> None:
    written = lines(configured("dental.place=both"))
    assert row(written, "Dental care")[1:] == ["chosen"]
    assert after_row(written, "Dental care") == "Где лечат зубы · dental.place"


def test_one_reason_is_enough_for_an_option() -> None:
    """Values are not possible because another one must be: that one says why."""
    whole = lines(rich(choose=["planned_inpatient.ward=single"]))
    assert row(whole, "triple")[1:] == row(whole, "double")[1:] == ["not possible"]
    assert row(whole, "single")[1:] == ["required"]
    assert after_row(whole, "double").startswith("single")
    assert after_row(whole, "single").startswith("with this choice: Planned inpatient care")


def test_what_was_taken_to_fit_is_no_default() -> None:
    whole = lines(rich(choose=["dental.place=both"]))
    assert row(whole, "business")[1] == "taken to fit"
    assert row(whole, "standard")[1] == "possible"


def test_the_total_and_what_it_is_made_of() -> None:
    now = configured("office_doctor")
    at = lines(now).index(
        "Total for the contract: RUB357,300.10 · 3 people with a price · RUB119,100.03 per head"
    )
    assert lines(now)[at + 1 : at + 3] == [
        "  programme “Стандарт”: RUB117,300.00, 3 people",
        "  for the contract as a whole: RUB240,000.10",
    ]
    assert not any(line.startswith("  programme") for line in lines(configured()))


def test_other_programmes_are_named_in_the_total() -> None:
    people = [*STAFF, member("B-1", programme="business")]
    written = lines(configured(more=SECOND, people=people, programme="business"))
    assert "1 person in the programme" in written[1]
    assert "  programme “Стандарт”: RUB117,300.00, 3 people" in written
    assert "  programme “Бизнес”: RUB52,000.00, 1 person" in written


def test_people_without_a_price() -> None:
    written = lines(configured(more=AGES, people=[*STAFF, OLD]))
    at = written.index("Without a price, whatever is chosen")
    assert written[at + 1].startswith("  1 person: ")
    assert not any("E-9" in line for line in written)


def test_nobody_with_a_price() -> None:
    written = lines(configured(more=AGES, people=[OLD]))
    assert "There is no price: nobody in the list can be insured like this." in written
    assert row(written, "Dental care")[1:] == ["by default"]


def test_questions_and_remarks_stand_at_the_end() -> None:
    more = Issue("ROSTER-ROW", Severity.WARNING, text("One row is left out"))
    written = lines(configured(), more=[more])
    assert written[2].startswith("warning: One row is left out.")
    asked = written[written.index("Questions to the insurer") :]
    assert any("Dental care: may it be left out?" in line for line in asked)
    assert "  14 more questions about the programme are open; --questions lists them." in asked
    assert asked[-1].startswith("Total for the contract")
    everything = render_configuration(configured(), "en", questions=True)
    assert "more questions" not in everything
    assert everything.count("-UNSTATED]") == 15


@pytest.mark.parametrize("command", [COMMAND, "dms configure a.yaml b.csv --start 01.02.2026"])
def test_a_contradiction_comes_with_commands_that_work(command: str) -> None:
    now = configured("planned_inpatient", "dental", drop=["emergency_inpatient"])
    written = lines(now, command=command)
    at = written.index("These choices contradict each other")
    assert written[at + 1 : at + 3] == [
        "  without “Emergency inpatient care” (--drop emergency_inpatient)",
        "  Planned inpatient care (--choose planned_inpatient)",
    ]
    assert written[at + 3].startswith("  because: Planned inpatient care is built on ")
    typed = [line.strip() for line in written if line.strip().startswith(command)]
    assert len(typed) == len(now.ways_out) == 2
    assert typed[0] == f"{command} --choose dental --choose planned_inpatient"
    for one in typed:
        words = shlex.split(one.removeprefix(command))
        pairs = list(zip(words[::2], words[1::2], strict=True))
        taken = [name for option, name in pairs if option in ("--choose", "--set")]
        left = [name for option, name in pairs if option == "--drop"]
        assert configured(*taken, drop=left).is_possible


def test_one_choice_that_cannot_be_contradicts_nothing() -> None:
    written = lines(configured(drop=["outpatient"]))
    at = written.index("This is not possible")
    assert written[at + 1] == "  without “Outpatient care” (--drop outpatient)"
    assert "These choices contradict each other" not in written


def test_rules_that_rule_out_everything() -> None:
    rules = "rules:\n  - {choose: outpatient, at_least: 50}\n"
    written = lines(configured(more=rules))
    assert "Nothing can be chosen: the rules of the offer rule out everything" in written
    assert "Ways out" not in written
    assert "50 people and more" in " ".join(map(str.strip, written))


def test_long_names_go_over_several_lines() -> None:
    """Names come from a file, and a table must still fit."""
    written = lines(rich())
    at = next(n for n, line in enumerate(written) if line.startswith("Экстренный стационар"))
    assert written[at] == "Экстренный стационар с палатой на выбор и доставкой"
    assert row(written[at:], "в приёмное")[1] == "by default"
    assert row(written[at:], "в приёмное")[0].endswith("· emergency_inpatient")
    value = next(n for n, line in enumerate(written) if "share20" in line)
    assert written[value] == "      share20  20 % счёта и ещё столько же слов о"
    assert written[value + 1].startswith(" " * 15 + "том, что платит сам застрахованный  ")
    assert row(written[value + 1 :], "том,")[1] == "possible"


def test_a_reason_without_a_place_or_decisions() -> None:
    """A rule may lie in the nature of the care, or in the option itself."""
    parts = configured().bench.model.parts
    nature = Origin("nature", text("It is so by its nature"))
    option = Origin("value:dental.place", text("The place has one value"))
    chosen = (Decision(Choice("dental")),)
    for why, words in (
        (Why((), (nature,)), "It is so by its nature"),
        (Why((), (option,)), "The place has one value"),
        (Why((), (option, nature)), "It is so by its nature"),
        (Why(chosen, (option,)), "chosen: Dental care"),
        (Why(chosen, (nature,)), "chosen: Dental care; It is so by its nature"),
    ):
        assert reason_words(why, parts).to("en") == words


@given(STEPS)
@settings(max_examples=40)
def test_every_line_fits_and_every_figure_is_there(steps: list[tuple[str, str]]) -> None:
    now = after(steps)
    written = render_configuration(now, "en")
    told = [line for line in written.splitlines() if COMMAND not in line]
    assert max(map(len, told)) <= WIDEST
    if not now.is_possible:
        assert "for all, ₽" not in written
        return
    priced = quote(now.offer, now.bench.roster)
    assert f"{format_money(priced.total, 'en')} · 30 people" in written
    for state in now.options:
        if state.choice.is_care and state.difference is not None:
            money = format_amount(state.difference.total, "en")
            assert any(f"· {state.choice.kind} " in one and money in one for one in told)
        if state.choice.is_care and state.status is Status.EXCLUDED:
            assert f"· {state.choice.kind}." not in written


@given(STEPS)
@settings(max_examples=10)
def test_both_languages_say_as_much(steps: list[tuple[str, str]]) -> None:
    now = after(steps)
    russian, english = (render_configuration(now, lang) for lang in ("ru", "en"))
    if now.is_possible:
        money = format_amount(now.quote.total, "ru")
        assert money in russian
        assert format_amount(now.quote.total, "en") in english
    assert all(name in russian for name in ("rich-1", "Конструктор"))
