"""The page of a comparison in a browser: at a desk, on a phone, on paper, light and dark."""

import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from browser_page import Looker, View

TESTS = Path(__file__).parent.parent
sys.path += [str(TESTS / name) for name in ("report", "comparison", "contracts", "pricing")]

from compare_helpers import care, compared, offer, people  # noqa: E402
from comparison_page_helpers import example  # noqa: E402

from dms.comparison.weights import Weights  # noqa: E402
from dms.contracts.checks.tax_year import TaxFacts  # noqa: E402
from dms.report.comparison_page import render_comparison_html  # noqa: E402

LABOUR = {date(2026, month, 1): Decimal(1_500_000) for month in range(1, 13)}
LONG = "Акционерное общество «Страховая компания с очень длинным названием», Северо-Западный филиал"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_example_can_be_read_everywhere(check_page, lang):
    check_page(render_comparison_html(example(), lang), name=f"comparison-{lang}")


def test_everything_that_can_be_asked_for_too(check_page):
    weights = Weights(price=50, must=30, clinics_near=10, findings=10)
    found = example(current="sever", weights=weights)
    html = render_comparison_html(found, tax=TaxFacts(labour_costs=LABOUR))
    check_page(html, name="comparison-full")


def test_six_offers_with_long_names(check_page):
    made = [
        offer(
            f"o{n}",
            care("outpatient", f"{18_500 + 700 * n}"),
            care("home_care", "2100", territory={"base": "mkad"}),
            care("dental", offered=n % 2 == 0),
            insurer={"id": f"o{n}", "name": f"{LONG} {n}"},
        )
        for n in range(6)
    ]
    check_page(render_comparison_html(compared(*made, roster=people(900))), name="comparison-six")


def test_offers_without_a_price(check_page):
    none = offer("n", care("outpatient"), headcount={"min": 99, "counts": "all"})
    html = render_comparison_html(compared(none, offer("a", care("outpatient"))))
    check_page(html, name="comparison-unpriced")


def test_the_decision_is_on_the_first_screen(looker: Looker, tmp_path):
    file = tmp_path / "first.html"
    file.write_text(render_comparison_html(example()), "utf-8")
    with looker.page(file, View("desktop", 1280)) as page:
        page.goto(file.as_uri())
        for chosen in (".verdict", ".card .value", ".card dl"):
            box = page.locator(chosen).first.bounding_box()
            assert box["y"] + box["height"] < 900


def test_on_paper_every_section_is_there(looker: Looker, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine; apt-get install poppler-utils")
    file = tmp_path / "comparison.pdf"
    file.write_bytes(looker.pdf(render_comparison_html(example(), "en"), "comparison-paper"))
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    written = done.stdout.decode()
    titles = ("Result", "Requirements", "Relatives", "Questions to the insurers")
    assert all(title in written for title in titles)
    assert "Contents" not in written
