"""Three offers for nine employees, against a brief: which one, why, and what to ask.

    python examples/comparison/compare.py [-o out/comparison]

The first offer is the published price list in ../medsi, with the same answers to its questions as
there; it comes without terms. The other two insurers, their terms, the people, the plan and the
brief are invented.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import dms

HERE = Path(__file__).parent
MEDSI = HERE.parent / "medsi"

TODAY = date(2026, 1, 16)
"""The day by which the brief asks for answers."""
ANSWERS = {"age.upper_end": "included", "factors.age.multiply.age.0-59": "1"}
PROGRAMMES = {
    "sever": {"Оптима": "klassik", "Стандарт": "komfort"},
    "yug": {"Оптима": "standart", "Стандарт": "premium"},
}
"""What the client's programmes are called by the insurers; МЕДСИ has the same names."""
CHOSEN = "yug"
"""Whose terms the letter is written on."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare, print the summary, write the page, the workbook and a letter."""
    parser = argparse.ArgumentParser(description="Compare three offers.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/comparison"))
    output: Path = parser.parse_args(arguments).output
    output.mkdir(parents=True, exist_ok=True)
    comparison = compare()
    summary = dms.render_comparison(comparison, "ru")
    print(summary)
    (output / "report.txt").write_text(summary, "utf-8", newline="\n")
    page = dms.render_comparison_html(comparison, "ru", made_on=TODAY)
    (output / "report.html").write_text(page, "utf-8", newline="\n")
    (output / "report.xlsx").write_bytes(dms.comparison_workbook(comparison, "ru"))
    (output / "letter.docx").write_bytes(letter(comparison))


def compare() -> dms.Comparison:
    """Read the offers and what is known around them, and compare."""
    price_list = dms.load_offer(MEDSI / "offer.yaml", name="offer.yaml", assume=ANSWERS)
    people = dms.read_roster(HERE / "roster.csv", as_of=TODAY)
    return dms.compare(
        [dms.Candidate(price_list), *map(_candidate, PROGRAMMES)],
        people.roster,
        requirement=dms.load_requirement(HERE / "brief.yaml", name="brief.yaml"),
        plan=dms.load_hiring_plan(HERE / "plan.yaml", name="plan.yaml"),
        today=TODAY,
    )


def _candidate(name: str) -> dms.Candidate:
    """Return an invented offer with its terms."""
    return dms.Candidate(
        dms.load_offer(HERE / f"{name}.yaml", name=f"{name}.yaml"),
        terms=dms.load_terms(HERE / f"terms-{name}.yaml", name=f"terms-{name}.yaml"),
        programmes=PROGRAMMES[name],
    )


def letter(comparison: dms.Comparison) -> bytes:
    """Return the letter with which one of the insurers offers its contract."""
    contract = comparison.contracts[CHOSEN]
    details = dms.LetterDetails(
        number="1/26 (пример)",
        day=TODAY,
        sender=comparison.names[CHOSEN],
        client="ООО «Пример»",
    )
    return dms.offer_letter_docx(contract, details, lang="ru")


if __name__ == "__main__":
    main()
