"""What the tests of workbooks share: comparisons to show, and LibreOffice to recalculate them."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import dms
from dms.comparison.candidate import Candidate
from dms.comparison.comparing import compare
from dms.comparison.comparison import Comparison
from dms.comparison.weights import Weights
from dms.io.hiring_plan import load_hiring_plan
from dms.io.requirements import load_requirement
from dms.pricing.rounding import RoundingRule

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples/comparison"
sys.path += [str(ROOT / "tests/comparison"), str(ROOT / "examples/large")]

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
"""LibreOffice trusts the results in a file unless it is told to calculate everything anew."""


def example(**more: Any) -> Comparison:
    """Compare the two offers of the example against its brief and plan."""
    own = {"sever": ("klassik", "komfort"), "yug": ("standart", "premium")}
    candidates = [
        Candidate(
            dms.load_offer(EXAMPLES / f"{name}.yaml"),
            terms=dms.load_terms(EXAMPLES / f"terms-{name}.yaml"),
            programmes=dict(zip(("Оптима", "Стандарт"), ids, strict=True)),
        )
        for name, ids in own.items()
    ]
    return compare(
        candidates,
        dms.read_roster(EXAMPLES / "roster.csv").roster,
        requirement=load_requirement(EXAMPLES / "brief.yaml"),
        plan=load_hiring_plan(EXAMPLES / "plan.yaml"),
        weights=Weights.model_validate({"price": 3, "must": 2, "findings": 1}),
        **more,
    )


def large(size: int, *roundings: dict[str, str]) -> Comparison:
    """Compare the large offer with itself, rounded in other ways, on so many invented people."""
    import generate

    offer = dms.load_offer(ROOT / "examples/large/offer.yaml")
    offers = [
        offer.agreeing({"id": f"o{n}", "rounding": RoundingRule.model_validate(rule)})
        for n, rule in enumerate(roundings)
    ]
    people = generate.members(size, seed=1)
    return compare([Candidate(one, payment="monthly") for one in offers], people)


def opened(data: bytes, *, results: bool = False) -> Any:
    """Open a workbook: its formulas, or what they come to."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


def formulas(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Return sheet, cell and formula of every live formula."""
    for sheet in opened(data):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate, cell.value


def without_results(data: bytes) -> bytes:
    """Return the workbook with a wrong result of every formula."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"</f><v>[^<]*</v>", b"</f><v>-7</v>", part)
            target.writestr(name, part)
    return written.getvalue()


def recalculated(data: bytes, folder: Path) -> bytes:
    """Let LibreOffice calculate every formula anew."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice; apt-get install libreoffice-calc")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    source = folder / "book.xlsx"
    source.write_bytes(data)
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "done"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    made = folder / "done/book.xlsx"
    if not made.exists():
        pytest.skip("this LibreOffice has no Calc; apt-get install libreoffice-calc")
    return made.read_bytes()


def number(value: object) -> Decimal:
    """Return a number of a file as the digits that a spreadsheet shows, fifteen at most."""
    assert isinstance(value, int | float), value
    return Decimal(f"{value:.15g}")


def column(sheet: Any, heading: str) -> list[Any]:
    """Return what stands below a heading, to the end of the sheet."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == heading:
                found = sheet.iter_cols(cell.column, cell.column, cell.row + 1, values_only=True)
                return list(next(found))
    raise AssertionError(f"no column {heading}")


def beside(sheet: Any, label: str) -> list[Any]:
    """Return what stands right of a label, in the first row that begins with it."""
    for row in sheet.iter_rows(values_only=True):
        if row[0] == label:
            return list(row[1:])
    raise AssertionError(f"no row {label}")
