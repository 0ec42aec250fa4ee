"""One self-contained page: no scripts, nothing loaded from elsewhere, ready for A4 and a phone."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from dms.i18n import DEFAULT_LANGUAGE, Text
from dms.report.page.environment import page_environment

__all__ = ["Section", "page", "render"]


@frozen
class Section:
    """A part of a page.

    A `body` that is markup (a chart, the result of a template) is taken as it is, a plain text is
    escaped. The `id` is for links; without one it is made from the number.
    """

    title: str | Text
    body: object
    number: int | str = ""
    id: str = ""


def page(
    title: str | Text,
    sections: Sequence[Section],
    lang: str = DEFAULT_LANGUAGE,
    *,
    lead: Sequence[str | Text] = (),
    footer: Sequence[str | Text] = (),
) -> str:
    """Write a page from its parts; `lead` stands below the title, `footer` at the end.

    Raises :class:`~dms.errors.MissingExtra` without Jinja2.
    """
    return render("page.html.j2", lang, title=title, sections=sections, lead=lead, footer=footer)


def render(
    template: str,
    lang: str = DEFAULT_LANGUAGE,
    *packages: str,
    title: str | Text,
    lead: Sequence[str | Text] = (),
    footer: Sequence[str | Text] = (),
    **context: Any,
) -> str:
    """Write a page from a template that extends `base.html.j2`; ends with a line feed.

    `packages` are the packages that hold own templates, as for :func:`page_environment`.
    """
    found = page_environment(lang, *packages).get_template(template)
    return found.render(title=title, lead=lead, footer=footer, **context).rstrip() + "\n"
