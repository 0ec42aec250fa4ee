"""Leading: several contracts through the same requests, so that only what all answer is compared.

A request that any of them leaves open is left out for all, and its question is asked.
"""

from collections.abc import Callable, Sequence

from dms.contracts.state.requests import Request
from dms.contracts.what_if.open_requests import LeftOut, open_in, with_followers
from dms.contracts.what_if.rerun import Rerun
from dms.issues import Issue

__all__ = ["Numbered", "Questions", "Way", "lead_together", "without"]

Numbered = tuple[int, Request]
Questions = tuple[Issue, ...]
Way = Callable[[Sequence[Numbered]], Rerun | Questions]
"""Leads a contract through requests, or says why there is none to be led."""


def lead_together(
    ways: Sequence[Way], requests: Sequence[Numbered]
) -> tuple[tuple[LeftOut, ...], list[Rerun | Questions]]:
    """Lead all ways through the requests that each of them answers.

    Leaving something out may open up more, so it is tried until nothing is open. Where some way
    cannot begin at all nothing is left out.
    """
    open_: dict[int, Questions] = {}
    left_out: tuple[LeftOut, ...] = ()
    while True:
        runs = [way(without(left_out, requests)) for way in ways]
        found = [open_in(one) for one in runs if isinstance(one, Rerun)]
        if not any(found) or len(found) < len(runs):
            return left_out, runs
        for questions in found:
            open_ |= {n: (*open_.get(n, ()), *issues) for n, issues in questions.items()}
        left_out = tuple(with_followers(requests, open_))


def without(left_out: Sequence[LeftOut], requests: Sequence[Numbered]) -> list[Numbered]:
    """Return the requests that are not left out."""
    numbers = {one.number for one in left_out}
    return [pair for pair in requests if pair[0] not in numbers]
