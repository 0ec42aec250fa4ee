"""Which clinics stay, which are lost and which are new when the insurer changes."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dms.i18n import DEFAULT_LANGUAGE, text
from dms.report.charts.frame import LEFT, WIDTH, box, drawing, legend, name_of, stroke
from dms.report.charts.lettering import SMALL, SMALL_LINE, written
from dms.report.charts.patterns import INK, SOFT, fill
from dms.report.charts.scales import Scale
from dms.report.charts.svg import Svg

__all__ = ["Overlap", "overlap_bars"]

_KEPT, _LOST, _GAINED = range(3)
_BAR, _ROW = 24, 66


@frozen
class Overlap:
    """Counts of clinics in both lists, only in the old one, only in the new one.

    None where an offer has no list of clinics; that is not a list without clinics.
    """

    label: str
    kept: int | None = None
    lost: int | None = None
    gained: int | None = None

    @property
    def counts(self) -> tuple[int, int, int] | None:
        """Return kept, lost and gained, or None as long as one of them is not known."""
        if self.kept is None or self.lost is None or self.gained is None:
            return None
        return self.kept, self.lost, self.gained

    def words(self, lang: str = DEFAULT_LANGUAGE) -> str:
        """Say the counts in words."""
        if self.counts is None:
            return text("The list of clinics is not stated").to(lang)
        kept, lost, gained = self.counts
        words = text(
            "kept: {kept} · lost: {lost} · new: {gained}", kept=kept, lost=lost, gained=gained
        )
        return words.to(lang)


def overlap_bars(
    overlaps: Sequence[Overlap], *, prefix: str, title: str, lang: str = DEFAULT_LANGUAGE
) -> Svg:
    """Draw a bar for each offer: lost clinics before the axis, kept and new ones behind it."""
    looks = (text("Clinics kept"), text("Clinics lost"), text("New clinics"))
    marks, top = legend(prefix, [look.to(lang) for look in looks])
    scale = _scale(overlaps)
    for index, overlap in enumerate(overlaps):
        y = top + index * _ROW
        marks += name_of(overlap.label, y + 17)
        marks += _drawn(overlap, scale, prefix, y)
        line = y + _BAR + SMALL_LINE
        marks.append(written(overlap.words(lang), LEFT, line, size=SMALL))
    height = top + len(overlaps) * _ROW
    words = (f"{overlap.label}: {overlap.words(lang)}" for overlap in overlaps)
    return drawing(prefix, title, words, height, marks, len(looks))


def _scale(overlaps: Sequence[Overlap]) -> Scale:
    """Let the axis stand where the longest bar of lost clinics ends."""
    known = [overlap.counts for overlap in overlaps if overlap.counts is not None]
    lost = max((counts[_LOST] for counts in known), default=0)
    there = max((counts[_KEPT] + counts[_GAINED] for counts in known), default=0)
    return Scale(-lost, there, LEFT, WIDTH)


def _drawn(overlap: Overlap, scale: Scale, prefix: str, y: int) -> Iterator[Svg]:
    if overlap.counts is None:
        yield stroke(f"M{LEFT} {y + 1}h180v{_BAR - 2}h-180z", stroke_dasharray="4 3")
        yield written("?", LEFT + 90, y + 17, anchor="middle", fill=SOFT)
        return
    kept, lost, gained = overlap.counts
    spans = ((_LOST, -lost, 0), (_KEPT, 0, kept), (_GAINED, kept, kept + gained))
    for look, start, end in spans:
        if start != end:
            yield box(scale.at(start), scale.at(end), y, _BAR, fill(prefix, look))
    yield stroke(f"M{scale.at(0)} {y - 4}v{_BAR + 8}", INK, 2)
