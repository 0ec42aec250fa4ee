"""What does not fit a document model becomes issues in plain words, each at its line."""

from datetime import date
from decimal import Decimal

import pytest
from validation_models import GOOD, Inpatient, Sample, Ward, issues_in

from dms.errors import LoadError
from dms.io.documents import read_document
from dms.io.parsed import Parsed
from dms.io.validation import validate


def test_a_good_document() -> None:
    sample = validate(Sample, read_document(GOOD, format="yaml"))
    assert sample.tariff.base == Decimal("18500.00")
    assert sample.start == date(2026, 2, 1)
    assert sample.modules[1] == Inpatient(kind="inpatient", ward=Ward.SINGLE, visits=3)


def test_unknown_is_not_stated() -> None:
    sample = validate(Sample, read_document(GOOD + "source: unknown\n", format="yaml"))
    assert sample.source is None
    assert "source" not in sample.model_fields_set


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "message", "advice"),
    [
        # keys
        ("id: std\n", "", "DOC-KEY-MISSING", ":1:1", "The key id is missing here.", "Add id"),
        ("  base: 18 500,00 ₽\n", "", "DOC-KEY-MISSING", ":5:3", "The key base is missing", "Add"),
        ("id: std", "id: unknown", "DOC-KEY-MISSING", ":1:5", "The key id is missing", "`unknown`"),
        (
            "direct:",
            "dirrect:",
            "DOC-KEY-UNKNOWN",
            ":12:1",
            "The key dirrect is not known here.",
            "Did you mean direct?",
        ),
        (
            "direct:",
            "Source:",
            "DOC-KEY-UNKNOWN",
            ":12:1",
            "The key Source is not known here.",
            "Did you mean source?",
        ),
        (
            "limit:",
            "лимит:",
            "DOC-KEY-UNKNOWN",
            ":9:5",
            "The key лимит is not known here.",
            "Remove it. Known here are: kind, dental, limit.",
        ),
        ("by: [age], ", "by: [age], row: 1, ", "DOC-KEY-UNKNOWN", ":6:21", "The key row", "rows?"),
        # choices
        (
            "kind: dental",
            "kind: dentall",
            "DOC-CHOICE-INVALID",
            ":8:11",
            "This kind is not known.",
            "Did you mean dental? Known are: dental, inpatient.",
        ),
        ("kind: dental", "kind: 7", "DOC-CHOICE-INVALID", ":8:11", "This kind", "Write one of:"),
        (
            "  - kind: dental\n    limit",
            "  - limit",
            "DOC-KEY-MISSING",
            ":8:5",
            "The key kind",
            "Add",
        ),
        (
            "ward: single",
            "ward: triple",
            "DOC-CHOICE-INVALID",
            ":10:29",
            "This is not one of the known values.",
            "Write one of: single, double.",
        ),
        ("ward: single", "ward: Singel", "DOC-CHOICE-INVALID", ":10:29", "This is", "mean single?"),
        ("direct: true", "currency: USD", "DOC-CHOICE-INVALID", ":12:11", "This", "one of: RUB."),
        # numbers
        ("18 500,00 ₽", "-1", "DOC-NUMBER-INVALID", ":5:9", "The number must be 0 or more.", "C"),
        ("18 500,00 ₽", "12k", "DOC-NUMBER-INVALID", ":5:9", "This is not an exact", "2100.50"),
        ("18 500,00 ₽", "true", "DOC-NUMBER-INVALID", ":5:9", "This is not an exact", "2100.50"),
        ("18 500,00 ₽", "9" * 31, "DOC-NUMBER-INVALID", ":5:9", "The number must have at", "C"),
        ("visits: 3", "visits: 0", "DOC-NUMBER-INVALID", ":10:45", "The number must be 1 or", "C"),
        (
            "visits: 3",
            "visits: 100",
            "DOC-NUMBER-INVALID",
            ":10:45",
            "The number must be less",
            "C",
        ),
        ("visits: 3", "visits: x", "DOC-VALUE-INVALID", ":10:45", "This must be a whole", "C"),
        ("visits: 3", "visits: 1.5", "DOC-VALUE-INVALID", ":10:45", "This must be a whole", "C"),
        ("rows: [1, 1.5]", "rows: [1, x]", "DOC-NUMBER-INVALID", ":6:31", "This is not", "Write"),
        ("{age: 1.2}", "{age: [1]}", "DOC-VALUE-INVALID", ":11:16", "This must be a number", "W"),
        # dates
        ("01.02.2026", "31.02.2026", "DOC-DATE-INVALID", ":3:8", "This is not a date.", "Write"),
        ("01.02.2026", "2026", "DOC-DATE-INVALID", ":3:8", "This is not a date.", "2026-02-01"),
        ("01.02.2026", "[1]", "DOC-DATE-INVALID", ":3:8", "This is not a date.", "2026-02-01"),
        # other values
        ("Стандарт", "2026", "DOC-VALUE-INVALID", ":2:7", "This must be a text.", "in quotes"),
        ("Стандарт", "A", "DOC-VALUE-INVALID", ":2:7", "The text must have 2 or more", "Write"),
        ("Стандарт", "A" * 11, "DOC-VALUE-INVALID", ":2:7", "The text must have at most 10", "S"),
        ("Стандарт", "'{x}'", "DOC-VALUE-INVALID", ":2:7", "write the name without {braces}", "C"),
        ("id: std", "id: a b", "DOC-VALUE-INVALID", ":1:5", "This short name has", "Use letters"),
        ("{age: 1.2}", "{a b: 1.2}", "DOC-VALUE-INVALID", ":11:11", "This short name", "Use"),
        ("true", "maybe", "DOC-VALUE-INVALID", ":12:9", "This must be true or false.", "Correct"),
        ("{age: 1.2}", "5", "DOC-VALUE-INVALID", ":11:10", "This must be a group of keys.", "W"),
        ("[age]", "age", "DOC-VALUE-INVALID", ":6:14", "This must be a list.", "Write it as"),
        (
            "{by: [age], rows: [1, 1.5]}",
            "[]",
            "DOC-VALUE-INVALID",
            ":6:9",
            "This must be a number or a group of keys.",
            "Correct the value.",
        ),
        # validators of the models
        (
            "[1, 1.5]",
            "[1, 2, 3]",
            "TARIFF-BAND-OVERLAP",
            ":6:34",
            "Two rows fit the age 18.",
            "Let one end at 18 and the other begin at 19.",
        ),
        ("age: 1.2", "age: 0", "FACTOR-ZERO", ":11:16", "A factor is above zero.", ""),
    ],
)
def test_one_mistake(old: str, new: str, code: str, place: str, message: str, advice: str) -> None:
    assert GOOD.count(old) == 1
    [issue] = issues_in(GOOD.replace(old, new))
    assert issue.code == code
    assert str(issue.where) == f"offer.yaml{place}"
    assert issue.message("en").startswith(message)
    assert advice in issue.advice("en")


def test_a_list_that_is_too_long() -> None:
    [issue] = issues_in(GOOD.replace("modules:", "modules:" + "\n  - kind: dental" * 3))
    assert issue.message("en") == "The list must have at most 4 parts."


def test_several_problems_of_one_validator_are_several_issues() -> None:
    found = issues_in(GOOD.replace("{age: 1.2}", "{age: 0, b: 1, sex: -1}"))
    assert [(i.code, i.where.pointer) for i in found] == [
        ("FACTOR-ZERO", "/factors/age"),
        ("FACTOR-ZERO", "/factors/sex"),
    ]


def test_everything_at_once_in_the_order_of_the_lines() -> None:
    found = issues_in(
        "factors: {age: x}\n"
        "modules:\n"
        "  - {kind: inpatient, ward: 1, foo: 1}\n"
        "  - 5\n"
        "  - {kind: x}\n"
        "tariff: {base: -1, rate: {by: 1}}\n"
        "id: ''\n"
    )
    assert [(i.code, i.where.line, i.where.pointer) for i in found] == [
        ("DOC-KEY-MISSING", 1, "/name"),
        ("DOC-NUMBER-INVALID", 1, "/factors/age"),
        ("DOC-CHOICE-INVALID", 3, "/modules/0/ward"),
        ("DOC-KEY-UNKNOWN", 3, "/modules/0/foo"),
        ("DOC-VALUE-INVALID", 4, "/modules/1"),
        ("DOC-CHOICE-INVALID", 5, "/modules/2/kind"),
        ("DOC-NUMBER-INVALID", 6, "/tariff/base"),
        ("DOC-KEY-MISSING", 6, "/tariff/rate/rows"),
        ("DOC-VALUE-INVALID", 6, "/tariff/rate/by"),
        ("DOC-VALUE-INVALID", 7, "/id"),
    ]


def test_a_tag_that_is_spelt_like_a_key_is_not_taken_for_it() -> None:
    found = issues_in(GOOD.replace('limit: "50000"', "dental: 1\n    foo: 1\n    limit: 1x"))
    assert [(i.code, i.where.pointer) for i in found] == [
        ("DOC-KEY-UNKNOWN", "/modules/0/foo"),
        ("DOC-NUMBER-INVALID", "/modules/0/limit"),
    ]


def test_a_wrong_whole() -> None:
    [issue] = issues_in("[1, 2]")
    assert (issue.code, str(issue.where)) == ("DOC-VALUE-INVALID", "offer.yaml:1:1")


def test_the_same_issues_in_every_format() -> None:
    toml = 'id = "std"\nname = 5\n[tariff]\nbase = "x"\n'
    with pytest.raises(LoadError) as refused:
        validate(Sample, read_document(toml, name="offer.toml"))
    assert [str(i.where) for i in refused.value.issues] == ["offer.toml:2:8", "offer.toml:4:8"]
    with pytest.raises(LoadError) as refused:
        validate(Sample, read_document('{"id": 5}', name="offer.json"))
    assert str(refused.value.issues[-1].where) == "offer.json:1:8"


def test_data_that_never_stood_in_a_file_has_pointers() -> None:
    with pytest.raises(LoadError) as refused:
        validate(Sample, Parsed({"id": "a", "name": "bb", "tariff": {"base": 0.5}}))
    [issue] = refused.value.issues
    assert str(issue.where) == "/tariff/base"


def test_a_long_key_is_cut_and_values_are_never_quoted() -> None:
    found = issues_in(GOOD.replace("direct", "x" * 500).replace("Стандарт", "Иванов Иван Иванович"))
    assert all(len(i.message("en")) < 100 for i in found)
    assert not any("Иванов" in i.line("en") for i in found)
