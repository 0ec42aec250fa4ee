"""Pages: everything is escaped, nothing is left unsaid, the marks of accessibility are there."""

import re
import sys
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from colour_contrast import contrast
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from dms.errors import MissingExtra
from dms.i18n import text
from dms.issues import Severity
from dms.modules.questions import Stated
from dms.report.charts import cap_line
from dms.report.page import Section, page, page_environment, render
from dms.report.page.words import STATUSES

VOID = {"meta", "br"}
NASTY = "<script>alert('x')</script>{{ 7*7 }}\"&"


class Outline(HTMLParser):
    """Checks that tags close in order, and collects them with their attributes and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def written(template: str, lang: str = "en", **context: object) -> str:
    source = '{% import "macros.html.j2" as ui %}' + template
    return page_environment(lang).from_string(source).render(**context)


# The whole page


def test_a_page_is_whole_and_loads_nothing():
    html = page(
        "Title",
        [Section("First part", "body of it", 1)],
        "en",
        lead=["for whom"],
        footer=["by whom"],
    )
    found = Outline(html)
    assert html.startswith("<!doctype html>")
    assert html.endswith("</html>\n")
    assert found.all("html") == [{"lang": "en"}]
    assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in found.tags}
    assert not {"src", "onclick"} & {name for _, attributes in found.tags for name in attributes}
    assert "http" not in html
    assert "@import" not in html
    assert "url(" not in html
    order = [html.index(words) for words in ("for whom", "First part", "body of it", "by whom")]
    assert order == sorted(order)


def test_the_keyboard_comes_to_the_content_first():
    found = Outline(page("Т", []))
    links = found.all("a")
    assert links[0]["href"] == "#main"
    assert found.all("main") == [{"id": "main"}]
    assert "Skip to the content" in Outline(page("T", [], "en")).text


def test_a_page_without_footer_has_none():
    assert Outline(page("T", [])).all("footer") == []


def test_parts_are_named_by_their_headings_and_can_be_linked_to():
    html = page("T", [Section("One", "", 1), Section("Two", "", id="two"), Section("Three", "")])
    parts = Outline(html).all("section")
    assert [part.get("id") for part in parts] == ["s1", "two", None]
    assert [part.get("aria-labelledby") for part in parts] == ["s1-title", "two-title", None]
    assert [h.get("id") for h in Outline(html).all("h2")] == ["s1-title", "two-title", None]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_of_a_file_stays_a_text(words):
    found = Outline(page(words, [Section(words, words)], lead=[words], footer=[words]))
    clean = Outline(page("T", [Section("T", "T")], lead=["T"], footer=["T"]))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in clean.tags]


def test_markup_and_templates_in_texts_are_shown_as_they_are():
    html = page(NASTY, [Section(NASTY, NASTY)])
    assert "<script" not in html
    assert "49" not in Outline(html).text
    assert Outline(html).text.count("{{ 7*7 }}") == 4


def test_charts_are_taken_as_they_are():
    chart = cap_line(None, Decimal(5), prefix="cap", title="Cap", lang="en")
    assert chart in page("T", [Section("Cap", chart)])


def test_texts_come_out_in_the_language_of_the_page():
    words = text("not stated")
    assert "не указано" in page("T", [Section("A", words)], "ru")
    assert "not stated" in page("T", [Section("A", words)], "en")


def test_an_own_package_brings_templates(tmp_path, monkeypatch):
    folder = tmp_path / "own_pages_of_a_broker" / "templates"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("")
    template = '{% extends "base.html.j2" %}{% block main %}{{ sum | money }}{% endblock %}'
    (folder / "own.html.j2").write_text(template)
    monkeypatch.syspath_prepend(tmp_path)
    html = render("own.html.j2", "en", folder.parent.name, title="T", sum=Decimal(5))
    assert '<main id="main">\nRUB5.00</main>' in html


def test_without_jinja_the_missing_part_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra, match=r"dms-quote\[report\]"):
        page("T", [])


def test_the_same_parts_are_the_same_page():
    assert page("T", [Section("A", "b", 1)]) == page("T", [Section("A", "b", 1)])


# What templates may write


FILTERED = [
    ("{{ value | money }}", Decimal("1234.5"), "1\xa0234,50\xa0₽", "RUB1,234.50"),
    ("{{ value | amount }}", Decimal("1234.5"), "1\xa0234,50", "1,234.50"),
    ("{{ value | number }}", Decimal("1234.5"), "1\xa0234,5", "1,234.5"),
    ("{{ value | percent }}", Decimal("0.125"), "12,5\xa0%", "12.5%"),
    ("{{ value | date }}", date(2026, 2, 1), "01.02.2026", "2026-02-01"),
    ("{{ value }}", Decimal("1234.5"), "1\xa0234,5", "1,234.5"),
    ("{{ value }}", date(2026, 2, 1), "01.02.2026", "2026-02-01"),
    ("{{ value }}", text("not stated"), "не указано", "not stated"),
    ("{{ value }}", 5, "5", "5"),
]


@pytest.mark.parametrize(("template", "value", "russian", "english"), FILTERED)
def test_values_are_written_in_the_language_of_the_page(template, value, russian, english):
    assert written(template, "ru", value=value) == russian
    assert written(template, "en", value=value) == english


@pytest.mark.parametrize("name", ["money", "amount", "number", "percent", "date"])
def test_a_value_that_is_not_there_is_not_stated(name):
    assert written(f"{{{{ value | {name} }}}}", value=None) == "not stated"


@pytest.mark.parametrize("value", [None, True, False, 1.5])
def test_what_says_nothing_to_a_reader_is_refused(value):
    with pytest.raises(TypeError, match=f"shows {value}"):
        written("{{ value }}", value=value)


def test_a_name_that_does_not_exist_is_an_error():
    with pytest.raises(UndefinedError, match="typo"):
        written("{{ typo }}")


# Macros


def table(**more: object) -> Outline:
    given = {"caption": "Prices", "heads": ["", "A", "B"], "rows": [["Dental", "1", "2"]]} | more
    names = ", ".join(f"{name}={name}" for name in given)
    return Outline(written(f"{{{{ ui.table({names}) }}}}", **given))


def test_a_table_names_its_rows_and_columns_and_scrolls_by_keyboard():
    found = table(numeric=[1, 2])
    region = found.all("div")[0]
    assert region | {"role": "region", "tabindex": "0", "aria-label": "Prices"} == region
    scopes = [head["scope"] for head in found.all("th")]
    assert scopes == ["col", "col", "row"]
    assert [cell.get("class") for cell in found.all("td")] == [None, "num", "num"]
    assert len(found.all("caption")) == 1


def test_groups_and_sums_of_a_table_have_their_own_parts():
    found = table(groups=[("Must", [["a", "b", "c"]]), ("Should", [])], foot=[["Sum", "3", "4"]])
    assert len(found.all("tbody")) == 3
    assert len(found.all("tfoot")) == 1
    groups = [head for head in found.all("th") if head["scope"] == "rowgroup"]
    assert [head["colspan"] for head in groups] == ["3", "3"]


def test_a_table_may_have_a_note_and_a_class():
    found = table(note="Roubles", **{"class": "small"})
    assert found.all("p") == [{"class": "note"}]
    assert found.all("table") == [{"class": "small"}]
    assert table().all("table") == [{}]


def test_cells_from_a_file_are_escaped():
    found = table(rows=[[NASTY, NASTY, NASTY]], caption=NASTY, heads=[NASTY] * 3)
    assert found.all("script") == []
    assert found.all("div")[0]["aria-label"] == NASTY


def test_an_answer_in_a_table_stays_markup():
    html = written('{{ ui.table("C", ["A", "B"], [["Dental", ui.status("met")]]) }}')
    assert '<td><span class="status good">' in html


@pytest.mark.parametrize("kind", [*STATUSES])
def test_every_status_has_a_sign_and_a_word(kind):
    found = Outline(written("{{ ui.status(kind) }}", kind=kind))
    assert found.words[0].strip() == STATUSES[kind].sign
    assert found.text.endswith(STATUSES[kind].words.to("en"))
    assert found.all("span")[1]["aria-hidden"] == "true"


def test_own_words_replace_those_of_a_status():
    assert Outline(written('{{ ui.status("met", "7 of 7") }}')).text == "✓ 7 of 7"


def test_answers_and_severities_are_statuses_by_their_own_names():
    assert {*map(str, Stated), *map(str, Severity)} <= set(STATUSES)


def test_not_stated_looks_neither_like_yes_nor_like_no():
    looks = [(s.sign, s.tone) for s in (STATUSES[k] for k in ("yes", "no", "not_stated"))]
    assert len({sign for sign, _ in looks}) == len({tone for _, tone in looks}) == 3


def test_a_status_that_does_not_exist_is_an_error():
    with pytest.raises(UndefinedError):
        written('{{ ui.status("perhaps") }}')


def test_a_card_shows_its_figures_in_pairs():
    found = Outline(
        written(
            '{% call ui.cards() %}{{ ui.card("A", total | money, "a year", [("each", each | money)]'
            ', note="n", mark="best") }}{{ ui.card("B", "?", "a year") }}{% endcall %}',
            total=Decimal(10),
            each=None,
        )
    )
    assert "A best RUB10.00 a year each not stated n B ? a year" in found.text
    assert [card["class"] for card in found.all("article")] == ["card marked", "card"]
    assert len(found.all("dl")) == 1


def test_a_figure_scrolls_and_bears_its_caption():
    found = Outline(written('{{ ui.figure(chart, "Cap", note="n") }}', chart=NASTY))
    assert found.all("div")[0]["aria-label"] == "Cap"
    assert found.all("script") == []
    assert len(found.all("figcaption")) == len(found.all("p")) == 1


def test_contents_lead_to_the_parts():
    found = Outline(written('{{ ui.contents([(1, "One"), (12, "Two")]) }}'))
    assert [link["href"] for link in found.all("a")] == ["#s1", "#s12"]
    assert found.all("nav")[0]["aria-label"] == "Contents"


def test_notices_quotations_and_questions():
    assert 'class="notice error"' in written('{{ ui.notice("w", "error") }}')
    assert Outline(written('{{ ui.quoted("w", "p. 4") }}')).text == "w p. 4"
    assert Outline(written('{{ ui.quoted("w") }}')).all("footer") == []
    assert len(Outline(written("{{ ui.numbered(lines) }}", lines=["a", NASTY])).all("li")) == 2


# The style sheet


def style() -> str:
    return str(page_environment().globals["style"])


def test_every_colour_of_the_page_is_there_in_the_dark_as_well():
    light, dark, *_ = re.findall(r":root \{(.*?)\}", style(), re.DOTALL)
    names = re.compile(r"(--[a-z0-9-]+): #")
    assert set(names.findall(light)) == set(names.findall(dark))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", style()))
    assert used <= set(re.findall(r"(--[a-z0-9-]+):", light))


def test_colours_that_are_told_apart_stand_out_from_paper_in_both_schemes():
    for block in re.findall(r":root \{(.*?)\}", style(), re.DOTALL)[:2]:
        colours = dict(re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{6})", block))
        for name, colour in colours.items():
            if name not in ("--paper", "--tint", "--line"):
                least = 3 if name.startswith("--series") else 4.5
                assert contrast(colour, colours["--paper"]) >= least, name
                assert contrast(colour, colours["--tint"]) >= least, name


def test_the_series_of_charts_are_those_of_the_page():
    from dms.report.charts.patterns import COLOURS

    light = re.findall(r"--series-\d: (#[0-9a-f]{6})", style())[: len(COLOURS)]
    assert tuple(light) == COLOURS


def test_paper_is_light_and_repeats_heads():
    paper = style()[style().index("@media print") :]
    assert "@page { size: A4" in paper
    assert "table-header-group" in paper
    assert "break-inside: avoid" in paper
    assert "color-scheme: light;" in paper
