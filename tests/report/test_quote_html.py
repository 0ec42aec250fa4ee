"""The page: well-formed, self-contained, the figures of the quote, nothing that could run."""

import re
from html.parser import HTMLParser

import pytest
from report_helpers import priced

from dms.i18n import format_money, text
from dms.issues import Issue, Severity
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.report.quote_html import MEMBERS_SHOWN, render_quote_html

VOID = {"meta", "br", "hr", "img", "link"}


class Page(HTMLParser):
    """Checks that tags close in order, and collects them with the words between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def offer(**changes: object) -> Offer:
    data = {
        "dms": "offer/1",
        "id": "o",
        "insurer": {"id": "a", "name": "А <b>&</b> Б"},
        "period": {"start": "2026-01-01", "last_day": "2026-12-31"},
        "programmes": [{"id": "p", "modules": [{"kind": "outpatient", "premium": "1234.50"}]}],
    }
    return Offer.model_validate(data | changes)


def group(size: int) -> Roster:
    return Roster.of([Member(id=f"<{i}>", name="Иванов Иван") for i in range(size)])


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_page_is_whole_and_loads_nothing(lang):
    html = render_quote_html(quote(offer(), group(3)), lang)
    page = Page(html)
    assert html.startswith("<!doctype html>")
    assert f"<html lang={lang}>" in html
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert not {"src", "href", "onclick"} & set(page.attributes)
    assert "http" not in html


def test_it_shows_the_figures_of_the_quote():
    found = priced()
    page = Page(render_quote_html(found))
    shown = re.sub(r"\s+", " ", page.text)
    amounts = [found.total, found.per_head]
    amounts += [a.premium for a in found.by_programme.values()]
    amounts += [a.premium for a in found.by_module.values()]
    amounts += [m.amounts.premium for m in found.members if m.amounts is not None]
    for amount in amounts:
        assert re.sub(r"\s+", " ", format_money(amount)) in shown
    for member in found.members:
        assert member.id in shown


def test_names_are_escaped_and_people_are_not_named():
    html = render_quote_html(quote(offer(), group(1)))
    assert "А &lt;b&gt;&amp;&lt;/b&gt; Б" in html
    assert "&lt;0&gt;" in html
    assert "Иванов" not in html


def test_a_refused_quote_has_reasons_and_no_sums():
    html = render_quote_html(quote(offer(headcount={"max": 1, "counts": "all"}), group(2)))
    page = Page(html)
    assert "₽" not in page.text
    assert "table" not in page.tags
    assert "QUOTE-HEADCOUNT-OUTSIDE" in page.text


def test_a_member_without_a_price_says_why():
    adults = offer(eligibility={"relationships": ["spouse"]})
    some = Roster.of([Member(id="1"), Member(id="2", relationship="spouse")])
    page = Page(render_quote_html(quote(adults, some)))
    assert "не страхуют" in page.text


def test_issues_of_the_roster_stand_on_top():
    issue = Issue("ROSTER-X", Severity.WARNING, text("Sheet {name} is <odd>", name="A"))
    html = render_quote_html(quote(offer(), group(1)), "en", more=[issue])
    assert html.index("&lt;odd&gt;") < html.index("<table>")


def test_a_long_list_is_cut_and_says_so():
    html = render_quote_html(quote(offer(), group(MEMBERS_SHOWN + 5)), "en")
    assert "5 more members are in the JSON" in html
    assert html.count("&lt;") >= MEMBERS_SHOWN
    assert f"&lt;{MEMBERS_SHOWN}&gt;" not in html


def test_the_same_quote_is_the_same_page():
    assert render_quote_html(priced()) == render_quote_html(priced())
