"""Texts that know their parameters and are put into a language only when printed."""

import gettext
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from attrs import field, frozen

from dms.i18n.formats import format_amount, format_date, format_number

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Amount", "Text", "plural", "text"]

LANGUAGES = ("ru", "en")
DEFAULT_LANGUAGE = "ru"

_LOCALE = Path(__file__).parent.parent / "locale"


def _copied(values: Mapping[str, object]) -> Mapping[str, object]:
    return dict(values)


@frozen
class Amount:
    """A sum of roubles as a parameter of a text: written with its kopecks, without the sign."""

    roubles: Decimal


@frozen
class Text:
    """A message with its parameters, not yet in any language.

    Parameters are written in the language asked for: dates as `01.02.2026`, decimals with the
    decimal comma, texts translated. A text with `many` chooses the plural form by `count`.
    """

    msgid: str
    params: Mapping[str, object] = field(factory=dict, converter=_copied, hash=False)
    many: str | None = None
    count: int | None = None

    def to(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """Return the message in `lang` (`ru` or `en`)."""
        catalogue = _catalogue(lang)
        if self.many is not None and self.count is not None:
            template = catalogue.ngettext(self.msgid, self.many, self.count)
        else:
            # gettext keeps the header of the catalogue under the empty text
            template = catalogue.gettext(self.msgid) if self.msgid else ""
        shown = {name: _shown(value, lang) for name, value in self.params.items()}
        return template.format(**shown) if shown else template

    def __str__(self) -> str:
        return self.to()


def text(msgid: str, /, **params: object) -> Text:
    """Make a message; this name marks it for extraction into the catalogues."""
    return Text(msgid, params)


def plural(one: str, many: str, /, count: int, **params: object) -> Text:
    """Make a message whose form follows the whole number `count`, also usable as `{count}`."""
    return Text(one, {"count": count, **params}, many=many, count=count)


def _shown(value: object, lang: str) -> object:
    if isinstance(value, Text):
        return value.to(lang)
    if isinstance(value, Amount):
        return format_amount(value.roubles, lang)
    if isinstance(value, date):
        return format_date(value, lang)
    if isinstance(value, Decimal):
        return format_number(value, lang)
    return value


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(lang: str) -> gettext.NullTranslations:
    if lang not in LANGUAGES:
        raise ValueError(f"No texts in language {lang!r}; choose one of {', '.join(LANGUAGES)}")
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation("dms", _LOCALE, languages=[lang])
