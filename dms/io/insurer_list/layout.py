"""Layouts as data: the columns of an insurer's lists and what goes into each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import frozen

from dms.io.roster.profiles import EndDate
from dms.io.roster.words import plain

__all__ = ["Above", "Column", "Fill", "ListForm", "ListLayout", "form"]


class Fill(StrEnum):
    """What goes into a column."""

    NUMBER = "number"
    """1, 2, 3 …"""
    ID = "id"
    POLICY_NUMBER = "policy_number"
    NAME = "name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    BIRTH = "birth"
    SEX = "sex"
    RELATIONSHIP = "relationship"
    POSITION = "position"
    GRADE = "grade"
    PLACE = "place"
    """The town where the person is served."""
    ADDRESS = "address"
    ADDRESS_AND_PHONE = "address_and_phone"
    PHONE = "phone"
    HOME_PHONE = "home_phone"
    WORK_PHONE = "work_phone"
    START = "start"
    LAST_DAY = "last_day"
    DETACHED_FROM = "detached_from"
    END = "end"
    """An end of which only the insurer knows whether the day still counts."""
    PROGRAMME = "programme"
    POLICYHOLDER = "policyholder"
    CONTRACT_AND_POLICYHOLDER = "contract_and_policyholder"
    INSURER = "insurer"
    NOTHING = "nothing"
    """A column that the insurer fills in, or that asks for what `dms` never keeps."""


class Above(StrEnum):
    """A line above the table; all people of a list have it in common."""

    POLICYHOLDER = "policyholder"
    CONTRACT = "contract"
    PERIOD = "period"


_USUAL: Mapping[str, str] = MappingProxyType(
    {
        Fill.NUMBER: "№ п/п | п/п | № | npp",
        Fill.POLICY_NUMBER: "№ полиса | Номер полиса | Полис | Полис № | № Полисов"
        " | № полиса (ID) | POLIC",
        Fill.NAME: "ФИО",
        Fill.LAST_NAME: "Фамилия | NAME1",
        Fill.FIRST_NAME: "Имя | NAME2",
        Fill.MIDDLE_NAME: "Отчество | NAME3",
        Fill.BIRTH: "Дата рождения | Дата рожд. | DATE",
        Fill.SEX: "Пол | SEX",
        Fill.RELATIONSHIP: "Статус застрахованного",
        Fill.POSITION: "Должность",
        Fill.GRADE: "KATEGORY",
        Fill.PLACE: "Город",
        Fill.ADDRESS: "Адрес | Адрес проживания | Адрес фактический | Домашний адрес | ADDRESS",
        Fill.ADDRESS_AND_PHONE: "Адрес фактического проживания, телефон",
        Fill.PHONE: "Телефон | Телефон мобильный | TEL1",
        Fill.HOME_PHONE: "Телефон домашний",
        Fill.WORK_PHONE: "Телефон рабочий | Служебный телефон",
        Fill.START: "Начало обслуживания | Дата начала обслуживания | Дата начала действия"
        " | Дата начала | Дата прикрепления | Начало | BEGIN | Период обслуживания / с",
        Fill.LAST_DAY: "Последний день обслуживания | Период обслуживания / по"
        " | Дата окончания действия (включительно)"
        " | Дата открепления (последний день обслуживания)",
        Fill.DETACHED_FROM: "Открепление с | Дата открепления с (с данной даты не обслуживается)",
        Fill.END: "Окончание обслуживания | Конец обслуживания | Дата открепления"
        " | Дата окончания | Конец | END",
        Fill.PROGRAMME: "Программа | Программа мед. обслуживания | № программы | Объём помощи"
        " | Наименование программы | Вид медицинского обслуживания",
        Fill.POLICYHOLDER: "Страхователь | Наименование Страхователя | Организация | Место работы"
        " | Место работы (Страхователь) | PLACE",
        Fill.CONTRACT_AND_POLICYHOLDER: "Группа, № договора, организация",
        Fill.INSURER: "Название СК",
        Fill.NOTHING: "№ Истории болезни | NIB | POLIC SER | POLICSER | Паспорт | Holding"
        " | Франшиза | Тип оплаты | Клиники сети",
    }
)
_FILLS: Mapping[str, Fill] = MappingProxyType(
    {plain(head): Fill(fill) for fill, heads in _USUAL.items() for head in heads.split("|")}
)


@frozen
class Column:
    """A column of a list; a heading of two rows is written «upper / lower»."""

    heading: str
    fill: Fill


@frozen
class ListForm:
    """One kind of list of an insurer: the lines above the table and its columns in order."""

    columns: tuple[Column, ...]
    above: tuple[Above, ...] = ()


def form(
    headings: str, fills: Mapping[str, Fill] = MappingProxyType({}), above: tuple[Above, ...] = ()
) -> ListForm:
    """Make a form from its headings, parted by `|`.

    Usual headings are understood; `fills` says what goes into others, or what differs. Raises
    ValueError for a heading that nobody explains.
    """
    known = {**_FILLS, **{plain(head): fill for head, fill in fills.items()}}
    heads = [head.strip() for head in headings.split("|")]
    strange = [head for head in heads if plain(head) not in known]
    if strange:
        raise ValueError(f"Say what goes into the columns {', '.join(strange)}")
    return ListForm(tuple(Column(head, known[plain(head)]) for head in heads), above)


@frozen
class ListLayout:
    """The lists of one insurer.

    `name` is also the name of the profile that reads such lists
    (:data:`dms.io.roster.PROFILES`). `detach` is None when no source shows the list of people who
    leave. `end` says what the day in a column :attr:`Fill.END` means, None when nobody knows.
    """

    name: str
    title: str
    attach: ListForm
    detach: ListForm | None = None
    end: EndDate | None = None
