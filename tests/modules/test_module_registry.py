"""Kinds of care from this package and from others, working and broken."""

import os
import subprocess
import sys
import textwrap
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path

import pytest

import dms
from dms.issues import Severity
from dms.modules import Module, Programme, Stated, kinds, plugin_issues, title_of
from dms.modules.dental import Dental
from dms.modules.registry import BUILT_IN, GROUP, Registry

WORKING = """
    from typing import Literal
    from dms.i18n import text
    from dms.modules import Module
    from dms.modules.questions import Ask

    class HearingAids(Module):
        '''Hearing aids.'''
        title = text("Hearing aids")
        description = text("Choice and care of hearing aids")
        asks = (Ask.about("ears", question=text("for one ear or for both?")),)
        kind: Literal["hearing_aids"] = "hearing_aids"
        ears: int | None = None
"""
USURPER = WORKING.replace("hearing_aids", "dental")
NAMELESS = """
    from dms.modules import Module

    class HearingAids(Module):
        '''A kind of care without a kind.'''
"""
UNTITLED = """
    from typing import Literal
    from dms.modules import Module

    class HearingAids(Module):
        '''A kind of care without a title.'''
        kind: Literal["hearing_aids"] = "hearing_aids"
"""
UNBUILT = WORKING.replace("int | None", "Ask | None")


def install(folder: Path, name: str, code: str, target: str = "HearingAids") -> EntryPoint:
    """Lay out a package as an installer would, and return its entry point."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\ncare = {name}:{target}\n")
    (folder / f"{name}.py").write_text(textwrap.dedent(code), encoding="utf-8")
    (point,) = Distribution.at(info).entry_points
    return point


@pytest.fixture
def packages(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for path in tmp_path.glob("*.py"):
        sys.modules.pop(path.stem, None)


def test_every_built_in_kind_has_a_file_of_its_own():
    assert set(kinds().values()) >= set(BUILT_IN)
    for kind, module in Registry.built_in().kinds.items():
        assert module.__module__ == f"dms.modules.{kind}"
        assert module.__name__ == kind.title().replace("_", "")


def test_no_kind_in_the_package_is_forgotten():
    folder = Path(dms.__file__).parent / "modules"
    written = {p.stem for p in folder.glob("*.py") if "kind: Literal" in p.read_text("utf-8")}
    assert set(Registry.built_in().kinds) == written


def test_the_list_of_kinds_cannot_be_changed():
    with pytest.raises(TypeError):
        kinds()["dental"] = Module  # type: ignore[index]


def test_nothing_is_wrong_here():
    assert plugin_issues() == ()


def test_titles():
    assert title_of("dental").to("en") == "Dental care"
    assert title_of("moon_trip").to("en") == "moon_trip"


def test_another_package_adds_a_kind(packages):
    registry = Registry.built_in().with_plugins([install(packages, "dms_hearing", WORKING)])
    assert registry.issues == ()
    assert list(registry.kinds) == [*Registry.built_in().kinds, "hearing_aids"]
    module = registry.kinds["hearing_aids"].model_validate({"kind": "hearing_aids"})
    assert [q.code for q in module.questions()] == ["MODULE-EARS-UNSTATED"]


@pytest.mark.parametrize(
    ("code", "target", "reason"),
    [
        ("import no_such_thing", "HearingAids", "it cannot be loaded (ModuleNotFoundError)"),
        ("1 / 0", "HearingAids", "it cannot be loaded (ZeroDivisionError)"),
        ("x = 1", "HearingAids", "it cannot be loaded (AttributeError)"),
        ("HearingAids = 1", "HearingAids", "it is not a kind of care"),
        ("class HearingAids: pass", "HearingAids", "it is not a kind of care"),
        (NAMELESS, "HearingAids", "it lacks a kind, a title or a description"),
        (UNTITLED, "HearingAids", "it lacks a kind, a title or a description"),
        (UNBUILT, "HearingAids", "it cannot be loaded (PydanticSchemaGenerationError)"),
        (USURPER, "HearingAids", "there is a kind “dental” already"),
    ],
)
def test_a_broken_package_is_a_warning_that_names_it(packages, code, target, reason):
    point = install(packages, "dms_broken", code, target)
    registry = Registry.built_in().with_plugins([point])
    assert registry.kinds == Registry.built_in().kinds
    (issue,) = registry.issues
    assert (issue.code, issue.severity) == ("MODULE-PLUGIN-BROKEN", Severity.WARNING)
    assert issue.message("en") == (
        f"The package “dms_broken” adds a kind of care that cannot be used: {reason}."
    )
    assert issue.advice("en").startswith("Update or uninstall the package")


def test_a_kind_may_bring_along_care_that_nobody_knows(monkeypatch):
    monkeypatch.setattr(Dental, "also_gives", lambda _: ("moon_trip",))
    read = Programme.model_validate({"id": "a", "modules": [{"kind": "dental"}]})
    assert read.offers("moon_trip") is Stated.YES
    assert "MODULE-LINE-UNSTATED" not in {q.code for q in read.questions()}


def test_of_two_packages_with_one_kind_the_first_by_name_stays(packages):
    points = [install(packages, name, WORKING) for name in ("b_hearing", "a_hearing")]
    for order in (points, points[::-1]):
        registry = Registry.built_in().with_plugins(order)
        assert registry.kinds["hearing_aids"].__module__ == "a_hearing"
        assert ["b_hearing" in i.message("en") for i in registry.issues] == [True]


def test_an_entry_point_without_a_package_is_named_by_its_target():
    stray = EntryPoint("care", "no_such_package:Care", GROUP)
    (issue,) = Registry.built_in().with_plugins([stray]).issues
    assert "no_such_package:Care" in issue.message("en")


def test_an_offer_uses_an_installed_kind_while_a_broken_neighbour_only_warns(tmp_path):
    install(tmp_path, "dms_hearing", WORKING)
    install(tmp_path, "dms_broken", "raise RuntimeError('secret')")
    script = """
        from dms.modules import Programme, plugin_issues
        read = Programme.model_validate(
            {"id": "a", "modules": [{"kind": "dental"}, {"kind": "hearing_aids", "ears": 2}]}
        )
        print(read.offers("hearing_aids"), read.module("hearing_aids").ears)
        print("hearing_aids" in str(Programme.model_json_schema()))
        print([i.message("en") for i in plugin_issues()])
    """
    paths = [str(tmp_path), *(p for p in sys.path if p)]
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    stated, in_schema, issues = done.stdout.splitlines()
    assert (stated, in_schema) == ("yes 2", "True")
    assert issues == (
        "['The package “dms_broken” adds a kind of care that cannot be used:"
        " it cannot be loaded (RuntimeError).']"
    )
