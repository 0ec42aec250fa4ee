"""Mistakes in what an offer lets choose: each on its line, with what may stand there."""

from pathlib import Path

import pytest

from dms.errors import LoadError
from dms.io.grades import load_grades
from dms.io.offers import load_offer
from dms.issues import Issue

OFFER = """\
dms: offer/1
id: o-1
insurer: {id: i, name: Страховщик}
same_for_all: [dental.place]
programmes:
  - id: std
    options:
      tier:
        written: plain
        values:
          better: {name: Лучше, set: {clinic_tier: business}, percent: 10}
    rules:
      - {choose: dental.place=both, requires: [outpatient]}
    modules:
      - {kind: outpatient, premium: 1000}
      - kind: dental
        premium: 500
        options:
          place:
            written: clinic
            written_name: в поликлинике
            values:
              both: {name: везде, add: 900}
"""
GRADES = """\
dms: grades/1
id: g-1
grades:
  - id: all
    choose: [dental]
    set: {dental.place: both}
"""


def issue_of(folder: Path, old: str, new: str) -> Issue:
    """Return the one thing that is wrong with the offer after a slip of the pen."""
    path = folder / "offer.yaml"
    path.write_text(OFFER.replace(old, new), "utf-8")
    with pytest.raises(LoadError) as caught:
        load_offer(path)
    (issue,) = caught.value.issues
    return issue


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("add: 900", "ad: 900", 23, "Did you mean add?"),
        ("везде, add", "везде, ste: {}, add", 23, "Did you mean set?"),
        ("percent: 10", "percnt: 10", 11, "Did you mean percent?"),
        ("written_name", "writen_name", 21, "Did you mean written_name?"),
        (
            "везде, add",
            "везде, sum: 1, add",
            23,
            "Remove it. Known here are: name, set, premium, add",
        ),
        (
            "requires: [",
            "need: x, requires: [",
            13,
            "Remove it. Known here are: id, choose, requires",
        ),
    ],
)
def test_a_misspelt_key_of_an_option(
    tmp_path: Path, old: str, new: str, line: int, hint: str
) -> None:
    issue = issue_of(tmp_path, old, new)
    assert (issue.code, issue.where.line) == ("DOC-KEY-UNKNOWN", line)
    assert issue.hint is not None
    assert issue.hint.to("en").startswith(hint)


def test_a_price_that_is_neither_the_same_nor_unknown(tmp_path: Path) -> None:
    issue = issue_of(tmp_path, "add: 900", "price: free")
    assert issue.code == "DOC-CHOICE-INVALID"
    assert issue.hint is not None
    assert issue.hint.to("en") == "Write one of: same, unknown."


@pytest.mark.parametrize(
    ("old", "new", "line", "example"),
    [
        ("[dental.place]", "[dental]", 4, "`outpatient.access`"),
        ("choose: dental.place=both", "choose: dental.place", 13, "`dental.place=specialised`"),
        ("[outpatient]", '["out patient"]', 13, "`dental.place=specialised`"),
    ],
)
def test_the_form_of_a_name_is_said_in_words(
    tmp_path: Path, old: str, new: str, line: int, example: str
) -> None:
    issue = issue_of(tmp_path, old, new)
    assert (issue.code, issue.where.line) == ("DOC-VALUE-INVALID", line)
    assert issue.hint is not None
    assert example in issue.hint.to("en")
    assert "^" not in issue.line("en")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("[dental]", "[dental place]", 5), ("{dental.place: both}", "{dental: both}", 6)],
)
def test_the_same_in_grades(tmp_path: Path, old: str, new: str, line: int) -> None:
    path = tmp_path / "grades.yaml"
    path.write_text(GRADES.replace(old, new), "utf-8")
    with pytest.raises(LoadError) as caught:
        load_grades(path)
    (issue,) = caught.value.issues
    assert (issue.code, issue.where.line) == ("DOC-VALUE-INVALID", line)
    assert "pattern" not in issue.line("en")
