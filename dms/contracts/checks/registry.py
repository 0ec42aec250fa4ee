"""Registry: all checks there are, built in and from other packages.

A new check is a function with :func:`~dms.contracts.checks.check.check` before it and its name in
the `CHECKS` of its file; a new file has a line in :data:`FAMILIES`. Another package adds its own
rules with an entry point that leads to a check or to several::

    [project.entry-points."dms.contract_checks"]
    house = "our_rules:CHECKS"

A package that does not work becomes a warning that names it, and the rest goes on; it can never
replace another check.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from attrs import field, frozen

from dms.contracts.checks import (
    care,
    clinics,
    contract_form,
    contributions,
    dental,
    early_end,
    exclusions,
    foreigners,
    hospitals,
    insurer_changes,
    joining,
    leaving,
    limits,
    list_columns,
    office_doctor,
    payments,
    personal_data,
    pricing_terms,
    protection,
    refunds,
    relatives,
    rosters,
    symmetry,
    tax_lines,
    taxes,
    territories,
    time_counting,
    withdrawal,
)
from dms.contracts.checks.check import Check
from dms.i18n import Text, text
from dms.issues import Issue, Severity

__all__ = ["BUILT_IN", "FAMILIES", "GROUP", "CheckRegistry", "all_checks", "broken", "installed"]

GROUP = "dms.contract_checks"
"""The entry point group in which other packages name their checks."""

FAMILIES = (
    care,
    limits,
    exclusions,
    hospitals,
    dental,
    office_doctor,
    territories,
    clinics,
    joining,
    relatives,
    leaving,
    rosters,
    refunds,
    early_end,
    pricing_terms,
    insurer_changes,
    symmetry,
    payments,
    time_counting,
    contract_form,
    protection,
    withdrawal,
    taxes,
    contributions,
    tax_lines,
    foreigners,
    personal_data,
    list_columns,
)
"""The files with the checks of this package, in the order in which they are listed."""

BUILT_IN: tuple[Check, ...] = tuple(one for family in FAMILIES for one in family.CHECKS)
"""The checks of this package."""


def _read_only(found: Mapping[str, Check]) -> Mapping[str, Check]:
    return MappingProxyType(dict(found))


@frozen
class CheckRegistry:
    """Checks by id, whose they are, and what was wrong with packages that wanted to add some."""

    checks: Mapping[str, Check] = field(converter=_read_only)
    packages: Mapping[str, str] = field(factory=dict)
    """The package of each check that is not of this one, by its id."""
    issues: tuple[Issue, ...] = ()

    @classmethod
    def built_in(cls) -> "CheckRegistry":
        """Return the checks of this package alone."""
        return cls({one.id: one for one in BUILT_IN})

    def with_plugins(self, points: Iterable[EntryPoint]) -> "CheckRegistry":
        """Return this registry with the checks of `points` added, in the order of their names."""
        found, packages, issues = dict(self.checks), dict(self.packages), list(self.issues)
        for point in sorted(points, key=lambda p: (_package(p), p.name, p.value)):
            for one in _loaded(point):
                if isinstance(one, Issue):
                    issues.append(one)
                elif one.id in found:
                    issues.append(_twice(point, one))
                else:
                    found[one.id], packages[one.id] = one, _package(point)
        return CheckRegistry(found, packages, tuple(issues))

    def package_of(self, check: Check) -> str | None:
        """Return the package that added a check; None for those of this package and of nobody."""
        same = self.checks.get(check.id) is check
        return self.packages.get(check.id) if same else None


def all_checks() -> tuple[Check, ...]:
    """Return all checks, built-in ones first."""
    return tuple(installed().checks.values())


@cache
def installed() -> CheckRegistry:
    """Return the checks of this package and of all others that are installed."""
    return CheckRegistry.built_in().with_plugins(entry_points(group=GROUP))


def broken(package: str, id_: str, reason: Text) -> Issue:
    """Warn of a check from another package that cannot be used."""
    return Issue(
        "CHECK-PLUGIN-BROKEN",
        Severity.WARNING,
        text(
            "The package “{package}” adds a check “{id}” that cannot be used: {reason}.",
            package=package,
            id=id_,
            reason=reason,
        ),
        text("Update or uninstall the package; all other checks work as before."),
    )


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.value


def _loaded(point: EntryPoint) -> Iterator[Check | Issue]:
    """Return what an entry point leads to: a check, several, or why it cannot be used."""
    try:
        loaded = point.load()
        found = [loaded] if isinstance(loaded, Check) else list(loaded)
    except Exception as error:  # whatever a foreign package does, the rest goes on
        reason = text("it cannot be loaded ({error})", error=type(error).__name__)
        yield broken(_package(point), point.name, reason)
        return
    for one in found:
        usable = isinstance(one, Check)
        yield one if usable else broken(_package(point), point.name, text("it is not a check"))


def _twice(point: EntryPoint, check: Check) -> Issue:
    return Issue(
        "CHECK-ID-TWICE",
        Severity.WARNING,
        text(
            "The package “{package}” adds a second check “{id}”; the first one stays.",
            package=_package(point),
            id=check.id,
        ),
        text("Give the check of the package an id of its own."),
    )
