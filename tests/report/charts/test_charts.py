"""The charts: every figure is written, gaps are not zeros, steps add up, ids do not meet."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from chart_helpers import Drawing, plain
from hypothesis import given
from hypothesis import strategies as st

from dms.i18n import format_money
from dms.modules.questions import Stated
from dms.report.charts import (
    Bar,
    Level,
    MonthLine,
    Overlap,
    Part,
    bridge_bars,
    cap_line,
    month_lines,
    overlap_bars,
    stacked_bars,
)
from dms.report.charts.lettering import shortened, width_of

AMOUNTS = st.decimals(0, 10**8, places=2)
SIGNED = st.decimals(-(10**6), 10**6, places=2)
NAMES = st.text("АБВабв <>&\"'=", min_size=1, max_size=70)
EN = {"prefix": "c", "title": "Chart", "lang": "en"}
MONTHS = [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]


def amount(number: str | int) -> Decimal:
    return Decimal(number).quantize(Decimal("0.01"))


# What a premium is made of


def bars(*parts: Part) -> Drawing:
    return Drawing.of(stacked_bars([Bar("Offer", parts)], **EN))


def test_a_stacked_bar_has_its_parts_side_by_side_and_its_total():
    shown = bars(Part("Clinic", amount(300)), Part("Dental", amount(100)))
    (one,), (other,) = shown.filled(0), shown.filled(1)
    assert one[1] == other[0]
    assert one[1] - one[0] == pytest.approx(3 * (other[1] - other[0]), abs=2)
    assert {"1 Clinic", "2 Dental", "RUB400.00", "1", "2"} <= set(shown.words)
    assert {"Clinic: RUB300.00", "Dental: RUB100.00"} == set(shown.tips)
    assert shown.description == "Offer: RUB400.00. Clinic RUB300.00, Dental RUB100.00"


GAPS = [
    (Part("Dental", None, Stated.NO), "Not in the offer: Dental", None, "none"),
    (Part("Dental", None, Stated.NOT_STATED), "The offer does not say: Dental", "?", "4 3"),
    (Part("Dental", None), "Included without a price of its own: Dental", "✓", "none"),
    (Part("Dental", Decimal(0)), "Included without a price of its own: Dental", "✓", "none"),
]


@pytest.mark.parametrize(("part", "words", "sign", "dashes"), GAPS)
def test_a_part_without_a_price_is_a_gap_with_words(part, words, sign, dashes):
    shown = bars(Part("Clinic", amount(300)), part)
    assert words in shown.words
    assert words in shown.description
    assert (sign in shown.words) is (sign is not None)
    outlines = [e.attrib["stroke-dasharray"] for e in shown.all("path") if "h28" in e.attrib["d"]]
    assert outlines == [dashes]
    assert shown.filled(1) == []
    assert "RUB300.00" in shown.words


def test_several_gaps_of_a_kind_are_counted():
    parts = [Part(f"M{i}", None, Stated.NOT_STATED) for i in range(7)]
    shown = bars(
        Part("A", amount(9)), *parts, Part("B", None, Stated.NO), Part("C", None, Stated.NO)
    )
    assert {"?×7", "×2", "Not in the offer: B, C"} <= set(shown.words)
    assert "M0, M1, M2, M3, M4, M5, M6" in shown.description


def test_not_stated_is_never_among_what_is_not_in_the_offer():
    shown = bars(Part("A", None, Stated.NOT_STATED), Part("B", None, Stated.NO))
    assert "Not in the offer: B" in shown.words
    assert "The offer does not say: A" in shown.words
    assert "RUB0.00" in shown.words


def test_offers_are_drawn_to_one_scale_and_in_their_order():
    small = Bar("Small", [Part("A", amount(100))])
    large = Bar("Large", [Part("A", amount(400))])
    shown = Drawing.of(stacked_bars([small, large], **EN))
    (a, b), (c, d) = shown.filled(0)
    assert a == c
    assert d - c == pytest.approx(4 * (b - a), abs=3)
    assert shown.words.index("Small") < shown.words.index("Large")


def test_a_part_below_zero_is_refused():
    with pytest.raises(ValueError, match="not below zero"):
        Bar("Offer", [Part("A", Decimal(-1))])


PARTS = st.builds(Part, NAMES, st.none() | AMOUNTS, st.sampled_from(Stated))
BARS = st.builds(Bar, NAMES, st.lists(PARTS, max_size=9, unique_by=lambda part: part.label))


@given(st.lists(BARS, max_size=6))
def test_any_offers_are_drawn_on_the_sheet_with_their_totals(offers):
    shown = Drawing.of(stacked_bars(offers, prefix="c", title="Т"))
    for offer in offers:
        assert format_money(offer.total) in shown.words
    for box in (e for e in shown.all("rect") if "x" in e.attrib):
        assert 0 <= int(box.attrib["x"]) <= 860
        assert int(box.attrib["x"]) + int(box.attrib["width"]) <= 861


@given(BARS)
def test_the_total_is_the_sum_of_what_is_shown(offer):
    assert offer.total == sum(part.amount or 0 for part in offer.parts)


# From one premium to another


def bridge(start: str, *steps: str, lang: str = "en") -> Drawing:
    levels = [Level(f"Step {i}", Decimal(step)) for i, step in enumerate(steps)]
    end = Decimal(start) + sum((step.amount for step in levels), Decimal(0))
    ends = Level("From", Decimal(start)), levels, Level("To", end)
    return Drawing.of(bridge_bars(*ends, prefix="c", title="Bridge", lang=lang))


def test_a_bridge_writes_signs_and_arrows():
    words = bridge("1000.00", "500.00", "-250.50", "0.00").words
    steps = ["RUB1,000.00", "▲ +RUB500.00", "▼ −RUB250.50", "RUB0.00", "RUB1,249.50"]
    assert [word for word in words if "RUB" in word] == steps


def test_each_step_begins_where_the_one_before_ended():
    shown = bridge("100.00", "500.00", "-250.00", "150.00")
    (_, start), (_, end) = shown.filled(0)
    (down,) = shown.filled(2)
    up, again = shown.filled(1)
    assert up[0] == start
    assert up[1] == down[1]
    assert down[0] == again[0]
    assert again[1] == end


def test_small_steps_between_large_premiums_cut_the_axis_and_say_so():
    note = "The bars do not start at zero, so that the steps can be seen"
    assert note in bridge("1000000.00", "1000.00").words
    assert note not in bridge("100.00", "1000.00").words
    assert note not in bridge("1000.00").words
    assert note not in bridge("-50.00", "10.00").words


def test_a_bridge_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="add up"):
        bridge_bars(Level("a", amount(1)), [Level("b", amount(2))], Level("c", amount(4)), **EN)


@given(AMOUNTS, st.lists(SIGNED, max_size=8))
def test_any_bridge_is_drawn_with_every_amount(start, steps):
    shown = bridge(str(start), *map(str, steps), lang="ru")
    ends = [word for word in shown.words if word.endswith("₽")]
    assert len(ends) == len(steps) + 2
    for word, step in zip(ends[1:-1], steps, strict=True):
        assert ("▲ +" in word) is (step > 0)
        assert ("▼ −" in word) is (step < 0)
    assert plain(shown.description).count("₽") == len(steps) + 2


# Which clinics stay


def test_clinics_are_counted_in_words():
    shown = Drawing.of(overlap_bars([Overlap("B", 40, 10, 5)], **EN))
    assert "kept: 40 · lost: 10 · new: 5" in shown.words
    (kept,), (lost,), (gained,) = (shown.filled(i) for i in range(3))
    assert lost[1] == kept[0]
    assert kept[1] == gained[0]
    assert kept[1] - kept[0] == pytest.approx(4 * (lost[1] - lost[0]), abs=3)


@pytest.mark.parametrize("gap", [Overlap("B"), Overlap("B", 1, None, 2), Overlap("B", 1, 2, None)])
def test_a_list_that_is_not_stated_is_not_an_empty_list(gap):
    shown = Drawing.of(overlap_bars([gap, Overlap("C", 0, 0, 0)], **EN))
    assert shown.words.count("The list of clinics is not stated") == 1
    assert shown.words.count("?") == 1
    assert "kept: 0 · lost: 0 · new: 0" in shown.words
    assert all(shown.filled(i) == [] for i in range(3))


def test_all_offers_share_the_place_where_kept_clinics_begin():
    rows = [Overlap("B", 4, 12, 0), Overlap("C", 9, 2, 30), Overlap("D", 1, 0, 1)]
    kept = Drawing.of(overlap_bars(rows, **EN)).filled(0)
    assert len({start for start, _ in kept}) == 1


# What it costs month by month


def months(*lines: MonthLine, lang: str = "en") -> Drawing:
    return Drawing.of(month_lines(MONTHS, lines, prefix="c", title="Months", lang=lang))


def strokes(shown: Drawing) -> list[str]:
    """Return the paths of the lines themselves."""
    return [e.attrib["d"] for e in shown.all("path") if e.attrib.get("stroke-width") == "2"
            and e.attrib["fill"] == "none"]  # fmt: skip


def test_a_line_has_a_marker_for_each_month_and_its_name():
    shown = months(MonthLine("A", [amount(n) for n in (10, 20, 30, 40)]))
    (path,) = strokes(shown)
    assert path.count("M") == 1
    assert path.count("L") == 3
    assert "A" in shown.words
    assert "A: 11.2025 RUB10.00, 12.2025 RUB20.00" in shown.description


def test_months_are_named_and_years_where_they_begin():
    shown = months(MonthLine("A", [amount(1)] * 4))
    names = [w for w in shown.words if w in ("Nov", "Dec", "Jan", "Feb", "2025", "2026")]
    assert names == ["Nov", "2025", "Dec", "Jan", "2026", "Feb"]
    assert "янв." in months(MonthLine("A", [amount(1)] * 4), lang="ru").words


def test_many_months_are_not_all_named():
    many = [date(2026 + i // 12, i % 12 + 1, 1) for i in range(36)]
    line = MonthLine("A", [amount(i) for i in range(36)])
    shown = Drawing.of(month_lines(many, [line], **EN))
    named = [w for w in shown.words if w.isalpha() and len(w) == 3]
    assert len(named) == 12
    assert {"2026", "2027", "2028"} <= set(shown.words)


def test_a_month_that_is_not_known_breaks_the_line():
    shown = months(MonthLine("A", [amount(10), None, amount(30), amount(40)]))
    (path,) = strokes(shown)
    assert path.count("M") == 2
    assert path.count("L") == 1
    assert "12.2025" not in shown.description


def test_an_offer_without_any_month_is_named_as_not_stated():
    shown = months(MonthLine("A", [None] * 4), MonthLine("B", [amount(5)] * 4))
    assert "A: not stated" in shown.words
    assert "A: not stated" in shown.description
    assert len(strokes(shown)) == 1


def test_one_month_is_enough():
    shown = Drawing.of(month_lines(MONTHS[:1], [MonthLine("A", [amount(7)])], **EN))
    assert "Nov" in shown.words


def test_a_line_of_other_months_is_refused():
    with pytest.raises(ValueError, match="for each month"):
        months(MonthLine("A", [amount(1)]))


@given(st.lists(st.builds(MonthLine, NAMES, st.tuples(*[st.none() | AMOUNTS] * 4)), max_size=8))
def test_names_at_the_ends_of_lines_never_overlap(lines):
    shown = months(*lines)
    # Whatever stands left of the names is written smaller.
    places = sorted(int(e.attrib["y"]) for e in shown.all("text") if e.attrib["font-size"] == "14")
    assert len(places) == len(lines)
    assert all(b - a >= 18 for a, b in pairwise(places))


# How much of the limit is used

CAPS = [
    ("100", "60", ["Limit: 100.00 roubles", "Premiums: 60.00 roubles",
                   "Left under the limit: 40.00 roubles"]),
    ("100", "130", ["Limit: 100.00 roubles", "Premiums: 130.00 roubles",
                    "Over the limit: 30.00 roubles"]),
    ("100", "100", ["Limit: 100.00 roubles", "Premiums: 100.00 roubles",
                    "Left under the limit: 0.00 roubles"]),
    ("0", "5", ["Limit: 0.00 roubles", "Premiums: 5.00 roubles", "Over the limit: 5.00 roubles"]),
    ("0", "0", ["Limit: 0.00 roubles", "Premiums: 0.00 roubles",
                "Left under the limit: 0.00 roubles"]),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "used", "words"), CAPS)
def test_a_limit_is_compared_in_words(limit, used, words):
    shown = Drawing.of(cap_line(Decimal(limit), Decimal(used), **EN))
    assert shown.words == words
    assert shown.description == "; ".join(words)


def boxes(limit: str | None, used: str) -> dict[str, tuple[int, int]]:
    limited = None if limit is None else Decimal(limit)
    shown = Drawing.of(cap_line(limited, Decimal(used), **EN))
    found = [e.attrib for e in shown.all("rect") if "url" in e.attrib["fill"]]
    return {e["fill"][-2]: (int(e["x"]), int(e["x"]) + int(e["width"])) for e in found}


def test_what_is_over_the_limit_looks_different():
    within, over = boxes("100", "150")["0"], boxes("100", "150")["1"]
    assert within[1] == over[0]
    assert within[1] - within[0] == pytest.approx(2 * (over[1] - over[0]), abs=2)
    assert set(boxes("100", "50")) == {"0"}
    assert boxes("100", "0") == boxes(None, "0") == {}


def test_a_limit_nobody_knows_is_not_a_limit_of_zero():
    shown = Drawing.of(cap_line(None, Decimal(5), **EN))
    assert shown.words == ["?", "The limit is not known", "Premiums: 5.00 roubles"]
    assert "Over" not in shown.description
    assert set(boxes(None, "5")) == {"0"}


@pytest.mark.parametrize(("limit", "used"), [("-1", "0"), ("1", "-1"), (None, "-1")])
def test_sums_below_zero_are_refused(limit, used):
    with pytest.raises(ValueError, match="not below zero"):
        boxes(limit, used)


# What holds for all of them


def everything(prefix: str, name: str) -> list:
    more = {"prefix": prefix, "title": name}
    one, two, three = (Level(name, amount(n)) for n in (1, 2, 3))
    return [
        stacked_bars([Bar(name, [Part(name, amount(3)), Part("Б", None)])], **more),
        bridge_bars(one, [two], three, **more),
        overlap_bars([Overlap(name, 1, 2, 3)], **more),
        month_lines(MONTHS, [MonthLine(name, [amount(1)] * 4)], **more),
        cap_line(amount(5), amount(9), **more),
    ]  # fmt: skip


@pytest.mark.parametrize("index", range(5))
def test_a_name_from_a_file_cannot_become_markup(index):
    name = "<script>alert('x')</script> & \"co\""
    shown = Drawing.of(everything("c", name)[index])
    assert shown.all("script") == []
    assert shown.all("title")[0].text == name
    assert not {k for e in shown.root.iter() for k in e.attrib if k.startswith("on")}


@pytest.mark.parametrize("index", range(5))
def test_ids_begin_with_the_prefix_and_every_reference_is_there(index):
    chart = everything("one", "А")[index]
    shown = Drawing.of(chart)
    assert all(id_.startswith("one-") for id_ in shown.ids)
    assert len(set(shown.ids)) == len(shown.ids)
    used = {e.attrib["fill"] for e in shown.root.iter() if "url(" in e.attrib.get("fill", "")}
    assert {u.removeprefix("url(#").removesuffix(")") for u in used} <= set(shown.ids)
    assert "http" not in chart.replace("http://www.w3.org/2000/svg", "")


def test_the_same_figures_give_the_same_bytes():
    assert everything("c", "А") == everything("c", "А")


@pytest.mark.parametrize("index", range(5))
def test_letters_are_large_enough(index):
    sizes = {
        int(e.attrib["font-size"]) for e in Drawing.of(everything("c", "А")[index]).all("text")
    }
    assert min(sizes) >= 13


@given(st.text(max_size=60), st.integers(0, 400))
def test_words_are_cut_no_more_than_needed(words, room):
    cut = shortened(words, room)
    if cut == words:
        return
    kept = len(cut) - 1
    assert words.startswith(cut[:-1])
    assert width_of(cut) <= room or cut == "…"
    longer = words[: kept + 1] + "…"
    assert width_of(longer) > room or words[kept : kept + 1].isspace()


def test_a_word_of_any_length_is_cut_at_once():
    assert len(shortened("N" * 1_000_000, 200)) < 30
