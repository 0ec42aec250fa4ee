"""Put a programme together, find the best one for a budget, and one for each grade.

    python examples/configure/configure.py [-o out/configure]

The insurer, its offer and prices, the people, the brief and the grades are all invented.
"""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import dms
from dms.configurator.best import Found
from dms.configurator.states import Decision
from dms.i18n import format_money
from dms.io.roster import RosterImport
from dms.io.yaml_writing import as_yaml
from dms.report.configuration_text import render_configuration
from dms.report.configuration_words import decision_title, rules_in_words

HERE = Path(__file__).parent

TODAY = date(2026, 1, 15)
START = date(2026, 2, 1)
"""The first day of the contract: tenure is counted on it."""
BUDGET = Decimal(1_200_000)
"""The most for all grades together."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Configure, search, plan the grades, and write what comes of it."""
    parser = argparse.ArgumentParser(description="Configure a programme and find the best one.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/configure"))
    output: Path = parser.parse_args(arguments).output
    output.mkdir(parents=True, exist_ok=True)
    offer = dms.load_offer(HERE / "konstruktor.yaml", name="konstruktor.yaml")
    chosen = choose(offer)
    _write(output / "configuration.txt", render_configuration(chosen, "ru"))
    best = find(offer)
    _write(output / "programme.yaml", as_yaml(best.configuration.offer))
    _write(output / "quote.html", dms.render_quote_html(best.configuration.quote, "ru"))
    plan = by_grades(offer)
    _write(output / "grades.yaml", as_yaml(plan.offer))
    _write(output / "grades.html", dms.render_quote_html(plan.quote, "ru"))


def choose(offer: dms.Offer) -> dms.Configuration:
    """Choose step by step, run into a contradiction and out of it."""
    _title("Выбор: что взято, что из этого следует, сколько это стоит")
    start = dms.configure(offer, _people().roster, today=TODAY)
    _say("по умолчанию", start)
    chosen = start.choose("dental", "planned_inpatient.ward=single")
    _say("+ стоматология и одноместная палата в плановом стационаре", chosen)
    ward = chosen.state("emergency_inpatient.ward=single")
    if ward.why is not None:
        print(f"  следует отсюда: {ward.title.to('ru')}")
    clash = chosen.choose("telemedicine", "home_care.territory=region")
    _say("+ онлайн-врач и врач на дом по всей области", clash)
    explain(clash)
    decided = clash.undo(*(one.choice.name for one in clash.ways_out[0]))
    _say("первый выход", decided)
    return decided


def explain(clash: dms.Configuration) -> None:
    """Say what contradicts what, and what may be taken back."""
    for one in clash.clashes:
        print(f"  не сочетаются: {_titles(clash, one.decisions)}")
        if (rules := rules_in_words(one)) is not None:
            print(f"  потому что: {rules.to('ru')}")
    for number, way in enumerate(clash.ways_out, 1):
        print(f"  выход {number}: отказаться от «{_titles(clash, way)}»")


def find(offer: dms.Offer) -> Found:
    """Find the best programme for the brief within its budget."""
    _title("Поиск: лучшая программа для требований")
    brief = dms.load_requirement(HERE / "brief.yaml", name="brief.yaml")
    found = dms.best(offer, _people().roster, requirement=brief, today=TODAY)
    best, dearer = found.best, found.next_better
    if best is None:
        raise SystemExit("Ни одна программа не укладывается в бюджет.")
    print(f"Бюджет на всех: {_roubles(found.allowed)}")
    for one in found.frontier:
        mark = "→" if one is best else " "
        print(f"{mark} {_roubles(one.total):>14}   желаний выполнено: {one.gains}")
    for answered in best.wishes:
        if not answered.is_met:
            print(f"Не выполнено: {answered.wish.title.to('ru')}")
    if dearer is not None:
        print(f"Выполнить больше: ещё {_roubles(dearer.total - best.total)}")
    return best


def by_grades(offer: dms.Offer) -> dms.GradePlan:
    """Find programmes for three grades under one budget, and say what upgrades cost."""
    _title("Грейды: кому какая программа")
    grades = dms.load_grades(HERE / "grades.yaml", name="grades.yaml")
    assigned = dms.assign(_people(grades.columns).roster, grades, start=START)
    found = dms.search_grades(offer, assigned, grades, budget=BUDGET, today=TODAY).best
    if found is None:
        raise SystemExit("Программы всех грейдов не укладываются в бюджет.")
    names = {one.id: one.title.to("ru") for one in grades.grades}
    for row in found.plan.budgets:
        name = names.get(row.grade or "", "Весь договор")
        print(f"{name}: {row.heads} чел., {_roubles(row.premium)}")
        print(f"  платит компания {_roubles(row.employer)}, осталось {_roubles(row.left)}")
    print(f"Вместе: {_roubles(found.total)} из {_roubles(BUDGET)}")
    for path in dms.upgrade_summaries(found.plan.upgrades):
        usual = None if path.employees is None else path.employees.usual
        print(f"«{names[path.upgrade]}» вместо «{names[path.grade]}»: доплата {_roubles(usual)}")
    return found.plan


def _people(extra: Iterable[str] = ()) -> RosterImport:
    return dms.read_roster(HERE / "roster.csv", as_of=TODAY, extra=extra)


def _say(step: str, configuration: dms.Configuration) -> None:
    print(f"{step}: {_roubles(configuration.total)}")


def _titles(configuration: dms.Configuration, decisions: Iterable[Decision]) -> str:
    parts = configuration.bench.model.parts
    return "; ".join(decision_title(one, parts).to("ru") for one in decisions)


def _roubles(amount: Decimal | None) -> str:
    return "цены нет" if amount is None else format_money(amount, "ru")


def _title(words: str) -> None:
    print(f"\n— {words} —\n")


def _write(file: Path, words: str) -> None:
    file.write_text(words, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
