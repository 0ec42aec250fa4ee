"""Care abroad, an option: «Регион действия: РФ и иностранные государства при выборе этой опции»."""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module
from dms.modules.questions import Ask

__all__ = ["Abroad"]


class Abroad(Module):
    """Care in foreign countries; without it a programme works in Russia only."""

    title = text("Care abroad")
    description = text("Medical care in foreign countries")
    needs_territory = True
    asks = (Ask.about("territory", question=text("in which countries does it work?")),)

    kind: Literal["abroad"] = "abroad"
