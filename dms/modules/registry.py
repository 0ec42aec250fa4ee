"""Registry: all kinds of care there are, built in and from other packages.

A new kind is a file with a :class:`~dms.modules.base.Module` subclass and a line in
:data:`BUILT_IN`. Another package adds a kind with an entry point::

    [project.entry-points."dms.modules"]
    hearing_aids = "dms_hearing:HearingAids"

Other packages are looked at when a document is read for the first time. A package that does not
work becomes a warning that names it, and the rest goes on; it can never replace a built-in kind.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Annotated, Any

from attrs import field, frozen
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.modules.abroad import Abroad
from dms.modules.ambulance import Ambulance
from dms.modules.annual_care import AnnualCare
from dms.modules.base import Module
from dms.modules.check_up import CheckUp
from dms.modules.chronic_care import ChronicCare
from dms.modules.dental import Dental
from dms.modules.elderly import Elderly
from dms.modules.emergency_inpatient import EmergencyInpatient
from dms.modules.home_care import HomeCare
from dms.modules.infant import Infant
from dms.modules.maternity import Maternity
from dms.modules.office_doctor import OfficeDoctor
from dms.modules.outpatient import Outpatient
from dms.modules.planned_inpatient import PlannedInpatient
from dms.modules.pregnancy import Pregnancy
from dms.modules.rehabilitation import Rehabilitation
from dms.modules.specific_therapy import SpecificTherapy
from dms.modules.telemedicine import Telemedicine
from dms.modules.toddler import Toddler
from dms.modules.vaccination import Vaccination

__all__ = ["BUILT_IN", "GROUP", "AnyModule", "Registry", "kinds", "plugin_issues", "title_of"]

GROUP = "dms.modules"
"""The entry point group in which other packages name their kinds of care."""

BUILT_IN: tuple[type[Module], ...] = (
    Outpatient,
    HomeCare,
    Dental,
    Ambulance,
    EmergencyInpatient,
    PlannedInpatient,
    OfficeDoctor,
    Vaccination,
    Rehabilitation,
    SpecificTherapy,
    ChronicCare,
    Maternity,
    Telemedicine,
    CheckUp,
    Abroad,
    Pregnancy,
    Infant,
    Toddler,
    Elderly,
    AnnualCare,
)
"""The kinds of care of this package, in the order in which they are shown."""


def _read_only(kinds: Mapping[str, type[Module]]) -> Mapping[str, type[Module]]:
    return MappingProxyType(dict(kinds))


@frozen
class Registry:
    """Kinds of care by name, and what was wrong with packages that wanted to add some."""

    kinds: Mapping[str, type[Module]] = field(converter=_read_only)
    issues: tuple[Issue, ...] = ()

    @classmethod
    def built_in(cls) -> "Registry":
        """Return the kinds of this package alone."""
        return cls({_kind_of(module): module for module in BUILT_IN})

    def with_plugins(self, points: Iterable[EntryPoint]) -> "Registry":
        """Return this registry with the kinds of `points` added, in the order of their names."""
        found, issues = dict(self.kinds), list(self.issues)
        for point in sorted(points, key=lambda p: (_distribution(p), p.name, p.value)):
            added = _load(point, found)
            if isinstance(added, Issue):
                issues.append(added)
            else:
                found[_kind_of(added)] = added
        return Registry(found, tuple(issues))


def kinds() -> Mapping[str, type[Module]]:
    """Return all kinds of care by name, built-in ones first."""
    return _installed().kinds


def plugin_issues() -> tuple[Issue, ...]:
    """Return a warning for each installed package whose kind of care cannot be used."""
    return _installed().issues


def title_of(kind: str) -> Text:
    """Return what a kind of care is called, or its bare name if nobody knows it."""
    module = kinds().get(kind)
    return module.title if module is not None else Text("{kind}", {"kind": kind})


@cache
def _installed() -> Registry:
    return Registry.built_in().with_plugins(entry_points(group=GROUP))


def _kind_of(module: type[Module]) -> str:
    return str(module.model_fields["kind"].default)


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.value


def _load(point: EntryPoint, known: Mapping[str, type[Module]]) -> type[Module] | Issue:
    try:
        loaded = point.load()
        if not (isinstance(loaded, type) and issubclass(loaded, Module)):
            return _broken(point, text("it is not a kind of care"))
        loaded.model_rebuild()
    except Exception as error:  # whatever a foreign package does, the rest goes on
        return _broken(point, text("it cannot be loaded ({error})", error=type(error).__name__))
    if not _is_complete(loaded):
        return _broken(point, text("it lacks a kind, a title or a description"))
    if _kind_of(loaded) in known:
        return _broken(point, text("there is a kind “{kind}” already", kind=_kind_of(loaded)))
    return loaded


def _is_complete(module: type[Module]) -> bool:
    has_kind = isinstance(module.model_fields["kind"].default, str)
    return has_kind and hasattr(module, "title") and hasattr(module, "description")


def _broken(point: EntryPoint, reason: Text) -> Issue:
    return Issue(
        "MODULE-PLUGIN-BROKEN",
        Severity.WARNING,
        text(
            "The package “{package}” adds a kind of care that cannot be used: {reason}.",
            package=_distribution(point),
            reason=reason,
        ),
        text("Update or uninstall the package; all other kinds of care work as before."),
    )


class _ByKind:
    """Tells pydantic to choose the class of a module by its `kind`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        choices = {kind: handler.generate_schema(module) for kind, module in kinds().items()}
        return core_schema.tagged_union_schema(choices, discriminator="kind")


AnyModule = Annotated[Module, _ByKind]
"""A module of any known kind, told apart by `kind`."""
