"""A page with every macro and every chart, in figures that look like real ones."""

from datetime import date
from decimal import Decimal

from jinja2 import DictLoader

from dms.i18n import format_money
from dms.modules.questions import Stated
from dms.report.charts import (
    Bar,
    Level,
    MonthLine,
    Overlap,
    Part,
    bridge_bars,
    cap_line,
    month_lines,
    overlap_bars,
    stacked_bars,
)
from dms.report.page import page_environment

NAMES = (
    "МЕДСИ",
    "СПАО «Ингосстрах»",
    "АО «Группа страховых компаний „Согласие-Милосердие-Здоровье“», Северо-Западный филиал",
    "ВСК",
    "АльфаСтрахование",
    "Ренессанс Здоровье",
    "СОГАЗ",
    "РЕСО-Гарантия",
)
CARE = ("Поликлиника", "Стоматология", "Помощь на дому", "Скорая помощь", "Экстренный стационар",
        "Плановый стационар", "Врач в офисе", "Телемедицина")  # fmt: skip
MONTHS = [date(2026, month, 1) for month in range(1, 13)]


def _part(offer: int, care: int) -> Part:
    if (offer + care) % 5 == 4:
        stated = (Stated.NO, Stated.NOT_STATED, Stated.YES)[(offer + 2 * care) % 3]
        return Part(CARE[care], None, stated)
    amount = Decimal(31_000 - 3_700 * care + 1_113 * offer) + Decimal("0.37")
    return Part(CARE[care], amount)


def sample_bars(count: int) -> list[Bar]:
    return [Bar(NAMES[i], [_part(i, care) for care in range(len(CARE))]) for i in range(count)]


def sample_bridge(start: str = "4480000.00") -> tuple[Level, list[Level], Level]:
    steps = [
        Level("Стоматология с протезированием и имплантацией", Decimal("418200.40")),
        Level("Врач в офисе", Decimal("-96000.00")),
        Level("Коэффициент за численность", Decimal("-220415.13")),
        Level("Возраст", Decimal("0.00")),
        Level("Родственники", Decimal("187300.00")),
    ]
    end = Decimal(start) + sum((step.amount for step in steps), Decimal(0))
    return Level(f"{NAMES[0]}, 2026 год", Decimal(start)), steps, Level(NAMES[2], end)


def sample_overlaps(count: int) -> list[Overlap]:
    known = [Overlap(NAMES[i], 40 + i, 12 - i, 7 * i) for i in range(count)]
    return [Overlap(NAMES[i]) if i % 4 == 2 else known[i] for i in range(count)]


def sample_lines(count: int) -> list[MonthLine]:
    def cost(offer: int, month: int) -> Decimal | None:
        if offer == 3 and month in (4, 5):
            return None
        return Decimal(400_000 + 6_000 * offer + 7_250 * month * (offer % 3)) + Decimal("0.55")

    return [MonthLine(NAMES[i], [cost(i, m) for m in range(12)]) for i in range(count)]


def sample_charts(count: int, lang: str = "ru", mark: str = "") -> list[tuple[str, str]]:
    """Return each chart with its caption; `mark` tells the ids of several sets apart."""

    def named(prefix: str, title: str) -> dict[str, str]:
        return {"prefix": f"{prefix}{mark}", "title": title, "lang": lang}

    caps = [None, *map(Decimal, ("3120000.00", "5120000.00", "0.00", "4480000.00"))]
    used = Decimal("4480000.00")
    return [
        ("Премия по видам помощи", stacked_bars(sample_bars(count), **named("bars", "Премия"))),
        ("От одной премии к другой", bridge_bars(*sample_bridge(), **named("bridge", "Мост"))),
        ("Мост от нуля", bridge_bars(*sample_bridge("310000.00"), **named("low", "Мост"))),
        ("Клиники", overlap_bars(sample_overlaps(count), **named("clinics", "Клиники"))),
        ("По месяцам", month_lines(MONTHS, sample_lines(count), **named("months", "Месяцы"))),
        *(
            (f"Предел 6 %, случай {i}", cap_line(cap, used, **named(f"cap-{i}", "6 %")))
            for i, cap in enumerate(caps)
        ),
    ]


TEMPLATE = """\
{% extends "base.html.j2" %}
{% import "macros.html.j2" as ui %}
{% block main %}
{{ ui.contents([(1, "Итог"), (2, "Из чего складывается премия"), (3, "Сравнение по видам помощи"),
  (4, "Вопросы страховщикам")]) }}
{% call ui.section("Итог", number=1) %}
{{ ui.notice("Самое дешёвое предложение нельзя сравнить напрямую: в нём нет стоматологии.",
  "warning") }}
{% call ui.cards() %}
{% for name, total in cards %}
{{ ui.card(name, total | money, "за год", [("На человека", (total / 120) | round(2) | money),
  ("Обязательные требования", ui.status("met", "7 из 7")), ("Замечания", "2 ошибки, 5 вопросов")],
  note="В сопоставимом объёме — 3 918 400,00 ₽.",
  mark="Полностью отвечает запросу" if loop.first else "") }}
{% endfor %}
{% endcall %}
<p>Текст отчёта идёт обычными абзацами. Ширина строки ограничена, чтобы его было удобно читать.</p>
{% endcall %}
{% call ui.section("Из чего складывается премия", number=2) %}
{% for caption, chart in charts %}
{{ ui.figure(chart, caption, note="Суммы в рублях, на срок договора.") }}
{% endfor %}
{% endcall %}
{% call ui.section("Сравнение по видам помощи", number=3) %}
{{ ui.table("Виды помощи и цены", ["Вид помощи"] + names, rows, numeric=range(1, 9),
  foot=[["Всего"] + totals], note="«Не указано» — не «нет»: это вопрос страховщику.") }}
{% set ns = namespace(rows=[]) %}
{% for title, kind in demands %}
{% set ns.rows = ns.rows + [[title, ui.status(kind), "с 1-го числа"]] %}
{% endfor %}
{{ ui.table("Требования", ["", "Ответ", "В договоре"], groups=[("Обязательные", ns.rows),
  ("Желательные", ns.rows)]) }}
{{ ui.quoted("Скорая помощь оказывается в пределах МКАД и до 30 км от МКАД.",
  "Предложение, п. 4.2") }}
{% for kind in ("error", "warning", "question", "info") %}{{ ui.status(kind) }} {% endfor %}
{{ ui.notice("Есть ошибки в списке.", "error") }}
{{ ui.notice("Это не оферта.") }}
{% endcall %}
{% call ui.section("Вопросы страховщикам", number=4) %}
{{ ui.numbered(["Где действует помощь на дому?", "Какие стационары входят в программу?"]) }}
{% endcall %}
{% endblock %}
"""


def sample_page(count: int = 4, lang: str = "ru") -> str:
    """Write the page for so many offers."""
    environment = page_environment(lang)
    environment.loader.loaders.append(DictLoader({"sample.html.j2": TEMPLATE}))
    bars = sample_bars(count)
    rows = [[care, *(_written(bar.parts[i]) for bar in bars)] for i, care in enumerate(CARE)]
    return environment.get_template("sample.html.j2").render(
        title="Сравнение предложений по ДМС",
        lead=["ООО «Ромашка», 120 человек", "01.01.2026–31.12.2026"],
        footer=["Не является офертой; рассчитано программой dms."],
        cards=[(name, Decimal("4480000.00") - 1000 * i) for i, name in enumerate(NAMES[:count])],
        names=list(NAMES[:count]),
        rows=rows,
        totals=[format_money(bar.total) for bar in bars],
        demands=[("Поликлиника рядом с офисом", "met"), ("Стоматология", "missed"),
                 ("Помощь на дому за МКАД", "not_stated")],
        charts=sample_charts(count, lang),
    )  # fmt: skip


def _written(part: Part) -> str:
    if part.amount is not None:
        return format_money(part.amount)
    return {Stated.YES: "включено", Stated.NO: "нет", Stated.NOT_STATED: "не указано"}[part.stated]
