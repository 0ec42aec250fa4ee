"""Make `roster.xlsx`: a list of nine invented employees as a personnel department would send it.

    python examples/medsi/make_roster.py [-o roster.xlsx]

The list has what real lists have: lines above the table, dates written in five ways, totals and a
signature below, and two rows with mistakes. The same bytes come out every time.
"""

import argparse
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent

ABOVE = (
    "Приложение к запросу на расчёт стоимости ДМС",
    "СПИСОК СОТРУДНИКОВ",
    "Организация: ООО «Вымышленная компания»",
    "Срок страхования: с 01.02.2026 по 31.01.2027",
    "",
)
HEADING = (
    "№ п/п",
    "Табельный номер",
    "ФИО",
    "Дата рождения",
    "Пол",
    "Должность",
    "Степень родства",
    "Город",
    "Программа",
)
STUPINO = "Московская область, г. Ступино"

PEOPLE: tuple[tuple[str, str, date | str | int, str, str, str, str], ...] = (
    ("1001", "Пробный Иван Тестович", date(1996, 3, 14), "М", "Менеджер", "Москва", "Оптима"),
    ("1002", "Примерова Анна Ильинична", "07.05.1987", "Ж", "Бухгалтер", "Москва", "Стандарт"),
    ("1003", "Образцов Пётр Петрович", "1978-11-20", "М", "Инженер", STUPINO, "Оптима"),
    # There is no 31 February.
    ("1004", "Тестова Мария Ивановна", "31.02.1990", "Ж", "Дизайнер", "Москва", "Оптима"),
    ("1005", "Макетов Олег Львович", "02/09/1962", "М", "Водитель", STUPINO, "Оптима"),
    # 22082 is 15.06.1960: a date that lost its format in Excel. 65 years: «до 65» or «старше 65»?
    ("1006", "Шаблонова Вера Павловна", 22082, "Ж", "Юрист", "Москва", "Стандарт"),
    ("1007", "Чертежников Семён Ильич", date(1957, 10, 19), "М", "Мастер", "Москва", "Стандарт"),
    ("1008", "Эскизова Нина Сергеевна", "03.01.1956 г.", "Ж", "Советник", "Москва", "Стандарт"),
    # A Latin «o» in the name, and a year of two digits.
    ("1009", "Черновикoв Денис Олегович", "12.08.85", "М", "Кладовщик", STUPINO, "Оптима"),
)
BELOW = ("Итого: 9 человек", "", "Директор ____________________", "Исполнитель: отдел кадров")

_WIDTHS = (7, 12, 32, 15, 6, 14, 14, 32, 12)
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def build() -> bytes:
    """Return the workbook."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Список"
    for row, line in enumerate(ABOVE, start=1):
        sheet.cell(row, 1, line or None).font = Font(bold=row == 2, size=14 if row == 2 else 11)
    top = len(ABOVE) + 1
    _write_table(sheet, top)
    for row, line in enumerate(BELOW, start=top + len(PEOPLE) + 1):
        sheet.cell(row, 1, line or None)
    for column, width in zip("ABCDEFGHI", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = f"A{top + 1}"
    return _timeless(workbook)


def _write_table(sheet: Worksheet, top: int) -> None:
    _write_row(sheet, top, HEADING)
    for cell in sheet[top]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE7E6E6")
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    for number, (id_, name, birth, sex, position, city, programme) in enumerate(PEOPLE, start=1):
        person = (number, id_, name, birth, sex, position, "Сотрудник", city, programme)
        _write_row(sheet, top + number, person)


def _write_row(sheet: Worksheet, row: int, values: Sequence[date | str | int]) -> None:
    thin = Side(style="thin")
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value)
        cell.border = Border(thin, thin, thin, thin)
        if isinstance(value, date):
            cell.number_format = "DD.MM.YYYY"


def _timeless(workbook: Workbook) -> bytes:
    """Return the bytes of a workbook without the hour it was written."""
    saved, timeless = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with ZipFile(saved) as source, ZipFile(timeless, "w", ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(b"", content)
            target.writestr(ZipInfo(name, _EPOCH), content)
    return timeless.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the workbook to the file that the command line names."""
    parser = argparse.ArgumentParser(description="Make the example list of employees.")
    parser.add_argument("-o", "--output", type=Path, default=HERE / "roster.xlsx")
    output: Path = parser.parse_args(arguments).output
    output.write_bytes(build())
    print(f"{output}: человек {len(PEOPLE)}")


if __name__ == "__main__":
    main()
