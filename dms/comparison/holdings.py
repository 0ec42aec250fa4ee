"""Holdings: what one offer can bring into a comparable scope, and what it cannot leave out.

Care with a price of its own can be taken or left; care under one price for the whole programme
comes all together or not at all.
"""

from collections.abc import Mapping
from typing import Self

from attrs import frozen

from dms.comparison.answers import Answer, Priced, answer_in
from dms.comparison.compared import Compared
from dms.modules.programme import Programme
from dms.modules.questions import Stated

__all__ = ["Holding", "Holdings"]

_APART = (Priced.OWN, Priced.INCLUDED, Priced.FOR_CONTRACT)
"""Care whose price, be it nothing, is told apart from all other prices."""


@frozen(eq=False)
class Holding:
    """What one candidate has for one programme of the client."""

    programme: Programme
    answers: Mapping[str, Answer]

    @classmethod
    def of(cls, candidate: Compared, programme: Programme) -> Self:
        """Collect every kind of care that the programme or the contract has."""
        listed = {module.kind for module in programme.modules}
        given = {kind for module in programme.offered_modules for kind in module.also_gives()}
        general = {module.kind for module in candidate.offer.modules}
        found = sorted(listed | given | general)
        return cls(programme, {k: answer_in(candidate.candidate, programme, k) for k in found})

    @property
    def offered(self) -> frozenset[str]:
        """What is surely offered, however it is priced."""
        return frozenset(k for k, a in self.answers.items() if a.state is Stated.YES)

    @property
    def needed(self) -> frozenset[str]:
        """What one price for the whole programme covers, so that it cannot be left out."""
        return frozenset(k for k in self.offered if self._in_programme(k))

    @property
    def possible(self) -> frozenset[str]:
        """What can be in a scope: its price can be told, or it comes along with such care."""
        hosted = (k for k in self.offered if self._host(k) in self._apart)
        return self._apart | self.needed | frozenset(hosted)

    @property
    def for_contract(self) -> frozenset[str]:
        """What is priced once for the contract."""
        return frozenset(k for k, a in self.answers.items() if a.priced is Priced.FOR_CONTRACT)

    @property
    def listed(self) -> frozenset[str]:
        """What a quote can be told to take."""
        return frozenset(module.kind for module in self.programme.offered_modules)

    def requires(self, kind: str) -> tuple[str, ...]:
        """Return the kinds without which one is not taken: what it rests on, or comes with."""
        answer = self.answers[kind]
        if answer.with_module is not None:
            return (answer.with_module,)
        programme = answer.module is not None and answer.priced is not Priced.FOR_CONTRACT
        return answer.module.needed() if programme and answer.module is not None else ()

    def hidden_in(self, scope: frozenset[str]) -> frozenset[str]:
        """Return care outside a scope that sits in the price of care within it."""
        return frozenset(k for k in self.offered - scope if self._host(k) in scope)

    @property
    def _apart(self) -> frozenset[str]:
        return frozenset(k for k in self.offered if self.answers[k].priced in _APART)

    def _host(self, kind: str) -> str | None:
        answer = self.answers[kind]
        return answer.with_module if answer.priced is Priced.WITH_MODULE else None

    def _in_programme(self, kind: str) -> bool:
        answer = self.answers[self._host(kind) or kind]
        return answer.priced is Priced.IN_PROGRAMME


Holdings = Mapping[str | None, Holding]
"""What one candidate has for each programme of the client that somebody is in."""
