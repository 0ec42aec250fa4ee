"""Federal subjects of Russia: their ISO 3166-2:RU codes, names and capitals.

The 83 codes are those of ISO 3166-2:RU; the names are those of article 65 of the Constitution.
Subjects that the Constitution lists and ISO 3166-2:RU does not have no row: their names stay names
and are never turned into a code. Any code of the shape `RU-XXX` is accepted as written.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

__all__ = ["CITY_REGIONS", "NESTED", "REGIONS", "name_key", "region_named"]

REGIONS: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        "RU-AD": ("Республика Адыгея", "Майкоп"),
        "RU-AL": ("Республика Алтай", "Горно-Алтайск"),
        "RU-ALT": ("Алтайский край", "Барнаул"),
        "RU-AMU": ("Амурская область", None),
        "RU-ARK": ("Архангельская область", "Архангельск"),
        "RU-AST": ("Астраханская область", "Астрахань"),
        "RU-BA": ("Республика Башкортостан", "Уфа"),
        "RU-BEL": ("Белгородская область", "Белгород"),
        "RU-BRY": ("Брянская область", "Брянск"),
        "RU-BU": ("Республика Бурятия", "Улан-Удэ"),
        "RU-CE": ("Чеченская Республика", "Грозный"),
        "RU-CHE": ("Челябинская область", "Челябинск"),
        "RU-CHU": ("Чукотский автономный округ", "Анадырь"),
        "RU-CU": ("Чувашская Республика", "Чебоксары"),
        "RU-DA": ("Республика Дагестан", "Махачкала"),
        "RU-IN": ("Республика Ингушетия", "Магас"),
        "RU-IRK": ("Иркутская область", "Иркутск"),
        "RU-IVA": ("Ивановская область", "Иваново"),
        "RU-KAM": ("Камчатский край", "Петропавловск-Камчатский"),
        "RU-KB": ("Кабардино-Балкарская Республика", "Нальчик"),
        "RU-KC": ("Карачаево-Черкесская Республика", "Черкесск"),
        "RU-KDA": ("Краснодарский край", "Краснодар"),
        "RU-KEM": ("Кемеровская область", "Кемерово"),
        "RU-KGD": ("Калининградская область", "Калининград"),
        "RU-KGN": ("Курганская область", "Курган"),
        "RU-KHA": ("Хабаровский край", "Хабаровск"),
        "RU-KHM": ("Ханты-Мансийский автономный округ — Югра", "Ханты-Мансийск"),
        "RU-KIR": ("Кировская область", None),
        "RU-KK": ("Республика Хакасия", "Абакан"),
        "RU-KL": ("Республика Калмыкия", "Элиста"),
        "RU-KLU": ("Калужская область", "Калуга"),
        "RU-KO": ("Республика Коми", "Сыктывкар"),
        "RU-KOS": ("Костромская область", "Кострома"),
        "RU-KR": ("Республика Карелия", "Петрозаводск"),
        "RU-KRS": ("Курская область", "Курск"),
        "RU-KYA": ("Красноярский край", "Красноярск"),
        "RU-LEN": ("Ленинградская область", None),
        "RU-LIP": ("Липецкая область", "Липецк"),
        "RU-MAG": ("Магаданская область", "Магадан"),
        "RU-ME": ("Республика Марий Эл", "Йошкар-Ола"),
        "RU-MO": ("Республика Мордовия", "Саранск"),
        "RU-MOS": ("Московская область", None),
        "RU-MOW": ("Москва", "Москва"),
        "RU-MUR": ("Мурманская область", "Мурманск"),
        "RU-NEN": ("Ненецкий автономный округ", "Нарьян-Мар"),
        "RU-NGR": ("Новгородская область", "Великий Новгород"),
        "RU-NIZ": ("Нижегородская область", "Нижний Новгород"),
        "RU-NVS": ("Новосибирская область", "Новосибирск"),
        "RU-OMS": ("Омская область", "Омск"),
        "RU-ORE": ("Оренбургская область", "Оренбург"),
        "RU-ORL": ("Орловская область", "Орёл"),
        "RU-PER": ("Пермский край", "Пермь"),
        "RU-PNZ": ("Пензенская область", "Пенза"),
        "RU-PRI": ("Приморский край", "Владивосток"),
        "RU-PSK": ("Псковская область", "Псков"),
        "RU-ROS": ("Ростовская область", "Ростов-на-Дону"),
        "RU-RYA": ("Рязанская область", "Рязань"),
        "RU-SA": ("Республика Саха (Якутия)", "Якутск"),
        "RU-SAK": ("Сахалинская область", "Южно-Сахалинск"),
        "RU-SAM": ("Самарская область", "Самара"),
        "RU-SAR": ("Саратовская область", "Саратов"),
        "RU-SE": ("Республика Северная Осетия — Алания", "Владикавказ"),
        "RU-SMO": ("Смоленская область", "Смоленск"),
        "RU-SPE": ("Санкт-Петербург", "Санкт-Петербург"),
        "RU-STA": ("Ставропольский край", "Ставрополь"),
        "RU-SVE": ("Свердловская область", "Екатеринбург"),
        "RU-TA": ("Республика Татарстан", "Казань"),
        "RU-TAM": ("Тамбовская область", "Тамбов"),
        "RU-TOM": ("Томская область", "Томск"),
        "RU-TUL": ("Тульская область", "Тула"),
        "RU-TVE": ("Тверская область", "Тверь"),
        "RU-TY": ("Республика Тыва", "Кызыл"),
        "RU-TYU": ("Тюменская область", "Тюмень"),
        "RU-UD": ("Удмуртская Республика", "Ижевск"),
        "RU-ULY": ("Ульяновская область", "Ульяновск"),
        "RU-VGG": ("Волгоградская область", "Волгоград"),
        "RU-VLA": ("Владимирская область", "Владимир"),
        "RU-VLG": ("Вологодская область", "Вологда"),
        "RU-VOR": ("Воронежская область", "Воронеж"),
        "RU-YAN": ("Ямало-Ненецкий автономный округ", "Салехард"),
        "RU-YAR": ("Ярославская область", "Ярославль"),
        "RU-YEV": ("Еврейская автономная область", "Биробиджан"),
        "RU-ZAB": ("Забайкальский край", "Чита"),
    }
)
"""Code: name and capital. No capital where another town has its name (Киров, Благовещенск) or where
the seat of the government lies elsewhere (Московская and Ленинградская область)."""

CITY_REGIONS = frozenset({"RU-MOW", "RU-SPE"})
"""Subjects that are cities: the boundary of the city is the boundary of the subject."""

NESTED = frozenset({("RU-ARK", "RU-NEN"), ("RU-TYU", "RU-KHM"), ("RU-TYU", "RU-YAN")})
"""Autonomous districts that are subjects of their own and belong to a region (Constitution, art. 66
p. 4): a contract for the region may or may not mean them."""

_OTHER_NAMES = {
    "RU-CE": ("Чечня",),
    "RU-CU": ("Чувашия",),
    "RU-KEM": ("Кемеровская область — Кузбасс", "Кузбасс"),
    "RU-KHM": ("Ханты-Мансийский автономный округ", "Ханты-Мансийский АО", "ХМАО"),
    "RU-SA": ("Саха", "Якутия", "Республика Саха"),
    "RU-SE": ("Северная Осетия", "Республика Северная Осетия"),
    "RU-UD": ("Удмуртия",),
    "RU-YAN": ("Ямало-Ненецкий АО", "ЯНАО"),
}

_AMBIGUOUS = frozenset({"алтай"})  # a republic and a territory

_WORDS = re.compile(r"[\w-]*\w")
_SHORT = {"обл": "область", "респ": "республика", "р-н": "район"}


def name_key(name: str) -> str:
    """Return what a name is compared by: small letters, ё as е, no punctuation, full type words.

    >>> name_key(" Московская обл. ")
    'московская область'
    """
    words: list[str] = _WORDS.findall(name.casefold().replace("ё", "е"))
    return " ".join(_SHORT.get(word, word) for word in words)


def region_named(name: str) -> str | None:
    """Return the ISO 3166-2:RU code of a subject by its name; None when the name is not known.

    >>> region_named("Татарстан"), region_named("Алтай")
    ('RU-TA', None)
    """
    return _codes().get(_without_type(name_key(name)))


def _without_type(key: str) -> str:
    """Drop the word "republic", which is often left out; the republic of Altai keeps it."""
    short = key.removeprefix("республика ").removesuffix(" республика")
    return key if short in _AMBIGUOUS else short


@cache
def _codes() -> Mapping[str, str]:
    names = {code: (name, *_OTHER_NAMES.get(code, ())) for code, (name, _) in REGIONS.items()}
    return {_without_type(name_key(n)): code for code, many in names.items() for n in many}
