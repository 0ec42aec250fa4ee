"""Keep the Russian catalogue in step with the texts in the source.

`python tools/catalogue.py` extracts all texts from the package, keeps the translations there are,
lists what is not translated yet, and compiles the catalogue that the package ships.
"""

import ast
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "dms/locale/ru/LC_MESSAGES/dms.po"
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Babel writes a day into the compiled file; ours has no use for one."""
ARGUMENTS = {"text": (0,), "plural": (0, 1), "problem": (1,)}
"""Which arguments of which function are texts."""


def extracted() -> Catalog:
    """Return every text of the package, in the order of the files, without translations."""
    catalogue = _new_catalogue()
    for path in sorted((ROOT / "dms").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if message := _message(node):
                catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def _message(node: ast.AST) -> str | tuple[str, ...] | None:
    """Return the text that a call gives as a literal; texts in variables come from elsewhere."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    places = ARGUMENTS.get(node.func.id, ())
    given = [node.args[i] for i in places if i < len(node.args)]
    words = [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if not words or len(words) != len(places):
        return None
    return words[0] if len(words) == 1 else tuple(words)


def _new_catalogue() -> Catalog:
    catalogue = Catalog(locale="ru", project="dms", charset="utf-8", header_comment="# dms, MIT")
    catalogue.mime_headers  # noqa: B018 - the headers are made on first use
    return catalogue


def updated() -> Catalog:
    """Return the extracted texts with the translations of the present catalogue."""
    catalogue = extracted()
    if PO.exists():
        with PO.open("rb") as file:
            present = read_po(file, locale="ru")
        for message in catalogue:
            known = present.get(message.id) if message.id else None
            if known is not None and known.string:
                message.string = known.string
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as text, without anything that changes from day to day."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, include_lineno=False)
    header = (
        "# Russian texts of dms. Made by tools/catalogue.py; edit the translations here.\n"
        'msgid ""\nmsgstr ""\n'
        '"Language: ru\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """Compile a catalogue."""
    catalogue = read_po(BytesIO(po), locale="ru")
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the texts that have no Russian yet."""
    missing = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            missing.append(str(message.id))
    return missing


def main() -> int:
    """Bring both files up to date; the exit code is 1 while a translation is missing."""
    catalogue = updated()
    po = po_bytes(catalogue)
    PO.write_bytes(po)
    PO.with_suffix(".mo").write_bytes(mo_bytes(po))
    missing = untranslated(catalogue)
    for text in missing:
        print(f"not translated: {text}")  # noqa: T201 - the result of the script
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
