"""What is known about ДМС and people: insurance contributions, income tax, the social deduction.

Art. 213, 219, 421, 422 НК РФ, art. 149 on VAT, and letters on them.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from dms.contracts.tax.exposures import Exposure, ExposureKind
from dms.contracts.tax.parameter_table import TaxParameter
from dms.contracts.tax.profit_positions import joining_remarks, leaving_remark
from dms.contracts.tax.remarks import Remark, Status, remark
from dms.i18n import text

__all__ = ["contribution_remarks", "income_tax_remarks", "rate_remark", "vat_remark"]


def rate_remark(rate: TaxParameter) -> Remark:
    """State the tariff of contributions that was used."""
    return Remark(
        text=text(
            "Contributions are computed at {percent} %, the single tariff up to the base limit of "
            "a person's pay. State other tariffs for the people concerned.",
            percent=rate.value * 100,
        ),
        source=rate.source,
        status=rate.status,
        as_of=rate.as_of,
    )


def contribution_remarks(exposed: Iterable[Exposure]) -> Iterator[Remark]:
    """Return the positions on contributions that concern these people."""
    kinds = {kind for exposure in exposed for kind in exposure.kinds}
    yield remark(
        text(
            "Payments for employees are free of contributions, also those against accidents, when "
            "the contract is for at least one year."
        ),
        "пп. 5 п. 1 ст. 422 НК РФ; пп. 5 п. 1 ст. 20.2 закона 125-ФЗ; eg-online.ru/article/458895/",
    )
    if ExposureKind.JOINER in kinds:
        yield from joining_remarks()
        yield from _joiners()
    if {ExposureKind.LEAVER, ExposureKind.ENDED_EARLY} & kinds:
        yield leaving_remark()
        yield from _leavers()


def _joiners() -> Iterator[Remark]:
    yield remark(
        text(
            "Contributions are charged on the premium of an employee who joined later and is "
            "covered for less than one year."
        ),
        "Минфин 08.11.2024 № 03-15-05/110597 (glavkniga.ru/elver/2025/15/7852)",
        Status.DISPUTED,
    )
    yield remark(
        text(
            "When they are charged is not settled; a consultation says monthly, in proportion to "
            "the days of service."
        ),
        "pravovest-audit.ru, консультация 28.01.2025",
        Status.DISPUTED,
    )


def _leavers() -> Iterator[Remark]:
    yield remark(
        text(
            "Contributions are added on all payments for an employee whose cover ended before one "
            "year, also on those of the previous year."
        ),
        "Минфин 27.07.2022 № 03-03-06/1/72400; 07.12.2022 № 03-15-06/120021; 15.12.2022 "
        "№ 03-03-06/1/123192; 01.06.2023 № 03-03-06/1/50307; 13.05.2025 № 03-15-06/46643",
        Status.DISPUTED,
    )
    yield remark(
        text(
            "The ministry and the tax service want corrected returns on contributions; "
            "consultants see no error at the time and disagree."
        ),
        "its.1c.ru/db/content/newsclar/src/485975.htm; mosnalogi.ru, консультация",
        Status.DISPUTED,
    )
    yield remark(
        text(
            "For somebody dismissed but left on the list to the end, the part after dismissal is "
            "not subject to contributions."
        ),
        "club.klerk.ru/t/vopros-po-dms/904322",
    )


def income_tax_remarks(own: Decimal, limits: Mapping[int, TaxParameter]) -> Iterator[Remark]:
    """Return remarks on the income tax of the insured; `own` is what people pay themselves."""
    yield remark(
        text(
            "Premiums that the employer pays under voluntary personal insurance are not income of "
            "the insured, relatives and former employees included."
        ),
        "п. 3 ст. 213 НК РФ; Минфин 26.12.2008 № 03-04-06-01/388",
    )
    yield remark(
        text(
            "Care paid for by the insurer is not income either, except vouchers for sanatoriums; "
            "take those out of the programme."
        ),
        "пп. 3 п. 1 ст. 213 НК РФ; ФНС 13.10.2016 № БС-4-11/19482@",
    )
    if own:
        yield from (_limit(year, limit) for year, limit in limits.items())


def _limit(year: int, limit: TaxParameter) -> Remark:
    return Remark(
        text=text(
            "Who pays for the cover of themselves, a spouse, parents or children may claim the "
            "social deduction: up to {limit} roubles of expenses of {year}, by the year of "
            "payment and together with other social expenses.",
            limit=limit.value,
            year=year,
        ),
        source=limit.source,
        status=limit.status,
        as_of=limit.as_of,
    )


def vat_remark() -> Remark:
    """Say that the premium has no VAT."""
    return remark(
        text("Insurance is free of VAT: the premium has none in it."),
        "пп. 7 п. 3 ст. 149 НК РФ; base.garant.ru/58076835",
    )
