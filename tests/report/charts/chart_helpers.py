"""Reading a chart back: its elements, words and ids."""

import re
from xml.etree import ElementTree

from attrs import frozen

from dms.report.charts import Svg

SVG = "{http://www.w3.org/2000/svg}"


@frozen
class Drawing:
    """A chart that was read as XML."""

    root: ElementTree.Element

    @classmethod
    def of(cls, chart: Svg) -> "Drawing":
        return cls(ElementTree.fromstring(chart))  # noqa: S314 - made by the library itself

    def all(self, name: str) -> list[ElementTree.Element]:
        return list(self.root.iter(SVG + name))

    @property
    def words(self) -> list[str]:
        """Return what is written, without the tips."""
        return [(e[-1].tail if len(e) else e.text) or "" for e in self.all("text")]

    @property
    def tips(self) -> list[str]:
        """Return what is shown on pointing."""
        inside = [e for parent in self.root.iter() for e in parent.findall(SVG + "title")]
        return [e.text or "" for e in inside if "id" not in e.attrib]

    @property
    def description(self) -> str:
        return self.all("desc")[0].text or ""

    @property
    def ids(self) -> list[str]:
        return [e.attrib["id"] for e in self.root.iter() if "id" in e.attrib]

    def filled(self, index: int) -> list[tuple[int, int]]:
        """Return from where to where the bars of a fill run, swatches of the legend left out."""
        boxes = [e for e in self.all("rect") if e.attrib["fill"].endswith(f"-fill-{index})")]
        spans = [(int(e.attrib["x"]), int(e.attrib["width"])) for e in boxes]
        return [(x, x + width) for x, width in spans[1:]]


def plain(words: str) -> str:
    """Return words with usual spaces."""
    return re.sub(r"\s", " ", words)
