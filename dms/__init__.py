"""Price, compare and run Russian voluntary health insurance (ДМС).

    >>> import dms
    >>> offer = dms.load_offer("offer.yaml")             # doctest: +SKIP
    >>> imported = dms.read_roster("staff.xlsx")         # doctest: +SKIP
    >>> dms.quote(offer, imported.roster).total          # doctest: +SKIP
    Decimal('120960.00')

Everything public hangs here and is loaded when first used, so `import dms` itself costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "DmsError": "dms.errors",
    "LoadError": "dms.errors",
    "MovementRefused": "dms.errors",
    "MovementStale": "dms.errors",
    "QuoteRefused": "dms.errors",
    "Issue": "dms.issues",
    "Severity": "dms.issues",
    "Member": "dms.members",
    "Relationship": "dms.members",
    "Roster": "dms.members",
    "Sex": "dms.members",
    "Period": "dms.periods",
    "Place": "dms.places",
    "RussianCalendar": "dms.workdays",
    "Territory": "dms.territory",
    "Network": "dms.clinics",
    "Programme": "dms.modules",
    "Offer": "dms.pricing.offer",
    "Quote": "dms.pricing.quote",
    "Explanation": "dms.pricing.explanation",
    "explain": "dms.pricing.explanation",
    "explain_member": "dms.pricing.explanation",
    "explain_module": "dms.pricing.explanation",
    "quote": "dms.pricing.quoting",
    "Terms": "dms.contracts.terms.terms",
    "Contract": "dms.contracts.contract",
    "Movement": "dms.contracts.state.movement",
    "statement": "dms.contracts.accounts.statement",
    "instalment_plan": "dms.contracts.accounts.instalments",
    "contract_deadlines": "dms.contracts.accounts.contract_deadlines",
    "reconcile": "dms.contracts.invoices.reconciliation",
    "diff_rosters": "dms.contracts.rosters.roster_diff",
    "propose": "dms.contracts.rosters.proposing",
    "under": "dms.contracts.what_if.counterfactual",
    "what_if": "dms.contracts.what_if.counterfactual",
    "compare_terms": "dms.contracts.what_if.comparison",
    "planned_requests": "dms.contracts.what_if.planning",
    "accruals": "dms.contracts.accounts.accruals",
    "covers": "dms.contracts.accounts.accruals",
    "tax_view": "dms.contracts.tax",
    "TaxView": "dms.contracts.tax",
    "check_contract": "dms.contracts.checks.checking",
    "check_offer": "dms.contracts.checks.checking",
    "compare": "dms.comparison.comparing",
    "Candidate": "dms.comparison.candidate",
    "Comparison": "dms.comparison.comparison",
    "Weights": "dms.comparison.weights",
    "bridge": "dms.comparison.bridge",
    "bridge_over": "dms.comparison.bridge",
    "composition": "dms.comparison.composition",
    "sensitivity": "dms.comparison.sensitivity",
    "year_on_year": "dms.comparison.renewal",
    "hiring_years": "dms.comparison.hiring_years",
    "monthly_costs": "dms.comparison.monthly_costs",
    "Requirement": "dms.requirements.requirement",
    "meet": "dms.requirements.meeting",
    "forgotten": "dms.requirements.checklist",
    "load_offer": "dms.io.offers",
    "load_terms": "dms.io.terms",
    "load_contract": "dms.io.contract_file",
    "save_contract": "dms.io.contract_file",
    "contract_opened": "dms.io.contract_opening",
    "load_hiring_plan": "dms.io.hiring_plan",
    "load_monthly_amounts": "dms.io.monthly_amounts",
    "load_requirement": "dms.io.requirements",
    "load_weights": "dms.io.weights",
    "rfp_form": "dms.io.rfp",
    "read_rfp": "dms.io.rfp",
    "read_invoice": "dms.io.invoice",
    "insurer_lists": "dms.io.insurer_list",
    "calendar_text": "dms.io.calendar_file",
    "deadline_events": "dms.io.deadline_events",
    "read_roster": "dms.io.roster",
    "json_schema": "dms.io.schemas",
    "render_explanation": "dms.report.text",
    "render_quote": "dms.report.text",
    "render_quote_html": "dms.report.quote_html",
    "quote_document": "dms.report.quote_document",
    "render_contract": "dms.report.contract_text",
    "render_movement": "dms.report.movement_text",
    "movement_document": "dms.report.movement_document",
    "explain_movement": "dms.report.movement_explanation",
    "render_statement": "dms.report.statement_text",
    "render_instalments": "dms.report.instalments_text",
    "render_reconciliation": "dms.report.reconciliation_text",
    "render_what_if": "dms.report.what_if_text",
    "render_deadlines": "dms.report.deadlines",
    "render_tax": "dms.report.tax_text",
    "render_comparison": "dms.report.comparison_text",
    "render_comparison_html": "dms.report.comparison_page",
    "comparison_workbook": "dms.report.comparison_workbook",
    "comparison_document": "dms.report.comparison_document",
    "LetterDetails": "dms.report.offer_letter",
    "offer_letter_html": "dms.report.offer_letter",
    "offer_letter_docx": "dms.report.offer_letter",
    "Choice": "dms.configurator.choice",
    "Configuration": "dms.configurator.configuration",
    "configure": "dms.configurator.configuring",
    "Search": "dms.configurator.best",
    "best": "dms.configurator.finding",
    "Grades": "dms.configurator.grades.grades",
    "Assignment": "dms.configurator.grades.assignment",
    "assign": "dms.configurator.grades.assigning",
    "GradePlan": "dms.configurator.grades.grade_plan",
    "plan_grades": "dms.configurator.grades.grade_plan",
    "search_grades": "dms.configurator.grades.grade_search",
    "upgrade_summaries": "dms.configurator.grades.upgrade_summary",
    "load_grades": "dms.io.grades",
}

__all__ = ["__version__", *_HOMES]

if TYPE_CHECKING:
    from dms.clinics import Network as Network
    from dms.comparison.bridge import bridge as bridge
    from dms.comparison.bridge import bridge_over as bridge_over
    from dms.comparison.candidate import Candidate as Candidate
    from dms.comparison.comparing import compare as compare
    from dms.comparison.comparison import Comparison as Comparison
    from dms.comparison.composition import composition as composition
    from dms.comparison.hiring_years import hiring_years as hiring_years
    from dms.comparison.monthly_costs import monthly_costs as monthly_costs
    from dms.comparison.renewal import year_on_year as year_on_year
    from dms.comparison.sensitivity import sensitivity as sensitivity
    from dms.comparison.weights import Weights as Weights
    from dms.configurator.best import Search as Search
    from dms.configurator.choice import Choice as Choice
    from dms.configurator.configuration import Configuration as Configuration
    from dms.configurator.configuring import configure as configure
    from dms.configurator.finding import best as best
    from dms.configurator.grades.assigning import assign as assign
    from dms.configurator.grades.assignment import Assignment as Assignment
    from dms.configurator.grades.grade_plan import GradePlan as GradePlan
    from dms.configurator.grades.grade_plan import plan_grades as plan_grades
    from dms.configurator.grades.grade_search import search_grades as search_grades
    from dms.configurator.grades.grades import Grades as Grades
    from dms.configurator.grades.upgrade_summary import upgrade_summaries as upgrade_summaries
    from dms.contracts.accounts.accruals import accruals as accruals
    from dms.contracts.accounts.accruals import covers as covers
    from dms.contracts.accounts.contract_deadlines import contract_deadlines as contract_deadlines
    from dms.contracts.accounts.instalments import instalment_plan as instalment_plan
    from dms.contracts.accounts.statement import statement as statement
    from dms.contracts.checks.checking import check_contract as check_contract
    from dms.contracts.checks.checking import check_offer as check_offer
    from dms.contracts.contract import Contract as Contract
    from dms.contracts.invoices.reconciliation import reconcile as reconcile
    from dms.contracts.rosters.proposing import propose as propose
    from dms.contracts.rosters.roster_diff import diff_rosters as diff_rosters
    from dms.contracts.state.movement import Movement as Movement
    from dms.contracts.tax import TaxView as TaxView
    from dms.contracts.tax import tax_view as tax_view
    from dms.contracts.terms.terms import Terms as Terms
    from dms.contracts.what_if.comparison import compare_terms as compare_terms
    from dms.contracts.what_if.counterfactual import under as under
    from dms.contracts.what_if.counterfactual import what_if as what_if
    from dms.contracts.what_if.planning import planned_requests as planned_requests
    from dms.errors import DmsError as DmsError
    from dms.errors import LoadError as LoadError
    from dms.errors import MovementRefused as MovementRefused
    from dms.errors import MovementStale as MovementStale
    from dms.errors import QuoteRefused as QuoteRefused
    from dms.io.calendar_file import calendar_text as calendar_text
    from dms.io.contract_file import load_contract as load_contract
    from dms.io.contract_file import save_contract as save_contract
    from dms.io.contract_opening import contract_opened as contract_opened
    from dms.io.deadline_events import deadline_events as deadline_events
    from dms.io.grades import load_grades as load_grades
    from dms.io.hiring_plan import load_hiring_plan as load_hiring_plan
    from dms.io.insurer_list import insurer_lists as insurer_lists
    from dms.io.invoice import read_invoice as read_invoice
    from dms.io.monthly_amounts import load_monthly_amounts as load_monthly_amounts
    from dms.io.offers import load_offer as load_offer
    from dms.io.requirements import load_requirement as load_requirement
    from dms.io.rfp import read_rfp as read_rfp
    from dms.io.rfp import rfp_form as rfp_form
    from dms.io.roster import read_roster as read_roster
    from dms.io.schemas import json_schema as json_schema
    from dms.io.terms import load_terms as load_terms
    from dms.io.weights import load_weights as load_weights
    from dms.issues import Issue as Issue
    from dms.issues import Severity as Severity
    from dms.members import Member as Member
    from dms.members import Relationship as Relationship
    from dms.members import Roster as Roster
    from dms.members import Sex as Sex
    from dms.modules import Programme as Programme
    from dms.periods import Period as Period
    from dms.places import Place as Place
    from dms.pricing.explanation import Explanation as Explanation
    from dms.pricing.explanation import explain as explain
    from dms.pricing.explanation import explain_member as explain_member
    from dms.pricing.explanation import explain_module as explain_module
    from dms.pricing.offer import Offer as Offer
    from dms.pricing.quote import Quote as Quote
    from dms.pricing.quoting import quote as quote
    from dms.report.comparison_document import comparison_document as comparison_document
    from dms.report.comparison_page import render_comparison_html as render_comparison_html
    from dms.report.comparison_text import render_comparison as render_comparison
    from dms.report.comparison_workbook import comparison_workbook as comparison_workbook
    from dms.report.contract_text import render_contract as render_contract
    from dms.report.deadlines import render_deadlines as render_deadlines
    from dms.report.instalments_text import render_instalments as render_instalments
    from dms.report.movement_document import movement_document as movement_document
    from dms.report.movement_explanation import explain_movement as explain_movement
    from dms.report.movement_text import render_movement as render_movement
    from dms.report.offer_letter import LetterDetails as LetterDetails
    from dms.report.offer_letter import offer_letter_docx as offer_letter_docx
    from dms.report.offer_letter import offer_letter_html as offer_letter_html
    from dms.report.quote_document import quote_document as quote_document
    from dms.report.quote_html import render_quote_html as render_quote_html
    from dms.report.reconciliation_text import render_reconciliation as render_reconciliation
    from dms.report.statement_text import render_statement as render_statement
    from dms.report.tax_text import render_tax as render_tax
    from dms.report.text import render_explanation as render_explanation
    from dms.report.text import render_quote as render_quote
    from dms.report.what_if_text import render_what_if as render_what_if
    from dms.requirements.checklist import forgotten as forgotten
    from dms.requirements.meeting import meet as meet
    from dms.requirements.requirement import Requirement as Requirement
    from dms.territory import Territory as Territory
    from dms.workdays import RussianCalendar as RussianCalendar


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dms' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
