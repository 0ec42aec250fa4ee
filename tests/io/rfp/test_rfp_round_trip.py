"""Whatever an insurer answers: the filled form is the offer that it says, as YAML too."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rfp_filling import NAMED, answered, brief

from dms.io.documents import read_document
from dms.io.offers import load_offer
from dms.io.rfp.answers import AgeBand, Answer, Day, Lines, Number, TimeOfDay, Words
from dms.io.rfp.choices import Choice, ClinicNames, MonthDays, Several
from dms.io.rfp.form import Row, Target
from dms.io.rfp.forms import form_of
from dms.io.rfp.head import FormHead
from dms.io.terms import load_terms
from dms.io.validation import validate
from dms.io.yaml_writing import as_yaml
from dms.pricing.offer import Offer

ROWS = tuple(
    row
    for sheet in form_of(FormHead.of(brief(), insurer=None, lang="en")).row_sheets
    for row in sheet.rows
    if row.path[-1] not in ("limits", "name", "region", "city")
)
WORDS = st.text("абвяABz09 .,:%№«»-_'\"#&*!|>{}[]", min_size=1, max_size=12).map(str.strip)
LINE = WORDS.filter(lambda words: words.strip(" -–—.,:%№«»_'\"#&*!|>{}[]") != "")
CLINICS = ("Первая", "Вторая")

Said = tuple[Any, Any]
"""What is written into a cell, and the data that it means."""


def saying(answer: Answer) -> st.SearchStrategy[Said]:
    """Return words of a cell with what they mean."""
    match answer:
        case Choice():
            chosen = st.sampled_from(answer.options).map(lambda one: (one[1].to("en"), one[0]))
            return chosen if answer.otherwise is None else chosen | saying(answer.otherwise)
        case Several():
            some = st.lists(st.sampled_from(answer.options), min_size=1, max_size=3, unique=True)
            return some.map(lambda found: (joined(found), [value for value, _ in found]))
        case Number():
            return number(answer)
        case Day():
            return st.dates(min_value=DAY, max_value=DAY.replace(2030)).map(lambda d: (d, d))
        case AgeBand():
            return st.sampled_from(["18-65", "60+", "0", "3-7"]).map(lambda ages: (ages, ages))
        case TimeOfDay():
            return st.sampled_from(["09:00", "24:00", "23:59"]).map(lambda time: (time, time))
        case MonthDays():
            return st.just(("20, 5", [5, 20]))
        case ClinicNames():
            return st.just(("; ".join(CLINICS), ["первая", "вторая"]))
        case Lines():
            lines = st.lists(LINE, min_size=1, max_size=3)
            return lines.map(lambda found: ("; ".join(found), [" ".join(x.split()) for x in found]))
    assert isinstance(answer, Words)
    return LINE.map(lambda words: (words, " ".join(words.split())))


def joined(found: list[Any]) -> str:
    return "; ".join(words.to("en") for _, words in found)


def number(answer: Number) -> st.SearchStrategy[Said]:
    if answer.whole:
        whole = st.integers(int(answer.least), int(answer.most))
        return whole.map(lambda n: (n, n))
    places = min(answer.places, 2)
    written = st.decimals(answer.least, answer.most, places=places, allow_nan=False)
    exact = written.map(lambda n: Decimal(f"{n.normalize():f}"))  # a sheet keeps no final zeros
    return exact.map(lambda n: (str(n * 100) + " %" if answer.share else n, n))


@st.composite
def filled(draw: st.DrawFn) -> list[tuple[Row, Said]]:
    rows = draw(st.lists(st.sampled_from(ROWS), unique_by=lambda row: row.id, max_size=25))
    return [(row, draw(saying(row.answer))) for row in rows]


DAY = date(2026, 1, 1)


def expected(said: list[tuple[Row, Said]]) -> dict[str, Any]:
    """Put the answers of the offer together, as somebody who types the offer would."""
    programmes = [
        {"id": one.id, "modules": [{"kind": kind, "offered": None} for kind in one.kinds]}
        for one in FormHead.of(brief(), insurer=None, lang="en").programmes
    ]
    data: dict[str, Any] = {
        "dms": "offer/1",
        "id": "primer-ск-север",
        "insurer": {"id": "ск-север", "name": "СК «Север»"},
        "client": "ООО «Пример»",
        "period": {"start": "2026-02-01", "last_day": "2027-01-31"},
        "programmes": programmes,
        "modules": [{"kind": "office_doctor", "offered": None}],
        "clinics": [
            {"id": "первая", "name": "Первая"},
            {"id": "вторая", "name": "Вторая"},
        ],
    }
    for row, (_, value) in said:
        if row.target is Target.OFFER:
            part: Any = data
            for step in row.path[:-1]:
                part = part.setdefault(step, {}) if isinstance(part, dict) else part[step]
            part[row.path[-1]] = value
    return data


def without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_sources(v) for k, v in value.items() if k != "source"}
    return [without_sources(v) for v in value] if isinstance(value, list | tuple) else value


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=filled())
def test_a_filled_form_is_the_offer_that_it_says(
    said: list[tuple[Row, Said]], tmp_path: Path
) -> None:
    tables = {"rfp:clinics": [{"name": name} for name in CLINICS]}
    answer = answered({**NAMED, **{row.id: words for row, (words, _) in said}}, tables)
    try:
        meant = Offer.model_validate(expected(said))
    except ValueError:  # random answers may contradict one another
        assert answer.offer is None
        assert all(issue.where.cell for issue in answer.issues)
        return
    if answer.offer is None:
        assert {i.where.sheet for i in answer.issues} == {"Terms"} or _lacks_a_base(answer)
        return
    assert without_sources(answer.offer.model_dump()) == without_sources(meant.model_dump())
    path = tmp_path / "offer.yaml"
    path.write_text(as_yaml(answer.offer), "utf-8")
    assert load_offer(path).model_dump() == answer.offer.model_dump()
    terms = tmp_path / "terms.yaml"
    terms.write_text(as_yaml(answer.terms), "utf-8")
    assert load_terms(terms) == answer.terms


def _lacks_a_base(answer: Any) -> bool:
    return any(issue.code == "RFP-ANSWER-MISSING" for issue in answer.issues)


@pytest.mark.parametrize("name", ["sever", "yug"])
def test_the_offers_of_the_example_go_through_yaml(name: str, tmp_path: Path) -> None:
    root = Path(__file__).parents[3] / "examples" / "comparison"
    offer = load_offer(root / f"{name}.yaml")
    path = tmp_path / "copy.yaml"
    path.write_text(as_yaml(offer), "utf-8")
    assert load_offer(path).model_dump() == offer.model_dump()
    terms = load_terms(root / f"terms-{name}.yaml")
    path.write_text(as_yaml(terms), "utf-8")
    assert load_terms(path) == terms


@pytest.mark.parametrize(
    "words", ["no", "1e5", "010", "12:00", "unknown person", "null", "=1", "a: b", "#", "“ё”", "~"]
)
def test_texts_stay_texts_in_yaml(words: str) -> None:
    offer = validate(
        Offer,
        read_document(
            "dms: offer/1\nid: a\ninsurer: {id: a, name: A}\n"
            "programmes: [{id: a, modules: [{kind: dental, offered: unknown}]}]",
            format="yaml",
        ),
    ).model_copy(update={"client": words})
    offer = Offer.model_validate({**offer.model_dump(exclude_unset=True), "client": words})
    again = validate(Offer, read_document(as_yaml(offer), format="yaml"))
    assert again == offer
    assert again.client == words
    assert again.programmes[0].modules[0].offered is None
