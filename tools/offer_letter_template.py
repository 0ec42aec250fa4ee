"""Build the DOCX template of the offer letter, so that the binary file can be made again.

`python tools/offer_letter_template.py [FILE]` writes the template of the package, or another
file. The same words in the same places are in `offer_letter.html.j2`.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from dms.io.workbook_writing import timeless_package

TARGET = Path(__file__).parent.parent / "dms/report/offer_letter/offer_letter.docx"
FONT = "Arial"
ACCENT, SOFT = RGBColor(0x0B, 0x5D, 0x51), RGBColor(0x56, 0x60, 0x72)
LINE = "C9D0D9"
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def built() -> bytes:
    """Return the template; the same bytes every time."""
    document = docx.Document()
    _page(document)
    _letterhead(document)
    _summary(document)
    _premiums(document)
    _cover(document)
    _contract(document)
    _questions(document)
    _signature(document)
    saved = io.BytesIO()
    document.save(saved)
    return timeless_package(saved.getvalue())


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    normal.element.rPr.append(_element("w:lang", val="ru-RU"))
    normal.paragraph_format.space_after = Pt(3)
    core = document.core_properties
    core.author, core.title, core.comments = "", "", ""
    core.language = "ru-RU"


def _letterhead(document: Document) -> None:
    _words(document, "{{ sender }}", bold=True, size=13, colour=ACCENT, after=0)
    _words(document, "{%p for contact in contacts %}")
    _words(document, "{{ contact }}", size=8.5, colour=SOFT, after=0)
    _words(document, "{%p endfor %}")
    rule = _words(document, "", size=2, after=8)
    _border(rule, "bottom", ACCENT)
    table = _table(document, (85, 85))
    _cell(table.rows[0].cells[0], "{{ labels.number }} {{ number }} {{ labels.dated }} {{ day }}")
    _cell(table.rows[0].cells[1], "{{ labels.to }}: {{ client }}", align=RIGHT)


def _summary(document: Document) -> None:
    _words(document, "{{ labels.title }}", bold=True, size=17, align=CENTRE, before=14, after=0)
    _words(document, "{{ labels.subject }}", colour=SOFT, align=CENTRE, after=10)
    licence = "{% if licence %}, {{ labels.licence }} {{ licence }}{% endif %}"
    facts = (
        ("{{ labels.insurer }}", "{{ insurer }}" + licence),
        ("{{ labels.period }}", "{{ period }}"),
        ("{{ labels.insured }}", "{{ people_in_words }}"),
        ("{{ labels.valid_until }}", "{{ valid_until }}"),
    )
    table = _table(document, (65, 105), rows=len(facts))
    for row, (name, words) in zip(table.rows, facts, strict=True):
        _cell(row.cells[0], name, colour=SOFT)
        _cell(row.cells[1], words)


def _premiums(document: Document) -> None:
    _heading(document, "{{ labels.premiums }}")
    table = _table(document, (56, 28, 52, 34), lines=True)
    names = [f"{{{{ labels.{name} }}}}" for name in ("category", "people", "each", "sum")]
    _row(table.rows[0], names, bold=True, size=8.5, colour=SOFT)
    _repeat(table.rows[0])
    _tag(table, "for programme in programmes")
    _title(table, "{{ labels.programme }} «{{ programme.name }}»")
    _tag(table, "for row in programme.rows")
    cells = [f"{{{{ row.{name} }}}}" for name in ("category", "people", "each", "total")]
    _row(_added(table), cells)
    _tag(table, "endfor")
    _tag(table, "if programme.rows|length > 1")
    sums = [f"{{{{ programme.subtotal.{name} }}}}" for name in ("category", "people", "total")]
    _row(_added(table), (*sums[:2], "", sums[2]), bold=True)
    _tag(table, "endif")
    _tag(table, "endfor")
    _tag(table, "if for_contract")
    _title(table, "{{ labels.for_contract }}")
    _tag(table, "endif")
    _tag(table, "for part in for_contract")
    _row(_added(table), ("{{ part.title }}", "", "", "{{ part.total }}"))
    _tag(table, "endfor")
    _row(_added(table), ("{{ labels.grand_total }}", "{{ people }}", "", "{{ total }}"), bold=True)
    _words(document, "{{ labels.in_words }}: {{ total_in_words }}.", before=5)
    _optional(document, "price_note", "{{ price_note }}")
    each = "{{ payer.name }} — {{ payer.words }}{% if not loop.last %}; {% else %}.{% endif %}"
    payers = "{% for payer in payers %}" + each + "{% endfor %}"
    _optional(document, "payers", "{{ labels.payers }}: " + payers)


def _cover(document: Document) -> None:
    _heading(document, "{{ labels.what_is_covered }}")
    _words(document, "{%p for programme in programmes %}")
    _subheading(document, "{{ labels.programme }} «{{ programme.name }}»")
    _facts(document, "programme.facts")
    _words(document, "{%p for care in programme.care %}")
    _named(document, "care")
    _words(document, "{{ care.description }}.", after=0).paragraph_format.keep_with_next = True
    _facts(document, "care.facts")
    _words(document, "{%p endfor %}")
    _words(document, "{%p endfor %}")
    _words(document, "{%p for part in for_contract %}")
    _subheading(document, "{{ labels.for_contract }}: {{ part.title }}")
    _facts(document, "part.facts")
    _words(document, "{%p endfor %}")
    _heading(document, "{{ labels.exclusions }}")
    _words(document, "{{ exclusions }}")


def _contract(document: Document) -> None:
    _words(document, "{%p if rules %}")
    _heading(document, "{{ labels.rules }}")
    _words(document, "{%p endif %}")
    _words(document, "{%p for rule in rules %}")
    _named(document, "rule")
    _facts(document, "rule.facts")
    _words(document, "{%p endfor %}")
    _words(document, "{%p if payments %}")
    _heading(document, "{{ labels.payments }}")
    table = _table(document, (16, 70, 42, 42), lines=True)
    names = [f"{{{{ labels.{n} }}}}" for n in ("payment_number", "pays_for", "due", "amount")]
    _row(table.rows[0], names, words=2, bold=True, size=8.5, colour=SOFT)
    _repeat(table.rows[0])
    _tag(table, "for payment in payments")
    cells = [f"{{{{ payment.{name} }}}}" for name in ("number", "period", "due", "amount")]
    _row(_added(table), cells, words=2)
    _tag(table, "endfor")
    _row(_added(table), ("", "{{ labels.total }}", "", "{{ total }}"), words=2, bold=True)
    _words(document, "{%p endif %}")


def _questions(document: Document) -> None:
    _words(document, "{%p if open_points %}")
    _heading(document, "{{ labels.open_points }}")
    _words(document, "{{ labels.open_points_why }}", colour=SOFT)
    _words(document, "{%p endif %}")
    _words(document, "{%p for point in open_points %}")
    subject = "{% if point.subject %}{{ point.subject }}: {% endif %}"
    _item(document, "{{ loop.index }}. " + subject + '{{ point.questions|join(" ") }}')
    _words(document, "{%p endfor %}")
    _words(document, "{%p if assumed %}")
    _heading(document, "{{ labels.assumed }}")
    _words(document, "{%p endif %}")
    _words(document, "{%p for one in assumed %}")
    _item(document, "{{ one.words }}{% if one.note %} ({{ one.note }}){% endif %}")
    _words(document, "{%p endfor %}")


def _signature(document: Document) -> None:
    _words(document, "", before=14)
    table = _table(document, (65, 50, 55))
    _cell(table.rows[0].cells[0], "{{ position }}")
    _border(_cell(table.rows[0].cells[1], ""), "bottom", RGBColor(0, 0, 0))
    _cell(table.rows[0].cells[2], "{{ signatory }}", align=RIGHT)
    _words(document, "{{ labels.not_an_offer }}", size=8, colour=SOFT, before=16)


def _words(
    document: Document, words: str, *, before: float = 0, after: float = 3, **look: object
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    return _written(paragraph, words, **look)


def _written(
    paragraph: Paragraph,
    words: str,
    *,
    bold: bool = False,
    size: float | None = None,
    colour: RGBColor | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    run = paragraph.add_run(words)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    paragraph.alignment = align
    return paragraph


def _heading(document: Document, words: str) -> None:
    paragraph = _words(document, words, bold=True, size=12, colour=ACCENT, before=12, after=4)
    paragraph.paragraph_format.keep_with_next = True


def _subheading(document: Document, words: str) -> None:
    paragraph = _words(document, words, bold=True, size=10.5, before=8, after=2)
    paragraph.paragraph_format.keep_with_next = True


def _named(document: Document, name: str) -> None:
    number = f"({{{{ labels.clause }}}} {{{{ {name}.clause }}}})"
    words = f"{{{{ {name}.title }}}}{{% if {name}.clause %}} {number}{{% endif %}}"
    paragraph = _words(document, words, bold=True, before=5, after=0)
    paragraph.paragraph_format.keep_with_next = True


def _facts(document: Document, facts: str) -> None:
    _words(document, f"{{%p for fact in {facts} %}}")
    paragraph = _item(document, "{{ fact.name }}: ", colour=SOFT)
    paragraph.add_run("{{ fact.words }}")
    _words(document, "{%p endfor %}")


def _item(document: Document, words: str, **look: object) -> Paragraph:
    paragraph = _words(document, words, after=1, **look)
    paragraph.paragraph_format.left_indent = Mm(5)
    return paragraph


def _optional(document: Document, name: str, words: str) -> None:
    _words(document, f"{{%p if {name} %}}")
    _words(document, words, colour=SOFT)
    _words(document, "{%p endif %}")


def _table(
    document: Document, widths: Sequence[int], *, rows: int = 1, lines: bool = False
) -> Table:
    table = document.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    if lines:
        borders = _element("w:tblBorders")
        for edge in ("top", "bottom", "insideH"):
            borders.append(_element(f"w:{edge}", val="single", sz="4", space="0", color=LINE))
        table._tbl.tblPr.append(borders)
    return table


def _added(table: Table) -> _Row:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    return row


def _row(row: _Row, cells: Sequence[str], *, words: int = 1, **look: object) -> None:
    """Fill a row; the first `words` columns stand to the left, figures to the right."""
    for number, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
        _cell(cell, said, align=None if number < words else RIGHT, **look)


def _tag(table: Table, tag: str) -> None:
    _cell(_added(table).cells[0], f"{{%tr {tag} %}}")


def _title(table: Table, words: str) -> None:
    row = _added(table)
    _cell(row.cells[0].merge(row.cells[-1]), words, bold=True, colour=ACCENT)


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _cell(cell: _Cell, words: str, **look: object) -> Paragraph:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.space_after = Pt(2)
    return _written(paragraph, words, **look)


def _border(paragraph: Paragraph, edge: str, colour: RGBColor) -> None:
    borders = _element("w:pBdr")
    borders.append(_element(f"w:{edge}", val="single", sz="8", space="1", color=str(colour)))
    paragraph._p.get_or_add_pPr().append(borders)


def _element(name: str, **attributes: str) -> OxmlElement:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(built())
