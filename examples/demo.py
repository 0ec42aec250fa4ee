"""The main job, start to end, on a real price list: what `make demo` runs.

    python examples/demo.py [-o out]

A list of employees is read and checked, priced as the published МЕДСИ price list stands, then with
the answers that the list leaves open; an invented offer prices two hundred people; then a contract
on the price list lives through its year; three offers are compared; at last a programme is put
together from what an offer lets choose, and the best ones for a budget and for three grades are
found.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from time import perf_counter
from types import ModuleType

import dms
from dms.i18n import format_money
from dms.io.roster import RosterImport
from dms.report.quote_html import render_quote_html
from dms.report.quote_json import quote_json

EXAMPLES = Path(__file__).parent
MEDSI, LARGE, CONTRACT = EXAMPLES / "medsi", EXAMPLES / "large", EXAMPLES / "contract"
COMPARISON, CONFIGURE = EXAMPLES / "comparison", EXAMPLES / "configure"

PERIOD = dms.Period(date(2026, 2, 1), date(2027, 1, 31))
ANSWERS = {"age.upper_end": "included", "factors.age.multiply.age.0-59": "1"}
EXPLAINED = "1007"
"""The number of somebody who is 68 years old."""
SIZE = 200
_FOLDERS = ("medsi", "large", "contract", "comparison", "configure")

RESULTS = {
    "quote.html": "расчёт для клиента: страница для показа и печати",
    "quote.txt": "он же простым текстом",
    "quote.json": "он же для программ, до строки каждого человека",
    "roster-check.xlsx": "список с отмеченными ошибками",
    "roster.csv": "список двухсот вымышленных людей",
    "contract.json": "договор со всеми движениями; изменённый файл будет замечен",
    "movement.txt": "доплата за нового сотрудника, до строки прайса",
    "statement-june.txt": "отчёт за месяц: люди, деньги, заработанная премия",
    "statement-year.txt": "он же за весь год",
    "instalments.txt": "взносы: что и почему изменилось",
    "deadlines.ics": "последние дни заявок и платежей для календаря",
    "what-if.txt": "тот же год на улучшенных условиях: рубли и дни",
    "tax.txt": "взгляд на налоги; не консультация",
    "report.html": "сравнение трёх предложений: страница для тех, кто решает",
    "report.xlsx": "оно же книгой с живыми формулами, строка на каждого человека",
    "report.txt": "оно же коротко, простым текстом",
    "letter.docx": "коммерческое предложение страховщика «Юг»",
    "configuration.txt": "сборка программы: каждый выбор, разница в цене, причины",
    "programme.yaml": "лучшая программа в бюджете как обычное предложение",
    "grades.yaml": "программы трёх грейдов как обычное предложение",
    "grades.html": "расчёт по этим программам: кто сколько платит",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all parts and say where the results lie."""
    parser = argparse.ArgumentParser(description="Price the examples and show the results.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out"))
    output: Path = parser.parse_args(arguments).output
    _speak_utf8()
    folders = [output / name for name in _FOLDERS]
    medsi, large, contract, comparison, configure = folders
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    started = perf_counter()
    people = check_roster(medsi)
    price_as_it_stands(people)
    price_with_answers(people, medsi)
    price_many(large)
    live_through_a_year(contract)
    compare_offers(comparison)
    put_together(configure)
    took = f"{perf_counter() - started:.1f}".replace(".", ",")
    _title("Готово")
    print(f"Всё вместе заняло {took} с. Результаты лежат здесь:")
    for folder in folders:
        for name, what in RESULTS.items():
            if (folder / name).exists():
                print(f"  {folder / name} — {what}")


def check_roster(folder: Path) -> RosterImport:
    """Read the list of employees, show its problems, give it back with marked cells."""
    _title("1. Список сотрудников: что с ним не так")
    people = dms.read_roster(MEDSI / "roster.xlsx", as_of=PERIOD.last_day)
    for issue in people.issues:
        if issue.severity.at_least(dms.Severity.QUESTION):
            print(f"  {issue.line('ru')}")
    copy = people.annotate(folder / "roster-check.xlsx")
    print(f"\nСтрок в списке: {people.rows_read}, можно считать: {len(people.roster)}.")
    print(f"Список с отмеченными ячейками и листом «Ошибки»: {copy}")
    return people


def price_as_it_stands(people: RosterImport) -> None:
    """Price the list with nothing but the words of the price list."""
    _title("2. Прайс-лист МЕДСИ как есть: о чём он молчит")
    offer = dms.load_offer(MEDSI / "offer.yaml", name="offer.yaml")
    quote = dms.quote(offer, people.roster, period=PERIOD)
    print(dms.render_quote(quote, "ru"))
    print(f"Кроме того, к условиям помощи есть вопросы: {len(offer.questions())}. Например:")
    for issue in offer.questions()[:3]:
        print(f"  {issue.line('ru')}")


def price_with_answers(people: RosterImport, folder: Path) -> None:
    """Price the list with the open questions answered, and explain one premium."""
    _title("3. То же с ответами на вопросы: расчёт для клиента")
    offer = dms.load_offer(MEDSI / "offer.yaml", name="offer.yaml", assume=ANSWERS)
    quote = dms.quote(offer, people.roster, period=PERIOD)
    summary = dms.render_quote(quote, "ru", more=_left_out(people))
    explanation = dms.render_explanation(dms.explain_member(quote, EXPLAINED), "ru")
    print(summary)
    print("Откуда взялась одна премия (человеку 68 лет):\n")
    print(explanation)
    _write(folder / "quote.html", render_quote_html(quote, "ru", more=_left_out(people)))
    _write(folder / "quote.txt", f"{summary}\n{explanation}")
    _write(folder / "quote.json", quote_json(quote, "ru", explain=True, more=people.issues))


def price_many(folder: Path) -> None:
    """Make a list of two hundred people and price it under an offer of all kinds of care."""
    _title(f"4. Условное предложение на все случаи, {SIZE} человек")
    roster_file = folder / "roster.csv"
    roster_file.write_bytes(_generated(SIZE))
    offer = dms.load_offer(LARGE / "offer.yaml", name="offer.yaml")
    further = {column.title or name: name for name, column in offer.columns.items()}
    people = dms.read_roster(roster_file, extra=further)
    quote = dms.quote(offer, people.roster, payment="quarterly")
    summary = dms.render_quote(quote, "ru", more=people.issues)
    print(summary)
    print(f"В среднем на человека: {format_money(quote.per_head, 'ru')}")
    _write(folder / "quote.html", render_quote_html(quote, "ru", more=people.issues))
    _write(folder / "quote.txt", summary)
    _write(folder / "quote.json", quote_json(quote, "ru", more=people.issues))


def live_through_a_year(folder: Path) -> None:
    """Conclude a contract and let people join and leave; show the same year on better terms."""
    _title("5. Год договора: прикрепления, увольнения, взносы")
    _from(CONTRACT, "year").main(["-o", str(folder)])


def compare_offers(folder: Path) -> None:
    """Compare three offers against a brief, for those who decide."""
    _title("6. Три предложения рядом: какое, почему и о чём спросить")
    _from(COMPARISON, "compare").main(["-o", str(folder)])


def put_together(folder: Path) -> None:
    """Configure a programme, and find the best ones for a budget and for three grades."""
    _title("7. Собрать программу: что выбрать, сколько это стоит, какая лучшая")
    _from(CONFIGURE, "configure").main(["-o", str(folder)])


def _left_out(people: RosterImport) -> list[dms.Issue]:
    return [issue for issue in [people.left_out] if issue is not None]


def _generated(size: int) -> bytes:
    generator = _from(LARGE, "generate")
    made: bytes = generator.to_csv(generator.members(size))
    return made


def _from(folder: Path, module: str) -> ModuleType:
    """Return a module that lies in the folder of an example."""
    sys.path.insert(0, str(folder))
    try:
        return import_module(module)
    finally:
        sys.path.remove(str(folder))


def _title(words: str) -> None:
    print(f"\n{words}\n{'=' * len(words)}\n")


def _write(file: Path, words: str) -> None:
    file.write_text(words, "utf-8", newline="\n")


def _speak_utf8() -> None:
    """Print Russian also where the console is set to another alphabet."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    try:
        main()
    except dms.DmsError as error:
        sys.exit(str(error))
