"""Check: one rule about offers and contracts, with its reason, its source and better wording.

A check is a function that looks at a :class:`~dms.contracts.checks.subject.Subject` and gives a
verdict for each place it concerns; the decorator adds what people need to know about it::

    @check(
        "ENR-01",
        Gravity.MAJOR,
        title=text("People can join on few days only"),
        why=text("Who is hired in between waits for the next day without cover."),
        wording=text("..."),
        norms=(Norm("dms-ru.txt", NormStatus.PRACTICE),),
        better=joining_on_any_day,
    )
    def entry_days(subject: Subject) -> Iterator[Verdict]: ...

No verdict means that the check does not apply.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of, is_callable, matches_re, optional

from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.contracts.terms.terms import Terms
from dms.i18n import Text

__all__ = ["Check", "Gravity", "Norm", "NormStatus", "check"]

ID_PATTERN = r"[A-Z]{2,3}-\d{2}"


class Gravity(StrEnum):
    """How much a finding hurts, the worst first."""

    CRITICAL = "critical"
    """The contract is void, or a condition of the law or of the tax rules is broken."""
    MAJOR = "major"
    """Money or cover is at risk."""
    MINOR = "minor"
    NOTE = "note"
    """Good to know."""

    @property
    def rank(self) -> int:
        """Return 0 for the worst, more for what is milder."""
        return list(Gravity).index(self)

    def at_least(self, other: "Gravity") -> bool:
        """Say whether this is as grave as `other` or graver."""
        return self.rank <= other.rank


class NormStatus(StrEnum):
    """How well the source of a rule is established."""

    TEXT = "text"
    """The text of the law was read."""
    SECONDARY = "secondary"
    """Known from letters, digests and articles."""
    DISPUTED = "disputed"
    """A position of an authority that is not the only one."""
    INFERENCE = "inference"
    """What the norm implies by our reading; it does not say so itself (вывод из нормы)."""
    PRACTICE = "practice"
    """A business recommendation, not a violation of anything (деловая рекомендация)."""

    @property
    def is_recommendation(self) -> bool:
        """Whether nothing is violated by who does otherwise."""
        return self in (NormStatus.INFERENCE, NormStatus.PRACTICE)


@frozen
class Norm:
    """Where a rule comes from: an article of the law, a letter, a clause of a text."""

    cite: str
    """As lawyers cite it, in Russian: «ГК РФ ст. 958 п. 3»."""
    status: NormStatus
    since: date | None = None
    """First day on which it holds, where that is known."""
    until: date | None = None
    """Last day on which it holds."""
    note: Text | None = None


@frozen
class Check:
    """One rule and what people need to know about it.

    Raises TypeError for a part of another type, so that a rule of another package cannot take a
    report down.
    """

    id: str = field(validator=matches_re(ID_PATTERN))
    """Family and number, `ENR-01`; it never changes its meaning."""
    gravity: Gravity = field(validator=instance_of(Gravity))
    title: Text = field(validator=instance_of(Text))
    """What is wrong, in a few words."""
    why: Text = field(validator=instance_of(Text))
    """Why that hurts the client."""
    wording: Text = field(validator=instance_of(Text))
    """The clause to offer instead; contracts are in Russian, so show it in Russian."""
    norms: tuple[Norm, ...] = field(validator=deep_iterable(instance_of(Norm), instance_of(tuple)))
    look: Callable[[Subject], Iterable[Verdict]] = field(validator=is_callable(), repr=False)
    better: Callable[[Terms], Terms] | None = field(
        default=None, validator=optional(is_callable()), repr=False
    )
    """The same terms with the better clause, to count what it is worth to this group."""

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("-")[0]

    @property
    def is_recommendation(self) -> bool:
        """Whether it rests on practice and inference alone: a recommendation, not a violation."""
        return all(norm.status.is_recommendation for norm in self.norms)


def check(
    id_: str,
    gravity: Gravity,
    *,
    title: Text,
    why: Text,
    wording: Text,
    norms: Iterable[Norm],
    better: Callable[[Terms], Terms] | None = None,
) -> Callable[[Callable[[Subject], Iterable[Verdict]]], Check]:
    """Make a check of the function that looks."""

    def made(look: Callable[[Subject], Iterable[Verdict]]) -> Check:
        return Check(id_, gravity, title, why, wording, tuple(norms), look, better)

    return made
