"""The tax view of a contract: the 6 % cap, the one-year test, contributions at stake. No advice."""

from dms.contracts.tax.cap import CapFigures
from dms.contracts.tax.ending import EarlyEnd
from dms.contracts.tax.expenses import ExpenseKind
from dms.contracts.tax.exposures import Exposure, ExposureKind
from dms.contracts.tax.facts import FirstMonth
from dms.contracts.tax.inputs import Accrual, Cover, Ending, Insured
from dms.contracts.tax.labour import CapBase
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.tax.parameter_table import TaxParameter, TaxParameterTable
from dms.contracts.tax.parameters import TaxParameters, UnknownTaxParameter
from dms.contracts.tax.remarks import Remark, Status
from dms.contracts.tax.view import TaxView, tax_view
from dms.contracts.tax.years import TaxMonth, TaxYear

__all__ = [
    "Accrual",
    "CapBase",
    "CapFigures",
    "Cover",
    "EarlyEnd",
    "Ending",
    "ExpenseKind",
    "Exposure",
    "ExposureKind",
    "FirstMonth",
    "Insured",
    "OneYearTest",
    "Remark",
    "Status",
    "TaxMonth",
    "TaxParameter",
    "TaxParameterTable",
    "TaxParameters",
    "TaxView",
    "TaxYear",
    "UnknownTaxParameter",
    "tax_view",
]
