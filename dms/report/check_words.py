"""Words for findings: how grave, how they ended, where a rule comes from."""

from dms.contracts.checks.check import Check, Gravity, Norm, NormStatus
from dms.i18n import Text, text

__all__ = ["gravity_title", "norm_words", "norms_words"]

_GRAVITIES = {
    Gravity.CRITICAL: text("critical"),
    Gravity.MAJOR: text("major"),
    Gravity.MINOR: text("minor"),
    Gravity.NOTE: text("for information"),
}

_STATUSES = {
    NormStatus.TEXT: text("by the text of the norm"),
    NormStatus.SECONDARY: text("known from secondary sources"),
    NormStatus.DISPUTED: text("a disputed position"),
    NormStatus.INFERENCE: text("an inference from the norm"),
    NormStatus.PRACTICE: text("practice"),
}


def gravity_title(gravity: Gravity) -> Text:
    """Return what a gravity is called in front of people."""
    return _GRAVITIES[gravity]


def norms_words(check: Check, lang: str) -> str:
    """Write where a rule comes from; a recommendation is never called a violation."""
    cited = "; ".join(norm_words(norm, lang) for norm in check.norms)
    if not check.is_recommendation:
        return cited
    return text("a business recommendation, not a violation – {norms}", norms=cited).to(lang)


def norm_words(norm: Norm, lang: str) -> str:
    """Write one norm with how well it is established, its dates and what to know about it."""
    said = [] if norm.status is NormStatus.PRACTICE else [_STATUSES[norm.status].to(lang)]
    for day, template in (
        (norm.since, text("from {day}", day=norm.since)),
        (norm.until, text("until {day}", day=norm.until)),
    ):
        said += [template.to(lang)] if day is not None else []
    said += [norm.note.to(lang)] if norm.note is not None else []
    return f"{norm.cite} ({', '.join(said)})" if said else norm.cite
