"""Headings of invoices: those of rosters, the number of the policy, and columns of money."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.io.roster.aliases import ALIASES, ROSTER_WORDS
from dms.io.roster.vocabulary import Vocabulary

__all__ = ["CHARGES", "INVOICE_WORDS", "MONEY"]

_MONEY: Mapping[str, str] = MappingProxyType(
    {
        "due": "К оплате | Сумма к оплате | Всего к оплате | Итого к оплате | Премия к оплате"
        " | Страховая премия к оплате | К доплате | Сумма к доплате | Доплата | Сумма доплаты"
        " | Дополнительная премия | Дополнительная страховая премия | Amount due",
        "final": "Итоговая страховая премия | Итоговая премия | Итоговая сумма | Итого | Всего"
        " | Общая сумма | Total | Total premium",
        "premium": "Страховая премия | Премия | Сумма премии | Сумма страховой премии | Сумма"
        " | Размер страховой премии | Страховая премия по прогр. | Страховая премия по программе"
        " | Страховой взнос | Взнос | Сумма взноса | Стоимость | Начислено | Premium | Amount",
        "refund": "Возврат | Сумма возврата | К возврату | Сумма к возврату | Возврат премии"
        " | Возврат страховой премии | Премия к возврату | Refund",
    }
)
CHARGES = ("due", "final", "premium")
"""Columns of money to pay, the one that says most about the payment first."""

MONEY = (*CHARGES, "refund")
"""All columns of money."""

_UNITS = ("", ", р.", ", руб.", ", рублей", ", ₽")


def _in_roubles(heads: str) -> str:
    return " | ".join(f"{head}{unit}" for head in heads.split(" | ") for unit in _UNITS)


_POLICY = (
    "№ полиса | Номер полиса | Полис | Полис № | № Полисов | Серия и номер полиса | ID полиса"
    " | Номер страхового полиса | Полис ДМС | POLIC | Policy number | Policy"
)

INVOICE_WORDS = Vocabulary(
    {
        **ALIASES,
        "policy_number": _POLICY,
        **{name: _in_roubles(heads) for name, heads in _MONEY.items()},
    },
    ROSTER_WORDS.telling | {"policy_number"},
)
"""What headings mean in invoices."""
