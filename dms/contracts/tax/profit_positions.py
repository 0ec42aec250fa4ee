"""What is known about ДМС and the tax on profit: art. 255, 270, 272, 318 НК РФ and letters on them.

Only statements that a source bears out; an unverified one is never printed.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dms.contracts.tax.ending import EarlyEnd
from dms.contracts.tax.expenses import ExpenseKind
from dms.contracts.tax.facts import Facts
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.remarks import Remark, Status, remark
from dms.contracts.tax.years import TaxYear
from dms.i18n import text

__all__ = [
    "KIND_REMARKS",
    "early_end_remarks",
    "joining_remarks",
    "leaving_remark",
    "one_year_remark",
    "profit_remarks",
]


KIND_REMARKS: Mapping[ExpenseKind, Remark] = MappingProxyType(
    {
        ExpenseKind.RELATIVES: remark(
            text(
                "Payments for relatives do not reduce profit: only the cover of employees does. "
                "Keep them on a line of their own."
            ),
            "п. 16 ст. 255, п. 6 ст. 270 НК РФ; instrukciy.ru/otveti_2018/28/page66.html",
        ),
        ExpenseKind.CONTRACTORS: remark(
            text(
                "Payments for people under civil-law contracts do not reduce profit. "
                "Keep them on a line of their own."
            ),
            "instrukciy.ru/otveti_2018/28/page66.html",
        ),
        ExpenseKind.AFTER_DISMISSAL: remark(
            text("The part of a payment for days after dismissal does not reduce profit."),
            "Минфин 01.02.2019 № 03-03-06/1/5947; cntd-sib.ru/news/read/542642029/747417008",
        ),
        ExpenseKind.SHORT_CONTRACT: remark(
            text("Payments under a contract of less than one year do not reduce profit."),
            "п. 16 ст. 255 НК РФ; geum.ru/lav/index-156707.php",
        ),
        ExpenseKind.AFTER_END: remark(
            text(
                "What was paid for days after the end of the contract and not returned buys no "
                "cover; it is shown apart and not deducted."
            ),
            "п. 16 ст. 255 НК РФ",
            Status.INFERENCE,
        ),
    }
)
"""Why a kind of expense does not reduce profit."""


def one_year_remark(test: OneYearTest) -> Remark:
    """Say how the one-year test went."""
    return remark(
        test.explanation,
        "п. 16 ст. 255 НК РФ; geum.ru/lav/index-156707.php; "
        "eg-online.ru/document/regulatory/177144",
        Status.INFERENCE,
    )


def profit_remarks(years: tuple[TaxYear, ...], facts: Facts) -> Iterator[Remark]:
    """Return the remarks that the figures of the tax years rest on."""
    yield remark(
        text(
            "A payment is an expense evenly over the days that it was paid for, by calendar days; "
            "an instalment over the days of its own period."
        ),
        "п. 6 ст. 272 НК РФ; Минфин 23.08.2021 № 03-03-06/1/67715",
    )
    kinds = {kind for year in years for kind in year.expense}
    if ExpenseKind.EMPLOYEES in kinds:
        yield from _caps(years)
        yield from _base(facts)
        yield remark(
            text("The expense counts only if the insurer or the medical organisation is licensed."),
            "п. 16 ст. 255 НК РФ; klerk.ru/user/2624445/676194/ (21.01.2026)",
        )
    yield from (remark for kind, remark in KIND_REMARKS.items() if kind in kinds)


def _caps(years: tuple[TaxYear, ...]) -> Iterator[Remark]:
    """State the cap, once for each value that was used."""
    used = {y.cap_share.value: y.cap_share for y in years if y.cap_share is not None}
    for share in used.values():
        yield Remark(
            text=text(
                "Payments for the cover of employees reduce profit up to {percent} % of the labour "
                "costs of all employees, together with payments under clause 24.2.",
                percent=share.value * 100,
            ),
            source=share.source,
            status=share.status,
            as_of=share.as_of,
        )


def _base(facts: Facts) -> Iterator[Remark]:
    yield remark(
        text(
            "Labour costs are counted without payments for ДМС and other voluntary insurance, "
            "by running totals of the tax year."
        ),
        "klerk.ru/user/2624445/676194/ (21.01.2026)",
    )
    yield remark(
        text(
            "Sources differ on the day from which labour costs count: 1 January, or the day the "
            "contract takes effect or the first payment (here {day}). Both are computed; choose "
            "one with your auditor.",
            day=facts.base_from,
        ),
        "klerk.ru/user/2624445/676194/ (21.01.2026); п. 3 ст. 318 НК РФ, Минфин 16.09.2016 "
        "№ 03-03-06/1/54205 (its.1c.ru/news/406033)",
        Status.CONFLICTING,
    )
    if facts.other_payments:
        yield remark(
            text(
                "Payments under clause 24.2 are taken from the cap before those for ДМС; the other "
                "way round the sum of both is the same."
            ),
            "п. 16, п. 24.2 ст. 255 НК РФ",
            Status.INFERENCE,
        )


def joining_remarks() -> Iterator[Remark]:
    """Say why people who join in mid-term do not harm the deduction."""
    yield remark(
        text(
            "A change in the list of people does not harm the deduction while the contract is for "
            "at least one year and its term stays."
        ),
        "Минфин 01.06.2023 № 03-03-06/1/50307 (glavkniga.ru/amp/news/16078)",
    )
    yield remark(
        text(
            "The premium of people who join later is deductible if the addendum is part of the "
            "annual contract and does not change its term."
        ),
        "п. 16 ст. 255 НК РФ; Минфин 01.06.2023 № 03-03-06/1/50307",
        Status.INFERENCE,
    )


def leaving_remark() -> Remark:
    """Name the letter that may be read against the deduction when somebody leaves."""
    return remark(
        text(
            "A letter is reported to want the expense restored when cover ends earlier than a "
            "year, naming an employee who leaves as an example; the letter of 2023 on a changed "
            "list of people says otherwise."
        ),
        "Минфин 13.05.2025 № 03-15-06/46643 (vottak.me/post-2923.html); Минфин 01.06.2023 "
        "№ 03-03-06/1/50307 (glavkniga.ru/amp/news/16078)",
        Status.DISPUTED,
    )


def early_end_remarks(end: EarlyEnd) -> Iterator[Remark]:
    """Return what is said about an expense under a contract that ended early."""
    if end.one_year.passes:
        yield remark(
            text("The contract had lasted a year when it ended, so the expense stands."),
            "п. 16 ст. 255 НК РФ",
            Status.INFERENCE,
        )
        return
    yield remark(
        text(
            "The expense recognised under a contract that ended before one year is to be restored."
        ),
        "Минфин 13.10.2017 № 03-03-06/1/67067; Минфин 27.07.2022 № 03-03-06/1/72400",
    )
    yield remark(
        text("One position: the sum becomes income now, in the period when the contract ended."),
        "its.1c.ru/db/content/newsclar/src/491296.htm",
        Status.CONFLICTING,
    )
    yield remark(
        text(
            "The other position: the periods in which the expense was recognised are corrected, "
            "each by its own sum."
        ),
        "Минфин 13.05.2025 № 03-15-06/46643 (vottak.me/post-2923.html)",
        Status.CONFLICTING,
    )
