"""Headings of rosters: how the columns are called in insurers' and employers' lists.

Sources: the lists of a dozen insurers and employers' tools, as met in public importers.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from dms.io.roster.vocabulary import Vocabulary

__all__ = ["ALIASES", "FIELDS", "ROSTER_WORDS", "is_personal"]

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "id": "Табельный номер | Таб. номер | Табельный № | Таб. № | Табельный | ID | ИД"
        " | ID застрахованного | Идентификатор | Member id | Personnel number",
        "employee": "ID сотрудника | ID работника | Табельный номер сотрудника"
        " | Таб. номер сотрудника | Табельный № сотрудника | Employee id",
        "employee_name": "Сотрудник | Работник | ФИО сотрудника | ФИО работника | Employee"
        " | Чей родственник | К кому прикреплён",
        "name": "ФИО | Ф.И.О. | Фамилия Имя Отчество | Фамилия, имя, отчество застрахованного"
        " | ФИО застрахованного | ФИО полностью | Full name | FullName | Name",
        "last_name": "Фамилия | Last name | Surname",
        "first_name": "Имя | First name",
        "middle_name": "Отчество | Middle name",
        "birth": "Дата рождения | Дата рожд. | Д. рожд. | Д/Р | ДР | Дата рождения застрахованного"
        " | Birth date | BirthDate | Date of birth | DOB",
        "birth_year": "Год рождения | Год рожд. | Г.р. | Birth year | BirthYear | Year of birth",
        "sex": "Пол | Sex | Gender",
        "relationship": "Степень родства | Родство | Статус застрахованного | Статус"
        " | Кем приходится | Тип застрахованного | Категория застрахованного"
        " | Relationship | Relation",
        "position": "Должность | Position",
        "programme": "Программа | Программа страхования | Программа ДМС | № программы | № прогр."
        " | Наименование программы | Программа мед. обслуживания"
        " | Программа медицинского обслуживания | Вид медицинского обслуживания"
        " | Вариант | Пакет | Объём | Объём помощи | Programme | Program",
        "place": "Город | Регион | Населённый пункт | Город проживания | Город обслуживания"
        " | Город работы | Регион обслуживания | City | Region | Place",
        "address": "Адрес | Адрес проживания | Адрес фактического проживания | Адрес фактический"
        " | Адрес фактического проживания, телефон | Домашний адрес | Address",
        "office": "Офис | Место работы | Место работы (страхователь) | Office | Place of work",
        "grade": "Грейд | Категория | Категория сотрудника | Уровень | Grade",
        "start": "Дата начала | Дата прикрепления | Начало обслуживания | Начало"
        " | Дата начала обслуживания | Дата начала действия | Дата начала страхования"
        " | Прикрепление с | Период обслуживания с | Срок страхования с | Start | Start date",
        "last_day": "Последний день обслуживания | Последний день | Last day"
        " | Дата открепления (последний день обслуживания) | Дата окончания (включительно)"
        " | Дата окончания действия (включительно) | Дата окончания обслуживания (включительно)"
        " | Период обслуживания по | Срок страхования по | Прикрепление по",
        "detached_from": "Открепление с | Не обслуживается с | Дата открепления с | Открепить с"
        " | Дата открепления с (с данной даты не обслуживается) | Detached from",
        "end": "Дата открепления | Открепление | Дата окончания | Окончание обслуживания"
        " | Конец обслуживания | Дата окончания обслуживания | Дата окончания действия"
        " | Дата окончания страхования | Конец | Окончание | End | End date",
    }
)
# «по» names the last day («с 1 по 31»), so «Период обслуживания / по» is not ambiguous.

FIELDS = tuple(ALIASES)
"""What a column can be; `end` is an end of which nobody knows whether the day still counts."""

ROSTER_WORDS = Vocabulary(ALIASES, frozenset({"id", "name", "last_name", "birth", "birth_year"}))
"""What headings mean in lists of insured people."""

_PERSONAL = re.compile(
    r"телефон|\bтел|phone|\btel|паспорт|passport|полис|polic|снилс|\bинн\b|pinfl|mail|почт"
    r"|\bкарт|истории болезни|\bnib\b|адрес|address|\bфио\b|фамилия|\bимя\b|отчество|\bname"
)


def is_personal(heading: str) -> bool:
    """Say whether a plain heading announces personal data that no price needs."""
    return _PERSONAL.search(heading) is not None
