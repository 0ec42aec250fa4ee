"""Files that cannot be read, bombs and broken workbooks: refused in words, not by tracebacks."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from datetime import date
from importlib.metadata import EntryPoint
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_workbooks import xls_bytes
from roster_files import csv_bytes, found, saved, xlsx_bytes

from dms.errors import LoadError, MissingExtra
from dms.io.roster import EndDate, Profile, files, profile_named, read_roster, workbooks, xlsx_guard

ROWS = [["ФИО", "Дата рождения"], ["Орлов Пётр", "07.05.1990"]]
WHOLE = [xlsx_bytes(ROWS), xls_bytes(ROWS), csv_bytes(ROWS)]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(source, **options):
    with pytest.raises(LoadError) as caught:
        read_roster(source, **options)
    (issue,) = caught.value.issues
    assert issue.message("en")
    assert issue.advice("en")
    return issue.code


def repacked(data, change):
    """Return a workbook whose parts went through `change(name, content)`."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


class TestPaths:
    def test_a_path_gives_the_name_of_the_file(self, tmp_path):
        path = tmp_path / "список.csv"
        path.write_bytes(csv_bytes([*ROWS, ["А Б", "31.02.1990"]]))
        listed = read_roster(path)
        assert listed.issues[0].where.file == "список.csv"
        assert read_roster(str(path), name="a.csv").issues[0].where.file == "a.csv"

    def test_a_missing_file(self, tmp_path):
        assert refusal(tmp_path / "no.csv") == "ROSTER-FILE-NOT-FOUND"

    def test_a_folder(self, tmp_path):
        assert refusal(tmp_path) == "ROSTER-FILE-UNREADABLE"

    def test_a_large_file_is_not_even_opened(self, tmp_path, monkeypatch):
        path = tmp_path / "large.csv"
        with path.open("wb") as file:
            file.truncate(50 * 1024**2 + 1)
        monkeypatch.setattr(files.Path, "read_bytes", lambda _: pytest.fail("was read"))
        assert refusal(path) == "ROSTER-FILE-TOO-LARGE"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ROSTER-FILE-EMPTY"),
        (b"a" * (50 * 1024**2 + 1), "ROSTER-FILE-TOO-LARGE"),
        (b"\n\n", "ROSTER-HEADER-NOT-FOUND"),
        (b"just;words\n", "ROSTER-HEADER-NOT-FOUND"),
        (b"%PDF-1.7 \x00\x01", "ROSTER-HEADER-NOT-FOUND"),
        (b"\xef\xbb\xbf <html><table>", "ROSTER-FILE-WEB-PAGE"),
        (b"\x98;\x98", "ROSTER-FILE-ENCODING"),
        (b"\xff\xfea", "ROSTER-FILE-ENCODING"),
        (b"PK\x03\x04broken", "ROSTER-FILE-DAMAGED"),
        (OLE + b"broken", "ROSTER-FILE-DAMAGED"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "ROSTER-FILE-ENCRYPTED"),
        ('ФИО;"Дата рождения\nА;1'.encode(), "ROSTER-FILE-QUOTES"),
        (b'"' + b"a" * 200_000 + b'"', "ROSTER-FILE-QUOTES"),
    ],
)
def test_what_is_no_roster_is_refused_in_words(data, code):
    assert refusal(data) == code


class TestCsv:
    @pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    def test_encodings_and_delimiters(self, encoding, delimiter):
        listed = read_roster(csv_bytes(ROWS, delimiter, encoding))
        assert [m.name for m in listed.roster] == ["Орлов Пётр"]

    def test_decimal_commas_do_not_make_commas_the_delimiter(self):
        rows = [["ФИО", "Дата рождения", "Стаж"], ["А Б", "07.05.1990", "1,5"]]
        listed = read_roster(csv_bytes(rows), extra=["Стаж"])
        assert str(listed.roster.column("Стаж")[0]) == "1.5"

    def test_a_record_of_several_lines_is_one_row(self):
        rows = [["ФИО", "Дата рождения"], ["Орлов\nПётр", "07.05.1990"], ["А Б", "31.02.1990"]]
        listed = read_roster(csv_bytes(rows))
        assert listed.roster[0].name == "Орлов Пётр"
        assert found(listed) == [("ROSTER-DATE-INVALID", "B3")]

    def test_the_row_of_an_open_quotation_mark_is_named(self):
        with pytest.raises(LoadError) as caught:
            read_roster('ФИО;Дата рождения\nА;07.05.1990\n"Б;07.05.1990\nВ;1'.encode())
        assert "Row 3" in caught.value.issues[0].message("en")

    def test_a_single_quotation_mark_inside_a_word_is_harmless(self):
        listed = read_roster('ФИО;Дата рождения\nО"Нил Ян;07.05.1990\n'.encode())
        assert listed.roster[0].name == 'О"Нил Ян'

    def test_a_broken_beginning_does_not_hide_the_delimiter(self):
        data = 'ФИО,Дата рождения\n"Орлов, Пётр",07.05.1990\n'.encode()
        assert read_roster(data).roster[0].name == "Орлов, Пётр"


class TestBombs:
    def test_a_zip_bomb(self):
        bomb = repacked(
            xlsx_bytes(ROWS),
            lambda name, c: b"<a>" + b" " * 30_000_000 if name == "xl/styles.xml" else c,
        )
        assert len(bomb) < 100_000
        assert refusal(bomb) == "ROSTER-FILE-BOMB"

    def test_too_many_parts(self):
        target = io.BytesIO(xlsx_bytes(ROWS))
        with ZipFile(target, "a") as archive:
            for number in range(2_100):
                archive.writestr(f"{number}", b"")
        assert refusal(target.getvalue()) == "ROSTER-FILE-BOMB"

    def test_many_parts_that_are_large_together(self, monkeypatch):
        monkeypatch.setattr(xlsx_guard, "LARGEST_UNPACKED", 1_000)
        assert refusal(xlsx_bytes(ROWS)) == "ROSTER-FILE-BOMB"

    def test_a_part_that_lies_about_its_size(self):
        data = bytearray(repacked(xlsx_bytes(ROWS), lambda _, c: c))
        with ZipFile(io.BytesIO(data)) as archive:
            entry = archive.getinfo("xl/worksheets/sheet1.xml")
        place = data.rindex(b"xl/worksheets/sheet1.xml") - 46  # in the central directory
        assert struct.unpack_from("<I", data, place + 24)[0] == entry.file_size
        struct.pack_into("<I", data, place + 24, 10)
        assert refusal(bytes(data)) == "ROSTER-FILE-DAMAGED"

    def test_cells_far_apart(self):
        def change(workbook):
            workbook.active["XFD1048576"] = "x"

        assert refusal(xlsx_bytes(ROWS, change=change)) == "ROSTER-FILE-TOO-WIDE"

    def test_a_wide_note_beside_a_short_list_is_no_bomb(self):
        def change(workbook):
            workbook.active["XFD2"] = "x"

        assert len(read_roster(xlsx_bytes(ROWS, change=change)).roster) == 1


class TestWorkbooks:
    def test_an_archive_that_is_no_workbook(self):
        target = io.BytesIO()
        with ZipFile(target, "w") as archive:
            archive.writestr("content.xml", "<office/>")
        assert refusal(target.getvalue()) == "ROSTER-FILE-NOT-XLSX"

    def test_a_damaged_part(self):
        data = bytearray(xlsx_bytes(ROWS))
        place = data.index(b"xl/worksheets/sheet1.xml") + 30
        data[place : place + 20] = bytes(20)
        assert refusal(bytes(data)) == "ROSTER-FILE-DAMAGED"

    def test_a_workbook_without_its_sheet(self):
        data = repacked(xlsx_bytes(ROWS), lambda n, c: None if n.startswith("xl/worksheets") else c)
        assert refusal(data) in {"ROSTER-FILE-DAMAGED", "ROSTER-HEADER-NOT-FOUND"}

    def test_a_workbook_whose_sheets_cannot_be_searched_for_formulas(self):
        def change(name, content):
            return content.replace(b"r:id=", b"id=") if name == "xl/workbook.xml" else content

        assert refusal(repacked(xlsx_bytes(ROWS), change)).startswith("ROSTER-")

    def test_targets_may_be_relative(self):
        def change(name, content):
            return (
                content.replace(b'"/xl/', b'"') if name.endswith("workbook.xml.rels") else content
            )

        rows = [*ROWS, ["А Б", "=A1"]]
        listed = read_roster(repacked(xlsx_bytes(rows), change))
        assert found(listed) == [("ROSTER-FORMULA", "B3")]

    def test_a_chart_sheet_is_no_list(self):
        workbook = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(ROWS)))
        workbook.create_chartsheet("График", 0)
        assert read_roster(saved(workbook)).sheet == "Список"

    def test_a_name_that_lies_does_not_matter(self):
        assert len(read_roster(xlsx_bytes(ROWS), name="a.csv").roster) == 1
        assert len(read_roster(csv_bytes(ROWS), name="a.xlsx").roster) == 1

    def test_without_the_reader_the_missing_part_is_named(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "python_calamine", None)
        with pytest.raises(MissingExtra, match="xlsx"):
            read_roster(xlsx_bytes(ROWS))
        assert len(read_roster(csv_bytes(ROWS)).roster) == 1


class TestOldWorkbooks:
    def test_dates_are_numbers_in_an_old_workbook(self):
        listed = read_roster(xls_bytes([*ROWS, ["Сомов Олег", 33000.0]]))
        assert [m.birth for m in listed.roster] == [date(1990, 5, 7)] * 2
        assert listed.sheet == "Список"

    def test_a_password(self):
        assert refusal(xls_bytes(ROWS, locked=True)) == "ROSTER-FILE-ENCRYPTED"

    def test_the_marked_copy_is_a_new_workbook(self, tmp_path):
        listed = read_roster(xls_bytes([*ROWS, ["=Сомов", "31.02.1990"]]))
        path = listed.annotate(tmp_path / "a.xlsx", lang="en")
        sheet = openpyxl.load_workbook(path)["Список"]
        assert (sheet["A3"].value, sheet["A3"].data_type) == ("=Сомов", "s")
        assert sheet["B3"].comment is not None

    def test_cells_far_apart(self, monkeypatch):
        monkeypatch.setattr(workbooks, "MOST_CELLS", 3)
        assert refusal(xls_bytes(ROWS)) == "ROSTER-FILE-TOO-WIDE"


@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=8))
def test_any_damage_is_read_or_refused_in_words(whole, changes):
    data = bytearray(whole)
    for place, byte in changes:
        data[place % len(data)] = byte
    try:
        listed = read_roster(bytes(data))
    except LoadError as error:
        assert all(issue.advice("en") for issue in error.issues)  # noqa: PT017
    else:
        assert listed.rows_read == len(listed.roster) + len(listed.faulty_rows)


class TestProfiles:
    def test_an_unknown_profile_lists_the_known_ones(self):
        with pytest.raises(ValueError, match="alfa, ingosstrakh"):
            read_roster(csv_bytes(ROWS), profile="nobody")

    def test_a_profile_cannot_name_unknown_fields(self):
        with pytest.raises(ValueError, match="birthday"):
            Profile("own", heads={"ДР": "birthday"})

    def test_an_end_date_is_one_of_two(self):
        with pytest.raises(ValueError, match="someday"):
            read_roster(csv_bytes(ROWS), end_date="someday")

    def test_a_profile_of_another_package(self, monkeypatch):
        self._install(monkeypatch, "acme", f"{__name__}:ACME")
        rows = [["Кто", "Дата рождения", "До"], ["А Б", "07.05.1990", "31.12.2026"]]
        listed = read_roster(csv_bytes(rows), profile="acme")
        assert listed.roster[0].last_day == date(2026, 12, 30)
        assert listed.profile == "acme"

    @pytest.mark.parametrize("target", ["no_such_module:X", f"{__name__}:ROWS"])
    def test_a_broken_package_is_named(self, monkeypatch, target):
        self._install(monkeypatch, "acme", target)
        with pytest.raises(ValueError, match=target.replace(".", r"\.")):
            profile_named("acme")

    @staticmethod
    def _install(monkeypatch, name, target):
        point = EntryPoint(name, target, "dms.roster_profiles")
        monkeypatch.setattr(
            "importlib.metadata.entry_points",
            lambda *, group: [point] if group == "dms.roster_profiles" else [],
        )


ACME = Profile("acme", heads={"Кто": "name", "До": "end"}, end=EndDate.DETACHED_FROM)


def test_importing_the_reader_loads_nothing_heavy():
    program = (
        "import sys, dms.io.roster as r\n"
        "r.read_roster('ФИО;Дата рождения\\nА;07.05.1990\\n'.encode())\n"
        "print([m for m in ('openpyxl', 'python_calamine', 'pydantic', 'holidays', 'yaml')"
        " if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.strip() == b"[]"


def test_zlib_errors_are_damage_too(monkeypatch):
    def broken(_):
        raise zlib.error("bad")

    monkeypatch.setattr(zipfile.ZipFile, "testzip", broken)
    assert refusal(xlsx_bytes(ROWS)) == "ROSTER-FILE-DAMAGED"
