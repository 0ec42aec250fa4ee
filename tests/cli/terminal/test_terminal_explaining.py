"""What is said about the line under the cursor, and about contradictions."""

import pytest
from terminal_helpers import at, configuration, pressed, shown

CHOSEN = "planned_inpatient.ward=single"


def said(session):
    """Return what stands below the list, without the totals and the keys."""
    lines = shown(session, 160).splitlines()
    rule = next(n for n, line in enumerate(lines) if line.startswith("──"))
    return [line.strip() for line in lines[rule + 1 : -2] if line]


@pytest.mark.parametrize(
    ("name", "chosen", "expected"),
    [
        (
            "outpatient",
            [],
            [
                "Поликлиника",
                "It is taken whatever you choose.",
                "Rule: Поликлиника belongs to the programme (offer.yaml:24).",
                "In the offer: offer.yaml:24.",
            ],
        ),
        (
            "home_care",
            [],
            [
                "Врач на дом",
                "Taken by default: it stays unless you decide otherwise.",
                "Space leaves it out: −RUB20,000.00 for everybody, −RUB2,000.00 per person.",
                "The offer does not say whether it may be left out; ask the insurer.",
                "In the offer: offer.yaml:35.",
                "Note in the offer: Спросить о выходных",
            ],
        ),
        (
            "dental.place=far",
            [],
            [
                "Зубы: Где лечат – далеко",
                "It cannot be taken whatever you choose.",
                "Rule: The offer states no price for: Зубы: Где лечат – далеко (offer.yaml:48).",
                "Ask the insurer for the price; then it can be chosen.",
                "In the offer: offer.yaml:48.",
            ],
        ),
        (
            "vaccination",
            [],
            [
                "Прививки",
                "It cannot be taken whatever you choose.",
                (
                    "Rule: Прививки is only for: headcount 100+; the group has 10 people "
                    "(offer.yaml:22)."
                ),
                "In the offer: offer.yaml:70.",
            ],
        ),
        (
            CHOSEN,
            [],
            [
                "Плановый стационар: Палата – одноместная",
                "Not taken; you may take it.",
                (
                    "Space takes it: +RUB140,000.00 for everybody, +RUB14,000.00 per person; along "
                    "with it: Экстренный стационар: Палата – single."
                ),
                "In the offer: offer.yaml:68.",
            ],
        ),
        (
            "planned_inpatient",
            [CHOSEN],
            [
                "Плановый стационар",
                "It follows from what you chose: Плановый стационар: Палата – одноместная.",
                (
                    "Space leaves it out: −RUB140,000.00 for everybody, −RUB14,000.00 per person; "
                    "along with it: Экстренный стационар: Палата – triple."
                ),
                "In the offer: offer.yaml:59.",
            ],
        ),
        (
            "emergency_inpatient.ward=triple",
            [CHOSEN],
            [
                "Экстренный стационар: Палата – triple",
                "It does not go with what you chose: Плановый стационар: Палата – одноместная.",
                (
                    "Rule: Плановый стационар: Палата – одноместная needs: Экстренный стационар: "
                    "Палата – single (offer.yaml:19, п. 4.2)."
                ),
                "In the offer: offer.yaml:49.",
            ],
        ),
        (
            "emergency_inpatient.ward=single",
            ["emergency_inpatient.ward=single"],
            [
                "Экстренный стационар: Палата – single",
                "You chose it; U takes your choice back.",
                "In the offer: п. 2.7, offer.yaml:58.",
            ],
        ),
        (
            "telemedicine",
            [],
            [
                "Онлайн-врач",
                "Not taken; you may take it.",
                (
                    "Space takes it: −RUB14,000.00 for everybody, −RUB1,400.00 per person; "
                    "then also without: Врач на дом."
                ),
                "In the offer: offer.yaml:69.",
            ],
        ),
    ],
)
def test_everything_is_said_about_a_line(name, chosen, expected):
    now = configuration().choose(*chosen)
    assert said(at(name, now)) == expected


def test_what_was_left_out_says_how_to_take_the_decision_back():
    found = said(pressed(at("home_care"), "take"))
    assert found[1:3] == [
        "You left it out; U takes your decision back.",
        "Space takes it: +RUB20,000.00 for everybody, +RUB2,000.00 per person.",
    ]


def test_why_a_key_did_nothing_is_said_first():
    found = said(pressed(at("outpatient"), "take"))
    assert found[:2] == [
        "This cannot be changed whatever you choose; the reason is below.",
        "Поликлиника",
    ]


def test_a_contradiction_is_said_with_its_ways_out_and_what_they_cost():
    now = configuration().choose(CHOSEN)
    asked = pressed(at("emergency_inpatient", now), "take")
    assert said(asked) == [
        "without “Экстренный стационар”: this contradicts what you decided before.",
        (
            "1  take back: Плановый стационар: Палата – одноместная (−RUB180,000.00 for everybody, "
            "−RUB18,000.00 per person)"
        ),
        "Esc  leave everything as it was",
        "Rule: Плановый стационар is built on Emergency inpatient care (offer.yaml:59).",
    ]
    assert shown(asked).splitlines()[-1] == " 1 take a way out · Esc back"


def test_a_contradiction_at_the_start_has_no_price_and_nothing_to_go_back_to():
    from dms.cli.terminal.session import Session

    begun = Session.of(configuration().choose("home_care", "telemedicine"))
    assert said(begun) == [
        "These decisions contradict each other: Врач на дом; Онлайн-врач.",
        "1  take back: Врач на дом",
        "2  take back: Онлайн-врач",
        "Esc  leave",
        "Rule: Онлайн-врач does not go with: Врач на дом (offer.yaml:21).",
    ]
    keys, totals = shown(begun).splitlines()[-1], shown(begun).splitlines()[-2]
    assert keys == " 1–2 take a way out · Esc back"
    assert totals == " No price while the decisions contradict each other"
    assert "since the start" not in shown(pressed(begun, "1"))


@pytest.mark.parametrize(
    ("name", "chosen", "line"),
    [
        ("outpatient", [], "> [+] ▼ Поликлиника"),
        ("home_care", [], "> [x]   Врач на дом"),
        ("dental", [], "> [ ] ▼ Зубы"),
        ("dental", ["dental.place=both"], "> [x] ▼ Зубы"),
        ("dental.place=both", ["dental.place=both"], ">           (•) и там, и там"),
        ("dental.place=far", [], ">           (–) далеко"),
        ("emergency_inpatient", ["planned_inpatient"], "> [+] ▼ Экстренный стационар"),
        ("emergency_inpatient.ward=single", [CHOSEN], ">           (+) single"),
        ("vaccination", [], "> [–]   Прививки"),
    ],
)
def test_marks(name, chosen, line):
    now = configuration().choose(*chosen)
    assert any(one.startswith(line) for one in shown(at(name, now)).splitlines())


@pytest.mark.parametrize(
    ("name", "chosen", "dropped", "word"),
    [
        ("outpatient", [], [], "required"),
        ("home_care", [], [], "by default"),
        ("home_care", [], ["home_care"], "left out"),
        ("dental", [], [], "possible"),
        ("dental", ["dental"], [], "chosen"),
        ("dental", ["dental.place=both"], [], "chosen"),
        ("emergency_inpatient.ward=single", [CHOSEN], [], "required"),
        ("emergency_inpatient.ward=triple", [CHOSEN], [], "not possible"),
        ("vaccination", [], [], "not possible"),
        ("dental.place=far", [], [], "no price"),
    ],
)
def test_words_beside_the_lines(name, chosen, dropped, word):
    now = configuration().choose(*chosen).drop(*dropped)
    line = next(one for one in shown(at(name, now)).splitlines() if one.startswith(">"))
    assert f"  {word}  " in f"{line}  "
