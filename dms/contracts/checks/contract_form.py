"""The form of the contract: essential terms, signatures, the insurance rules, the beneficiary.

Art. 934, 940, 942 and 943 of the Civil Code say what makes a contract of personal insurance, and
what of the insurer's papers binds the client.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, reported
from dms.contracts.checks.said import Said, said
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict
from dms.contracts.terms.conditions import EssentialTerm
from dms.i18n import Text, text

__all__ = ["CHECKS"]

_ESSENTIAL: Mapping[EssentialTerm, Text] = MappingProxyType(
    {
        "insured_persons": text("the insured persons"),
        "insured_event": text("the insured event"),
        "sum_insured": text("the sum insured"),
        "term": text("the term of the contract"),
    }
)


@check(
    "LAW-01",
    Gravity.CRITICAL,
    title=text("An essential term is missing"),
    why=text(
        "Without the insured persons, the insured event, the sum insured and the term the contract "
        "may be held not concluded."
    ),
    wording=text(
        "Essential terms: the insured persons are those of schedule 1; the insured event is seeking"
        " care under the programme; the sum insured is {sum} ₽ for each insured person; the term is"
        " from {start} to {last_day}, both days included.",
        sum="…",
        start="…",
        last_day="…",
    ),
    norms=[law("ГК РФ ст. 942 п. 2"), reported("ГК РФ ст. 432 п. 1")],
)
def essential_terms(subject: Subject) -> Iterator[Verdict]:
    """Look for all four essential terms: what the text lacks, or what nobody has said yet."""
    for lacks in said(subject, "lacks"):
        if lacks.value is None:
            yield from _from_papers(lacks)
        elif lacks.value:
            missing = [_ESSENTIAL[name] for name in lacks.value]
            yield from (
                lacks.failed(text("The contract does not name: {term}", term=t)) for t in missing
            )
        else:
            yield lacks.passed(text("All essential terms are there"))


def _from_papers(lacks: Said) -> Iterator[Verdict]:
    """Judge by the offer and the list of people; they cannot say what the insured event is."""
    subject = lacks.subject
    known = {
        "insured_persons": bool(subject.roster),
        "insured_event": False,
        "sum_insured": all(p.sum_insured is not None for p in subject.offer.programmes),
        "term": subject.period is not None,
    }
    for name, title in _ESSENTIAL.items():
        if not known[name]:
            yield lacks.open(text("It is not known whether the contract names: {term}", term=title))


@check(
    "LAW-02",
    Gravity.CRITICAL,
    title=text("Somebody else than the insured is the beneficiary"),
    why=text(
        "Without the written consent of each insured person such a contract can be avoided at the "
        "claim of the insured or of the heirs."
    ),
    wording=text("The beneficiary is the insured person."),
    norms=[law("ГК РФ ст. 934 п. 2")],
)
def beneficiary(subject: Subject) -> Iterator[Verdict]:
    """Look whether another beneficiary has the written consent of the insured."""
    for who in said(subject, "beneficiary"):
        consents = who.also("beneficiary_consents")
        if who.value is None:
            yield who.open(
                text("It is not said who the beneficiary is; by law it is the insured person")
            )
        elif who.value == "insured":
            yield who.passed(text("The insured person is the beneficiary"))
        elif consents.value is None:
            yield consents.open(
                text("The beneficiary is not the insured; it is not said whether people consent")
            )
        elif consents.value:
            yield who.passed(text("The beneficiary is not the insured, and all consent in writing"))
        else:
            yield who.failed(
                text("The beneficiary is not the insured, and there are no written consents")
            )


@check(
    "LAW-03",
    Gravity.CRITICAL,
    title=text("The contract is not in writing or not signed"),
    why=text("A contract of insurance that is not in writing is void."),
    wording=text(
        "The contract is one document signed by both sides, or is concluded by an exchange of "
        "electronic documents signed by both sides."
    ),
    norms=[law("ГК РФ ст. 940 п. 1–2"), law("ГК РФ ст. 160 п. 1")],
)
def written_form(subject: Subject) -> Iterator[Verdict]:
    """Look for a written form and for signatures."""
    for form in said(subject, "form"):
        signed = form.also("signed")
        if form.value == "oral":
            yield form.failed(text("The contract is agreed in words only"))
        elif signed.value is False:
            yield signed.failed(text("The contract is not signed"))
        elif form.value is None:
            yield form.open(text("It is not said in which form the contract is concluded"))
        elif signed.value is None:
            yield signed.open(text("It is not said whether the contract is signed"))
        else:
            yield form.passed(text("The contract is in writing and signed"))


@check(
    "LAW-04",
    Gravity.MAJOR,
    title=text("The insurance rules are not attached"),
    why=text(
        "Rules that are neither in the document nor attached do not bind the client, and what is "
        "insured is open to dispute."
    ),
    wording=text(
        "The insurance rules of {day} are attached and were handed to the policyholder, which the "
        "signature confirms. Where they differ from the contract, the contract prevails.",
        day="…",
    ),
    norms=[law("ГК РФ ст. 943 п. 2–4")],
)
def rules_attached(subject: Subject) -> Iterator[Verdict]:
    """Look where the rules are, and whether attached ones are recorded as handed over."""
    for rules in said(subject, "rules"):
        match rules.value:
            case None:
                yield rules.open(
                    text("It is not said whether the insurance rules are part of the contract")
                )
            case "elsewhere":
                yield rules.failed(
                    text("The contract refers to insurance rules that are not attached")
                )
            case "attached":
                yield _receipt(rules.also("rules_receipt_recorded"))
            case "in_document":
                yield rules.passed(text("The insurance rules stand in the document itself"))
            case _:
                yield rules.passed(text("The contract does not refer to insurance rules"))


def _receipt(recorded: Said) -> Verdict:
    if recorded.value is None:
        return recorded.open(
            text("The rules are attached; it is not said whether their receipt is recorded")
        )
    if recorded.value:
        return recorded.passed(text("The rules are attached, and their receipt is recorded"))
    return recorded.failed(text("The rules are attached, but their receipt is not recorded"))


CHECKS = (essential_terms, beneficiary, written_form, rules_attached)
"""The checks of this file."""
