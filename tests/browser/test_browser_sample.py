"""Every macro and every chart, looked at; and each check sees what it is there to see."""

import shutil
import subprocess

import pytest
from browser_page import PAPER, Looker, View
from sample_page import sample_charts, sample_page

from dms.report.page import Section, page


@pytest.mark.parametrize("count", [1, 6])
def test_a_page_with_everything_can_be_read_everywhere(check_page, count):
    check_page(sample_page(count), name=f"sample-{count}")


def test_an_english_page_too(check_page):
    check_page(sample_page(2, "en"), name="sample-en")


def test_charts_of_any_size_keep_their_words_apart(looker: Looker):
    sections = [
        Section(f"{count}: {caption}", chart)
        for count in range(1, 9)
        for caption, chart in sample_charts(count, mark=f"-of-{count}")
    ]
    views = [View("desktop", 1280, axe=False), View("print", PAPER, media="print", axe=False)]
    assert looker.problems(page("Графики", sections), "charts", views) == {}


def test_charts_bear_a_wider_font(check_page):
    html = sample_page(5).replace("--sans: ", '--sans: "DejaVu Sans", ')
    check_page(html, name="wide-font")


def page_of(body: str) -> str:
    return (
        "<!doctype html><html lang=ru><head><title>т</title>"
        '<meta name="viewport" content="width=device-width"></head>'
        f"<body style='margin:0'><main>{body}</main></body></html>"
    )


def drawn(inside: str) -> str:
    return page_of(
        '<svg viewBox="0 0 300 100" width="300" height="100" style="overflow:visible">'
        f"<title>т</title>{inside}</svg>"
    )


BROKEN = {
    "the page is": page_of("<div style='width:2000px;height:9px'></div>"),
    "overlapping": drawn("<text x=5 y=50>раз</text><text x=9 y=54>два</text>"),
    "outside": drawn("<text x=290 y=50>за краем</text>"),
    "8.0 px": drawn("<text x=5 y=50 font-size=8>мелко</text>"),
    "P:": page_of("<p style='width:50px;overflow:hidden;white-space:nowrap'>не помещается</p>"),
    "torn": page_of("<p style='width:40px;overflow-wrap:anywhere'>1\xa0234,50\xa0₽</p>"),
    "color-contrast": page_of("<p style='color:#bbb;background:#fff'>бледно</p>"),
    "image-alt": page_of("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
    "asks": page_of("<img alt='' src='missing.png'>"),
    "console": page_of("<script>console.log('слышно')</script>"),
    "error": page_of("<script>throw new Error('беда')</script>"),
}


@pytest.mark.parametrize("problem", BROKEN)
def test_each_check_sees_its_problem(looker: Looker, problem):
    found = looker.problems(BROKEN[problem], "broken", [View("desktop", 1280)])
    assert any(problem in line for lines in found.values() for line in lines)


def test_a_plain_page_has_no_problem(looker: Looker):
    assert looker.problems(page_of("<h1>Да</h1>"), name="plain") == {}


def test_paper_repeats_the_heads_of_tables_and_hides_what_is_for_screens(looker: Looker, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine; apt-get install poppler-utils")
    rows = "".join(f"<tr><th scope=row>Строка {i}</th><td>{i}</td></tr>" for i in range(120))
    html = page("Длинная таблица", [Section("Часть", "")]).replace(
        "</section>", f"<table><thead><tr><th>Заголовок</th><th>№</th></tr></thead>{rows}</table>"
    )
    file = tmp_path / "long.pdf"
    file.write_bytes(looker.pdf(html, "long"))
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    sheets = done.stdout.decode().rstrip("\f").split("\f")
    assert len(sheets) > 1
    assert all("Заголовок" in sheet for sheet in sheets)
    assert "Перейти" not in done.stdout.decode()
