"""The parts of charts: escaping, lettering, scales, patterns, legends."""

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from chart_helpers import SVG
from colour_contrast import contrast
from hypothesis import given
from hypothesis import strategies as st

from dms.report.charts.frame import WIDTH, box, drawing, legend, name_of
from dms.report.charts.lettering import shortened, width_of, wrapped
from dms.report.charts.markers import dashes, marker
from dms.report.charts.month_lines import spread
from dms.report.charts.patterns import COLOURS, colour, patterns
from dms.report.charts.scales import Scale, ticks
from dms.report.charts.svg import Svg, element

AMOUNTS = st.decimals(0, 10**9, places=2)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)  # noqa: S314 - made by the library itself


@given(WORDS, WORDS)
def test_words_and_attributes_of_any_text_stay_text(words, value):
    found = parsed(element("text", words, fill=value, font_size=14))
    assert len(found) == 0
    assert set(found.attrib) == {"fill", "font-size"}


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a\"b'c", "]]> & <!--", "=1+1"])
def test_markup_in_a_text_is_written_as_words(words):
    found = parsed(element("text", words, fill=words))
    assert found.text == words
    assert found.attrib["fill"] == words


def test_signs_that_xml_cannot_hold_become_spaces():
    assert element("text", "a\x00b\x1bc\ufffed") == "<text>a b c d</text>"


def test_finished_markup_is_not_escaped_again():
    inner = element("title", "<")
    assert element("g", inner, "<") == "<g><title>&lt;</title>&lt;</g>"
    assert Svg("<g/>").__html__() == "<g/>"


def test_an_empty_element_closes_itself():
    assert element("path", d="M0 0") == '<path d="M0 0"/>'
    assert element("text", "") == "<text/>"


@given(WORDS, st.integers(20, 400))
def test_shortened_words_fit_or_are_nothing_but_an_ellipsis(words, room):
    short = shortened(words, room)
    assert width_of(short) <= room
    assert short == words or short.endswith("…")


@given(WORDS, st.integers(20, 400), st.integers(1, 4))
def test_wrapped_lines_fit(words, room, most):
    lines = wrapped(words, room, most=most)
    assert len(lines) <= most
    assert all(width_of(line) <= room for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines).split() == words.split()


def test_wrapping_keeps_all_words_where_there_is_room():
    assert wrapped("Скорая помощь за МКАД", 90) == ["Скорая", "помощь за", "МКАД"]
    assert wrapped("Скорая помощь за МКАД", 90, most=2) == ["Скорая", "помощь з…"]


@given(WORDS)
def test_wide_letters_take_more_room(words):
    assert width_of(words + "Ш") > width_of(words + "i") > width_of(words)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_scale_keeps_the_order_and_its_ends(low, between, high):
    low, between, high = sorted((low, between, high))
    scale = Scale(low, high, 10, 500)
    assert scale.at(low) == 10
    assert 10 <= scale.at(between) <= scale.at(high)
    assert low == high or scale.at(high) == 500


def test_a_scale_may_run_upwards():
    assert [Scale(0, 4, 100, 20).at(n) for n in (0, 1, 4)] == [100, 80, 20]


@given(AMOUNTS, AMOUNTS, st.integers(2, 9))
def test_ticks_are_even_and_hold_everything(one, other, most):
    low, high = sorted((one, other))
    found = ticks(low, high, most)
    assert found[0] <= low
    assert high <= found[-1]
    steps = {b - a for a, b in pairwise(found)}
    assert len(steps) == 1
    assert 2 <= len(found) <= most + 2
    digits = str(steps.pop().normalize().as_tuple().digits[0])
    assert digits in "125"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, ["0", "20", "40", "60", "80", "100"]),
        (401, 580, ["400", "450", "500", "550", "600"]),
        (0, 0, ["0", "0.01"]),
        (-30, 70, ["-40", "-20", "0", "20", "40", "60", "80"]),
    ],
)
def test_ticks_are_round(low, high, expected):
    assert ticks(low, high) == [Decimal(tick) for tick in expected]


@given(st.lists(st.integers(0, 200), max_size=9))
def test_names_are_spread_apart_in_their_order(wanted):
    places = spread(wanted, 200)
    ordered = sorted(places)
    assert all(b - a >= 18 for a, b in pairwise(ordered))
    assert all(place <= 200 for place in places)
    by_wish = sorted(range(len(wanted)), key=wanted.__getitem__)
    assert [places[i] for i in by_wish] == ordered


@given(st.lists(st.integers(0, 10), max_size=9))
def test_names_far_enough_apart_stay(steps):
    wanted = [20 * i + min(step, 1) for i, step in enumerate(steps)]
    assert spread(wanted, 400) == wanted


def test_sixteen_fills_all_differ():
    tiles = parsed(patterns("p", 16)).findall("pattern")
    assert [tile.attrib["id"] for tile in tiles] == [f"p-fill-{i}" for i in range(16)]
    looks = {"".join(ElementTree.tostring(part, "unicode") for part in tile) for tile in tiles}
    assert len(looks) == 16


def test_the_first_eight_fills_differ_without_colour():
    hatches = [tile.find("path") for tile in parsed(patterns("p", 8))]
    assert len({None if h is None else h.attrib["d"] for h in hatches}) == 8


def test_eight_lines_differ_without_colour():
    looks = set()
    for index in range(8):
        shape = parsed(marker(index, 0, 0)).attrib
        hollow = shape["fill"] != shape["stroke"]
        looks.add((dashes(index), shape["d"], hollow))
    assert len({(d, hollow) for _, d, hollow in looks}) == 8
    assert len({dash for dash, _, _ in looks}) == 8


@pytest.mark.parametrize("own", COLOURS)
def test_colours_stand_out_from_paper(own):
    assert contrast(own, "#ffffff") >= 3


def test_colours_begin_anew_after_eight():
    assert colour(8) == colour(0) == "var(--series-1, #0b5c52)"


@given(st.lists(st.text("ШЩабв ", min_size=1, max_size=300), min_size=1, max_size=20))
def test_a_legend_stays_on_the_sheet(names):
    marks, height = legend("p", names)
    swatches = [parsed(mark) for mark in marks if mark.startswith("<rect")]
    assert len(swatches) == len(names)
    assert all(0 <= int(s.attrib["x"]) < WIDTH for s in swatches)
    assert all(int(s.attrib["y"]) + 14 < height for s in swatches)
    places = [(int(s.attrib["y"]), int(s.attrib["x"])) for s in swatches]
    assert places == sorted(set(places))


def test_a_name_too_long_for_two_lines_is_whole_on_pointing_at_it():
    words = "Акционерное общество «Страховая компания „Здоровье и благополучие“» в Петербурге"
    marks = [parsed(mark) for mark in name_of(words, 10)]
    assert len(marks) == 2
    assert marks[0].find("title") is None
    assert marks[1].find("title").text == words


def test_a_bar_is_never_too_thin_to_be_seen():
    assert parsed(box(5, 5, 0, 9, "red")).attrib["width"] == "1"


@pytest.mark.parametrize("prefix", ["", "1a", "a b", "a'", "ж", "a)"])
def test_a_prefix_that_is_no_id_is_refused(prefix):
    with pytest.raises(ValueError, match="begins no id"):
        drawing(prefix, "т", [], 10, [])


def test_a_drawing_is_named_for_those_who_do_not_see_it():
    root = parsed(drawing("a-1", "Имя", ["раз", "два"], 10, []))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "a-1-title a-1-desc"
    assert root.find(f"{SVG}title").text == "Имя"
    assert root.find(f"{SVG}desc").text == "раз; два"
