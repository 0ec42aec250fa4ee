"""The results as tables: plain for the terminal, Markdown for `docs/performance.md`.

python benchmarks/report.py    # writes the tables of results.json into the page again
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

VARIANTS = {
    "naive_loop": "Decimal loop, person by person",
    "dms_quote": "**dms**, every line",
    "dms_totals": "dms, totals only",
    "dms_members": "dms, a result object each",
    "numpy_floats": "NumPy by hand, floats",
    "pandas_merges": "pandas merges, floats",
    "openfisca_rules": "OpenFisca-core, float32",
}
SOURCES = {"memory": "in memory", "csv": "CSV on disk"}
HEADS = ("", "ms", "× dms", "first, ms", "peak MB", "totals off", "by", "lines off")
COLD = "dms quote, 200 people"

Results = Mapping[str, dict]
Table = Sequence[Sequence[str]]


def plain(results: Results) -> str:
    """Return everything as text for the terminal."""
    return "\n".join(_parts(results, _aligned))


def write_page(results: Results) -> None:
    """Put the tables between the marks of the page; its words stay."""
    page = PAGE.read_text(encoding="utf-8")
    head, tail = page.split(BEGIN)[0], page.split(END)[1]
    tables = "\n".join(_parts(results, _markdown))
    PAGE.write_text(f"{head}{BEGIN}\n\n{tables}\n{END}{tail}", encoding="utf-8")


def _parts(results: Results, shown) -> Iterator[str]:
    machine, versions = results["machine"], results["versions"]
    taking_part = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield f"{machine['system']}, {machine['processor']}, {machine['cores']} cores; {taking_part}; "
    yield f"medians of {results['rounds']} rounds.\n"
    yield shown(_aims(results))
    for size in results["ties"]:
        for source, words in SOURCES.items():
            yield f"### {int(size):,} people, {words}\n"
            yield shown(_variants(results["results"], f"{size} {source}"))
    yield "### A fresh process\n"
    yield shown(_startup(results["startup"]["ms"]))
    loaded = results["startup"]["heavy packages loaded by import dms"]
    yield f"Heavy packages that `import dms` loads: {', '.join(loaded) or 'none'}.\n"
    yield "### Exact half kopecks in the work\n"
    yield shown(_ties(results["ties"]))


def _variants(rows: Mapping[str, dict], key: str) -> Table:
    mine = rows[f"{key} dms_quote"]["ms"]
    return [
        HEADS,
        *(_variant(title, rows[f"{key} {name}"], mine) for name, title in VARIANTS.items()),
    ]


def _variant(title: str, row: Mapping[str, float], mine: float) -> Sequence[str]:
    return (
        title,
        f"{row['ms']:.2f}",
        f"{row['ms'] / mine:.2f}",
        f"{row['first_ms']:.2f}",
        f"{row['peak_mb']:.0f}",
        f"{row['rows_off']:.2%}",
        f"{row['rows_off_by']:.0f} kop.",
        f"{row['lines_off']:.2%}",
    )


def _startup(times: Mapping[str, float]) -> Table:
    bare = times["bare interpreter"]
    return [
        ("", "ms", "above bare, ms", "× bare"),
        *((n, f"{ms:.0f}", f"{ms - bare:.0f}", f"{ms / bare:.1f}") for n, ms in times.items()),
    ]


def _ties(ties: Mapping[str, dict]) -> Table:
    return [
        ("people", "totals", "lines"),
        *((f"{int(n):,}", f"{t['totals']:.1%}", f"{t['lines']:.1%}") for n, t in ties.items()),
    ]


def _aims(results: Results) -> Table:
    rows, times = results["results"], results["startup"]["ms"]
    sizes = [int(size) for size in results["ties"]]
    exact = all(not row["lines_off"] for key, row in rows.items() if key.split()[2][:3] == "dms")
    imported = (times["import dms"] - times["bare interpreter"]) / (
        times["import pydantic"] - times["bare interpreter"]
    )
    cold = times[COLD] / times["bare interpreter"]
    same = _verdict("yes" if exact else "no", exact)
    return [
        ("aim", "in memory", "from CSV"),
        ("every total and every line equal to the loop's", same, same),
        *(_faster(rows, *aim) for aim in FASTER if aim[0] in sizes),
        *(_lighter(rows, size) for size in sizes),
        (
            "`import dms`: half of importing pydantic",
            _verdict(f"{imported:.2f}", imported < 0.5),
            "",
        ),
        ("`dms quote`, 200 people: 40 bare starts", "", _verdict(f"{cold:.0f}", cold <= 40)),
    ]


FASTER = (
    (200, "openfisca_rules", 10.0, "10 times faster than OpenFisca"),
    (200, "pandas_merges", 10.0, "10 times faster than pandas merges"),
    (10_000, "openfisca_rules", 6.0, "6 times faster than OpenFisca"),
    (10_000, "naive_loop", 4.0, "4 times faster than the loop"),
    (10_000, "numpy_floats", 0.5, "within twice the time of NumPy floats"),
    (100_000, "openfisca_rules", 6.0, "6 times faster than OpenFisca"),
)


def _faster(
    rows: Mapping[str, dict], size: int, name: str, aim: float, words: str
) -> Sequence[str]:
    found = []
    for source in SOURCES:
        key = f"{size} {source}"
        ratio = rows[f"{key} {name}"]["ms"] / rows[f"{key} dms_quote"]["ms"]
        shown = f"{ratio:.1f} times" if aim > 1 else f"{1 / ratio:.1f} times the time"
        found.append(_verdict(shown, ratio >= aim))
    return (f"{size:,} people: {words}", *found)


def _lighter(rows: Mapping[str, dict], size: int) -> Sequence[str]:
    found = []
    for source in SOURCES:
        peaks = {name: rows[f"{size} {source} {name}"]["peak_mb"] for name in VARIANTS}
        others = min(mb for name, mb in peaks.items() if not name.startswith(("dms", "naive")))
        shown = f"{peaks['dms_quote']:.0f} against {others:.0f} MB"
        found.append(_verdict(shown, peaks["dms_quote"] < others))
    return (f"{size:,} people: less memory than all but the loop", *found)


def _verdict(shown: str, met: bool) -> str:  # noqa: FBT001
    return f"{shown}, {'met' if met else '**missed**'}"


def _markdown(table: Table) -> str:
    head, *rows = table
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _aligned(table: Table) -> str:
    cells = [[cell.replace("*", "").replace("`", "") for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = (
        [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
        for row in cells
    )
    return "\n".join("  ".join(line) for line in lines) + "\n"


if __name__ == "__main__":
    write_page(json.loads((HERE / "results.json").read_text(encoding="utf-8")))
