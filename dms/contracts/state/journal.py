"""Journal: the applied movements of a contract, each chained to the one before by a hash.

Whoever changes an entry, leaves one out or puts one in breaks the chain; replaying the requests
then also gives other figures. The hash is SHA-256 over canonical JSON (RFC 8785 in spirit: sorted
keys, no spaces, UTF-8).
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from attrs import field, frozen

from dms.contracts.rules.refund import Method
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.movement import Line, Movement
from dms.contracts.state.records import MemberRecord

__all__ = [
    "Entry",
    "begun",
    "canonical",
    "chained",
    "header_of",
    "outcome_of",
    "record_of",
]

Plain = dict[str, Any]


@frozen
class Entry:
    """One applied movement.

    `booked_on` is the day that statements show it on: the day of the request, and never before
    the entry above it, so that a month once closed stays as it was.
    """

    movement: Movement
    booked_on: date
    hash: str = field(repr=False)

    @property
    def number(self) -> int:
        """The number of the movement; entries are numbered from 1."""
        return self.movement.number


def canonical(data: Any) -> bytes:
    """Write plain data as the one JSON text that is hashed."""
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode()


def begun(header: Mapping[str, Any]) -> str:
    """Return the hash that the chain begins with: that of all that was agreed."""
    return sha256(canonical(header)).hexdigest()


def chained(before: str, record: Mapping[str, Any]) -> str:
    """Return the hash of an entry on top of the one before it."""
    return sha256(before.encode() + canonical(record)).hexdigest()


def record_of(movement: Movement, booked_on: date) -> Plain:
    """Return a movement as it is kept: what was asked for, and what came of it."""
    return {
        "number": movement.number,
        "booked_on": booked_on.isoformat(),
        "request": movement.request.model_dump(mode="json", exclude_none=True),
        "outcome": outcome_of(movement),
    }


def outcome_of(movement: Movement) -> Plain:
    """Return the dates and figures of a movement; two with the same outcome are the same."""
    roubles = movement.rounding.roubles
    outcome: Plain = {
        "effective": movement.effective.isoformat() if movement.effective else None,
        "amount": str(roubles(movement.units)),
        "paid": str(roubles(movement.change.paid)),
        "returned": str(roubles(movement.change.returned)),
        "set_off": str(roubles(_set_off(movement))),
        "lines": [_line(line, movement) for line in movement.lines],
    }
    return {name: value for name, value in outcome.items() if value not in (None, "0.00", [])}


def _set_off(movement: Movement) -> int:
    """Return what is set off against later premium of what was paid; cash is `returned`."""
    refunds = movement.refunds.values()
    return sum(refund.returned for refund in refunds if refund.method is Method.SET_OFF)


def _line(line: Line, movement: Movement) -> Plain:
    roubles = movement.rounding.roubles
    return {
        "kind": line.kind.value,
        "amount": str(roubles(line.units)),
        "start": line.period.start.isoformat(),
        "last_day": line.period.last_day.isoformat(),
        **({"member": line.member_id} if line.member_id is not None else {}),
        **({"programme": line.programme} if line.programme is not None else {}),
        **({"employer": str(roubles(line.employer))} if line.employer is not None else {}),
        **({"reverses": str(line.reverses)} if line.reverses is not None else {}),
        **({"parts": {k: str(roubles(u)) for k, u in line.parts}} if line.parts else {}),
    }


def header_of(agreement: Agreement) -> Plain:
    """Return everything that was agreed as plain data."""
    setting = agreement.setting
    header: Plain = {
        "contract": agreement.number,
        "policyholder": agreement.policyholder,
        "concluded_on": agreement.concluded_on.isoformat(),
        "period": {
            "start": setting.period.start.isoformat(),
            "last_day": setting.period.last_day.isoformat(),
        },
        "headcount": setting.headcount,
        "payment": setting.payment,
        "modules": agreement.chosen or None,
        "offer": agreement.offer.model_dump(mode="json", exclude_unset=True),
        "terms": agreement.terms.model_dump(mode="json", exclude_unset=True),
        "members": [_member(member) for member in agreement.members],
    }
    return {name: value for name, value in header.items() if value is not None}


def _member(member: Any) -> Plain:
    record = MemberRecord.of(member).model_dump(mode="json", exclude_none=True)
    if not record["extra"]:
        del record["extra"]
    dates = {"start": member.start, "last_day": member.last_day}
    return record | {name: day.isoformat() for name, day in dates.items() if day is not None}
