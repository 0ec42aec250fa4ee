"""Lists for the insurer: who joins, who leaves, whose data change, in the insurer's own layout.

>>> from datetime import date
>>> from dms.members import Member
>>> member = Member(id="17", name="Орлов Пётр Ильич", birth=date(1990, 5, 7))
>>> change = ListedChange(
...     member, "attach", start=date(2026, 2, 1), last_day=date(2026, 12, 31), policyholder="ООО Р"
... )
>>> [listed] = insurer_lists([change], "kapital_life")
>>> listed.heading[0][10], listed.rows[0][10]
('Дата окончания действия (включительно)', datetime.date(2026, 12, 31))
"""

from dms.io.insurer_list.build import insurer_lists
from dms.io.insurer_list.change import ListedChange, ListKind
from dms.io.insurer_list.insurers import LIST_LAYOUTS, list_layout_named
from dms.io.insurer_list.layout import Above, Column, Fill, ListForm, ListLayout, form
from dms.io.insurer_list.result import InsurerList

__all__ = [
    "LIST_LAYOUTS",
    "Above",
    "Column",
    "Fill",
    "InsurerList",
    "ListForm",
    "ListKind",
    "ListLayout",
    "ListedChange",
    "form",
    "insurer_lists",
    "list_layout_named",
]
