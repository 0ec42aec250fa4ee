"""Human texts in Russian and English, money and dates written and read the Russian way.

English is the language of the source; the Russian catalogue is complete and is the default.
Texts stay unformatted :class:`Text` values until somebody says in which language to print them, so
the core never decides on a language.
"""

from dms.i18n.formats import (
    format_amount,
    format_date,
    format_money,
    format_number,
    format_percent,
)
from dms.i18n.parsing import parse_date, parse_money, parse_month, parse_number
from dms.i18n.texts import DEFAULT_LANGUAGE, LANGUAGES, Text, plural, text

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Text",
    "format_amount",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "parse_date",
    "parse_money",
    "parse_month",
    "parse_number",
    "plural",
    "text",
]
