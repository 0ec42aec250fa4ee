"""How much room words take: an upper estimate for the fonts that a page may be shown in."""

from itertools import accumulate, takewhile

from dms.report.charts.svg import Svg, element

__all__ = ["FONT", "LINE", "SMALL", "SMALL_LINE", "shortened", "width_of", "wrapped", "written"]

FONT = 14
"""The size of names and amounts; on paper A4 it comes to some 8 points."""
LINE = 19
SMALL = 13
SMALL_LINE = 18

_NARROW = frozenset(" \xa0.,:;!'|()[]/-ijlftrгIJ·")
_WIDE = frozenset("mwжшщюыфмMWЖШЩЮЫФМДQOО—%@…")
_CAPITAL, _USUAL, _FOREIGN = 70, 61, 110
_FIRST_FOREIGN = 0x2E80
"""From here on Unicode holds ideographs and pictures, which are square."""


def width_of(words: str, size: int = FONT) -> int:
    """Return how wide a line of words is at most, in units of the drawing."""
    return -(-sum(map(_hundredths, words)) * size // 100)


def _hundredths(letter: str) -> int:
    """Return the width of a letter in hundredths of the size of the font."""
    if letter in _NARROW:
        return 38
    if letter in _WIDE:
        return 98 if letter.isupper() or letter in "—%@…" else 88
    if ord(letter) >= _FIRST_FOREIGN:
        return _FOREIGN
    return _CAPITAL if letter.isupper() else _USUAL


def shortened(words: str, room: int, size: int = FONT) -> str:
    """Cut words that do not fit and say so with an ellipsis."""
    if width_of(words, size) <= room:
        return words
    widths = accumulate(map(_hundredths, words), initial=_hundredths("…"))
    fitting = sum(1 for _ in takewhile(lambda width: width * size <= room * 100, widths))
    return f"{words[: max(fitting - 1, 0)].rstrip()}…"


def wrapped(words: str, room: int, size: int = FONT, most: int | None = None) -> list[str]:
    """Break words into lines; what does not fit into `most` lines is cut off."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if most is not None and len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [shortened(line, room, size) for line in lines]


def written(
    words: str,
    x: int,
    y: int,
    *,
    anchor: str = "start",
    size: int = FONT,
    fill: str = "currentColor",
    weight: int = 400,
    full: str = "",
) -> Svg:
    """Write a line of words; `full` is shown on pointing at it where it had to be shortened."""
    tip = [element("title", full)] if full and full != words else []
    return element(
        "text", *tip, words, x=x, y=y, text_anchor=anchor, font_size=size, fill=fill,
        font_weight=weight,
    )  # fmt: skip
