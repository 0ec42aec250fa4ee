"""Keep the page of checks in step with the checks: `python tools/checks.py`.

What stands between the two marks of `docs/checks.md` is written anew from the registry, in Russian;
a test holds the two equal.
"""

from collections.abc import Iterator
from pathlib import Path

from dms.contracts.checks.check import Check
from dms.contracts.checks.registry import BUILT_IN
from dms.report.check_words import gravity_title, norms_words

PAGE = Path(__file__).parent.parent / "docs/checks.md"
BEGIN, END = "<!-- checks: begin -->", "<!-- checks: end -->"


def section() -> str:
    """Return the part of the page that lists the checks."""
    return "\n".join([*_table(), "", *(line for check in BUILT_IN for line in _check(check))])


def _table() -> Iterator[str]:
    yield "| проверка | важность | о чём |"
    yield "|---|---|---|"
    for check in BUILT_IN:
        link = f"[{check.id}](#{check.id.lower()})"
        yield f"| {link} | {gravity_title(check.gravity).to('ru')} | {check.title.to('ru')} |"


def _check(check: Check) -> Iterator[str]:
    yield f"### {check.id}"
    yield ""
    yield f"**{check.title.to('ru')}** ({gravity_title(check.gravity).to('ru')})"
    yield ""
    yield f"- Почему: {check.why.to('ru')}"
    yield f"- Предлагаем: «{check.wording.to('ru')}»"
    yield f"- Основание: {norms_words(check, 'ru')}"
    yield ""


def updated(page: str) -> str:
    """Return the page with the list of checks as it is now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{section().rstrip()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text("utf-8")), "utf-8")
