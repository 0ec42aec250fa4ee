"""Looking at a page as people do: at a desk, on a phone, on paper, in the light and in the dark.

`Views` opens an HTML text in headless Chromium and says everything that is wrong with it.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
PAPER = 680
"""What A4 leaves between margins of 15 mm, in CSS pixels."""


@frozen
class View:
    """A way to look at a page."""

    name: str
    width: int
    scheme: str = "light"
    media: str = "screen"
    axe: bool = True


VIEWS = (
    View("desktop", 1280),
    View("desktop-dark", 1280, "dark"),
    View("phone", 390),
    View("phone-dark", 390, "dark", axe=False),
    View("print", PAPER, "dark", "print", axe=False),
)
"""Paper is looked at with a dark screen, since a page is printed from one."""

OVERFLOW = """() => {
  const root = document.documentElement, found = [];
  const name = e => e.tagName + "." + e.className;
  if (root.scrollWidth <= root.clientWidth + 1) return found;
  for (const e of document.body.querySelectorAll("*")) {
    const right = e.getBoundingClientRect().right;
    if (right > root.clientWidth + 1 && !e.closest("svg")) found.push(name(e));
  }
  const sizes = root.scrollWidth + " wide, of " + root.clientWidth;
  return ["the page is " + sizes, ...found.slice(0, 5)];
}"""

UNREADABLE = """() => {
  const found = [], words = e => e.lastChild ? e.lastChild.textContent : "";
  for (const svg of document.querySelectorAll("svg")) {
    const sheet = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map(e => [words(e), e.getBoundingClientRect()]);
    texts.forEach(([one, a], i) => {
      if (a.left < sheet.left - 1 || a.right > sheet.right + 1 ||
          a.top < sheet.top - 1 || a.bottom > sheet.bottom + 1) found.push("outside: " + one);
      for (const [other, b] of texts.slice(i + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 2) found.push("overlapping: " + one + " / " + other);
      }
    });
  }
  return found;
}"""

CLIPPED = """() => {
  const found = [];
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    const hides = v => v === "hidden" || v === "clip";
    if (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && !e.closest("svg") ||
        style.textOverflow === "ellipsis" && e.scrollWidth > e.clientWidth)
      found.push(e.tagName + ": " + e.textContent.trim().slice(0, 40));
  }
  return found;
}"""

TORN = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const sum of walker.currentNode.data.matchAll(/[\\d\\xa0]+,\\d\\d\\xa0₽/g)) {
      range.setStart(walker.currentNode, sum.index);
      range.setEnd(walker.currentNode, sum.index + sum[0].length);
      const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
      if (lines.size > 1) found.push("torn: " + sum[0]);
    }
  }
  return found;
}"""

SMALL_LETTERS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    for (const e of svg.querySelectorAll("text")) {
      const size = parseFloat(getComputedStyle(e).fontSize) * scale;
      if (size < 12) found.push(e.textContent + ": " + size.toFixed(1) + " px");
    }
  }
  return found;
}"""


def chromium() -> str:
    """Return the browser of this machine, or skip the test with the reason."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    pytest.skip("no Chromium on this machine; apt-get install chromium")


@contextmanager
def opened_browser() -> Iterator[Any]:
    """Run a browser that loads nothing by itself."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed; pip install -e '.[dev]'"
    )
    path = chromium()
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


def violations(page: Any) -> list[str]:
    """Ask axe-core for what WCAG 2 A and AA forbid, contrast among it."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="axe-playwright-python is not installed; pip install -e '.[dev]'",
    )
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    found = axe.Axe().run(page, options=rules).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"][:3]]


@frozen
class Looker:
    """Opens pages in a browser and keeps a picture of each view."""

    browser: Any
    folder: Path

    def problems(self, html: str, name: str, views: Sequence[View] = VIEWS) -> dict[str, list[str]]:
        """Return what is wrong in each view; views without problems are left out."""
        file = self.folder / f"{name}.html"
        file.write_text(html, "utf-8")
        seen = {view.name: self._problems_in(view, file) for view in views}
        return {view: problems for view, problems in seen.items() if problems}

    @contextmanager
    def page(self, file: Path, view: View) -> Iterator[Any]:
        """Open a file in a view."""
        size = {"width": view.width, "height": 900}
        context = self.browser.new_context(viewport=size, color_scheme=view.scheme)
        try:
            page = context.new_page()
            page.emulate_media(media=view.media, color_scheme=view.scheme)
            yield page
        finally:
            context.close()

    def _problems_in(self, view: View, file: Path) -> list[str]:
        heard: list[str] = []
        with self.page(file, view) as page:
            page.on("request", lambda r: r.url != file.as_uri() and heard.append(f"asks {r.url}"))
            page.on("console", lambda m: heard.append(f"console: {m.text}"))
            page.on("pageerror", lambda e: heard.append(f"error: {e}"))
            page.goto(file.as_uri())
            page.screenshot(path=self.folder / f"{file.stem}-{view.name}.png", full_page=True)
            checks = [OVERFLOW, UNREADABLE, CLIPPED, TORN]
            checks += [SMALL_LETTERS] if view.name == "desktop" else []
            seen = [problem for check in checks for problem in page.evaluate(check)]
            heard_before_axe = list(heard)
            if view.axe:
                seen += violations(page)
            return heard_before_axe + seen

    def pdf(self, html: str, name: str) -> bytes:
        """Print a page as the browser does."""
        file = self.folder / f"{name}.html"
        file.write_text(html, "utf-8")
        with self.page(file, View("pdf", 1280)) as page:
            page.emulate_media(media="print")
            page.goto(file.as_uri())
            return page.pdf(prefer_css_page_size=True)
