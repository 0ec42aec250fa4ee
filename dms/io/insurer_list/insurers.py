"""The layouts of insurers, as their lists show them; other packages may add some.

The columns are those of lists that insurers send to clinics: no list from an employer to an
insurer is publicly known, so a new insurer's form is worth asking for. A package adds a layout
with an entry point::

    [project.entry-points."dms.insurer_lists"]
    romashka = "dms_romashka:LAYOUT"
"""

from collections.abc import Mapping
from types import MappingProxyType

from dms.io.insurer_list.layout import Above, ListLayout, form
from dms.io.plugins import plugin_named
from dms.io.roster.profiles import EndDate

__all__ = ["LIST_LAYOUTS", "list_layout_named"]

GROUP = "dms.insurer_lists"
"""The entry point group in which other packages name their layouts."""

_ALFA = (
    "№ п/п | № полиса | ФИО | Дата рождения | Адрес фактического проживания, телефон"
    " | Группа, № договора, организация | "
)
_INGOSSTRAKH = (
    "№ п/п | Фамилия | Имя | Отчество | Дата рождения | Пол | № Истории болезни"
    " | Адрес проживания | Телефон домашний | Телефон рабочий | Телефон мобильный | № полиса"
    " | Начало обслуживания | Конец обслуживания | Программа мед. обслуживания | Место работы"
    " | Должность | Статус застрахованного"
)
_SOGAZ = (
    "№ п/п | Фамилия | Имя | Отчество | Дата рождения | Пол | Адрес проживания"
    " | Телефон домашний | Телефон рабочий | Телефон мобильный | № полиса | Начало обслуживания"
    " | Окончание обслуживания | Программа мед. обслуживания | Место работы (Страхователь)"
    " | Должность"
)
_RESO = "№ п/п | ФИО | Дата рождения | Пол | Адрес | № полиса"
_KAPITAL_LIFE = (
    "№ п/п | Страхователь | Полис | Фамилия | Имя | Отчество | Дата рождения | Пол"
    " | Объём помощи | Дата начала действия | Дата окончания действия (включительно) | Адрес"
    " | Телефон | Франшиза"
)
_LUCHI = (
    "№п/п | № полиса | Фамилия | Имя | Отчество | Пол | Дата рождения | Адрес фактический"
    " | Телефон | Дата начала обслуживания | Последний день обслуживания | Место работы"
    " | Программа | Тип оплаты | Клиники сети"
)
_ZETTA = (
    "№ п/п | Номер полиса | ФИО | Дата рождения | Паспорт | Домашний адрес | Телефон"
    " | Служебный телефон"
)
_YUGORIA = (
    "№ п/п | № полиса | Фамилия | Имя | Отчество | Пол | Дата рождения | Адрес | Телефон"
    " | Дата прикрепления | {end} | № программы | Наименование Страхователя | Название СК"
)
_VSK = (
    "npp | NAME1 | NAME2 | NAME3 | NIB | DATE | SEX | POLIC | POLIC SER | ADDRESS | TEL1 | PLACE"
    " | Holding | BEGIN | KATEGORY | END"
)
_SOVCOMBANK = (
    "п/п | Полис № | ФИО | Дата рожд. | Адрес | Начало обслуживания | Конец обслуживания"
    " | Программа | Организация | Город"
)
_SOGLASIE = (
    "№ | Фамилия | Имя | Отчество | Дата рождения | Пол | Полис | POLICSER | Адрес | Телефон"
    " | Программа | Организация | Начало | Конец"
)
_SBER = (
    "№ п/п | № полиса (ID) | Фамилия | Имя | Отчество | Дата рождения | Адрес | Телефон"
    " | Дата начала | Дата окончания | Место работы | Программа | Клиники сети"
)
_ENERGOGARANT = (
    "№ | ФИО | Пол | Дата рождения | Наименование программы | № Полисов | Дата прикрепления"
    " | Дата открепления | Место работы"
)
_LAST = "Дата открепления (последний день обслуживания)"
_HEAD = (Above.POLICYHOLDER, Above.CONTRACT)


def _alfa() -> ListLayout:
    return ListLayout(
        "alfa",
        "Альфа",
        form(
            _ALFA
            + "Период обслуживания / с | Период обслуживания / по | Вид медицинского обслуживания"
        ),
        form(_ALFA + "Дата открепления с (с данной даты не обслуживается)"),
        EndDate.DETACHED_FROM,
    )


def _reso() -> ListLayout:
    return ListLayout(
        "reso",
        "РЕСО",
        form(
            _RESO + " | Начало обслуживания | Окончание обслуживания"
            " | Программа мед. обслуживания | Страхователь"
        ),
        form(_RESO + " | Открепление с | Страхователь"),
    )


def _zetta() -> ListLayout:
    attach = form(_ZETTA, above=(*_HEAD, Above.PERIOD))
    detach = form(f"{_ZETTA} | {_LAST}", above=_HEAD)
    return ListLayout("zetta", "Зетта", attach, detach, EndDate.LAST_DAY)


def _like_yugoria(name: str, title: str) -> ListLayout:
    attach = form(_YUGORIA.format(end="Дата открепления"))
    return ListLayout(name, title, attach, form(_YUGORIA.format(end=_LAST)), EndDate.LAST_DAY)


def _same(name: str, title: str, columns: str, end: EndDate | None = None) -> ListLayout:
    """Make a layout whose list of leavers has the same columns."""
    return ListLayout(name, title, form(columns), form(columns), end)


def _half(name: str, title: str, columns: str, end: EndDate | None = None) -> ListLayout:
    """Make a layout of which only the list of people who join is fully known."""
    return ListLayout(name, title, form(columns), None, end)


LIST_LAYOUTS: Mapping[str, ListLayout] = MappingProxyType(
    {
        layout.name: layout
        for layout in (
            _alfa(),
            _same("ingosstrakh", "Ингосстрах", _INGOSSTRAKH),
            _half("sogaz", "СОГАЗ", _SOGAZ),
            _reso(),
            _same("kapital_life", "Капитал Лайф", _KAPITAL_LIFE, EndDate.LAST_DAY),
            _half("luchi", "Лучи", _LUCHI, EndDate.LAST_DAY),
            _zetta(),
            _like_yugoria("yugoria", "Югория"),
            _like_yugoria("psb", "ПСБ"),
            _same("vsk", "ВСК", _VSK),
            _same("sovcombank", "Совкомбанк", _SOVCOMBANK),
            _half("soglasie", "Согласие", _SOGLASIE),
            _half("sber", "Сбер", _SBER),
            _half("energogarant", "Энергогарант", _ENERGOGARANT),
        )
    }
)
"""The layouts that come with the library, by name."""


def list_layout_named(name: str) -> ListLayout:
    """Return a layout of the library or of an installed package (`dms.insurer_lists`).

    Raises ValueError when there is none of this name or the package that has it is broken.
    """
    if name in LIST_LAYOUTS:
        return LIST_LAYOUTS[name]
    return plugin_named(GROUP, name, ListLayout, LIST_LAYOUTS, "list layout")
