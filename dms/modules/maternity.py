"""Maternity care (ведение беременности) as an add-on of a group programme.

The same care sold as a policy of its own is :mod:`dms.modules.pregnancy`.
"""

from typing import Literal

from dms.i18n import text
from dms.modules.base import Module, Role
from dms.modules.questions import Ask

__all__ = ["Maternity"]


class Maternity(Module):
    """Care in pregnancy and, if agreed, at childbirth."""

    title = text("Maternity care")
    description = text("Care in pregnancy and, if agreed, at childbirth")
    role = Role.ADD_ON
    asks = (
        Ask.about("childbirth", question=text("is childbirth included?")),
        Ask.about("waiting_period", question=text("is there a waiting period?")),
    )

    kind: Literal["maternity"] = "maternity"
    childbirth: bool | None = None
    """Whether childbirth is included."""
