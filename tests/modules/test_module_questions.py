"""Three values, and questions for what is not stated."""

from typing import ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_helpers import answer, codes, pointers, programme, read

from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.modules import Stated, kinds
from dms.modules.questions import Ask, Asking, under

ASKED = [(kind, ask) for kind, module in kinds().items() for ask in module.asks]


class Part(Asking):
    family = "PART"
    title = text("Part")
    asks = (Ask.about("size", question=text("how large is it?")),)

    size: int | None = None


class Whole(Asking):
    family = "WHOLE"
    title = text("Whole")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask.about("colour", "shade", question=text("which colour?")),
    )

    colour: Literal["red"] | None = None
    shade: str | None = None
    first: Part | None = None
    parts: tuple[Part, ...] | None = None
    names: tuple[str, ...] | None = None


@pytest.mark.parametrize(
    ("answered", "stated"),
    [(True, Stated.YES), (False, Stated.NO), (None, Stated.NOT_STATED)],
)
def test_an_answer_has_three_values(answered, stated):
    assert Stated.of(answered) is stated


def test_not_stated_is_written_like_in_documents():
    assert Stated("unknown") is Stated.NOT_STATED


def test_a_question_says_what_to_ask_and_where_the_answer_belongs():
    (question,) = Whole().questions()
    assert question.code == "WHOLE-COLOUR-UNSTATED"
    assert question.severity is Severity.QUESTION
    assert question.message("en") == "Whole: which colour?"
    assert question.advice("en") == "Ask the insurer and write the answer into “colour”."
    assert question.where == Location(pointer="/colour")


@pytest.mark.parametrize("stated", [{"colour": "red"}, {"shade": "тёмный"}])
def test_any_of_the_fields_answers_the_question(stated):
    assert Whole.model_validate(stated).questions() == []


def test_parts_are_asked_at_their_own_place():
    whole = Whole(colour="red", first=Part(), parts=(Part(size=1), Part()), names=("a",))
    assert pointers(whole.questions()) == ["/first/size", "/parts/1/size"]
    assert set(codes(whole.questions())) == {"PART-SIZE-UNSTATED"}


def test_under_moves_issues_without_changing_them():
    bare = Issue("X", Severity.QUESTION, text("Whole"))
    placed = Issue("Y", Severity.QUESTION, text("Part"), where=Location(file="a", pointer="/b"))
    moved = under("/modules/0", [bare, placed])
    assert [i.where for i in moved] == [
        Location(pointer="/modules/0"),
        Location(file="a", pointer="/modules/0/b"),
    ]
    assert [i.code for i in moved] == ["X", "Y"]


@pytest.mark.parametrize(("kind", "ask"), ASKED)
def test_every_question_is_about_a_field_that_exists(kind, ask):
    assert set(ask.fields) <= set(kinds()[kind].model_fields)


@pytest.mark.parametrize(("kind", "ask"), ASKED)
def test_an_answer_takes_away_its_question_and_no_other(kind, ask):
    before = codes(read(kind).questions())
    for field in ask.fields:
        after = codes(read(kind, **{field: answer(kind, field)}).questions())
        code = f"MODULE-{ask.fields[0].upper().replace('_', '-')}-UNSTATED"
        assert sorted([*after, code]) == sorted(before)


@given(st.data())
def test_what_is_asked_is_exactly_what_is_left_out(data):
    kind = data.draw(st.sampled_from(sorted(kinds())))
    asks = kinds()[kind].asks
    fields = sorted({field for ask in asks for field in ask.fields})
    stated = data.draw(st.sets(st.sampled_from(fields)))
    module = read(kind, **{field: answer(kind, field) for field in stated})
    expected = {f"/{ask.fields[0]}" for ask in asks if not stated & set(ask.fields)}
    assert set(pointers(module.questions())) == expected


def test_a_fully_answered_programme_asks_nothing():
    modules = [
        {"kind": kind, **{f: answer(kind, f) for ask in module.asks for f in ask.fields}}
        for kind, module in kinds().items()
    ]
    assert programme(*modules).questions() == []
