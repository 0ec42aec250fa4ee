"""Writing SVG: elements whose words and attributes are always escaped."""

import re
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Svg", "element"]

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


class Svg(str):
    """Finished markup; template engines take it as it is and escape every other text."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the markup, as Jinja2 asks for it."""
        return str(self)


def element(name: str, /, *inside: str, **attributes: str | int) -> Svg:
    """Write an element; an underscore in the name of an attribute stands for a hyphen.

    >>> element("text", "ДМС & Co", x=4, font_size=14)
    '<text x="4" font-size="14">ДМС &amp; Co</text>'
    """
    start = "".join(
        f" {key.replace('_', '-')}={quoteattr(_clean(str(value)))}"
        for key, value in attributes.items()
    )
    content = "".join(part if isinstance(part, Svg) else escape(_clean(part)) for part in inside)
    return Svg(f"<{name}{start}>{content}</{name}>" if content else f"<{name}{start}/>")


def _clean(words: str) -> str:
    return _NOT_XML.sub(" ", words)
