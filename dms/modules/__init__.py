"""Kinds of care: one file for each, put together into programmes.

Each kind is a class in the file of its name, e.g. :class:`dms.modules.dental.Dental`;
:func:`kinds` lists them all, those of other packages included.
"""

from dms.modules.base import Module, PricedPer, Role
from dms.modules.programme import Programme
from dms.modules.questions import Stated
from dms.modules.registry import AnyModule, kinds, plugin_issues, title_of

__all__ = [
    "AnyModule",
    "Module",
    "PricedPer",
    "Programme",
    "Role",
    "Stated",
    "kinds",
    "plugin_issues",
    "title_of",
]
