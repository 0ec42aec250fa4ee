"""Read the terms of a contract from YAML, TOML or JSON, or take a ready profile."""

from collections.abc import Mapping
from importlib.resources import files
from os import PathLike
from pathlib import Path

from dms.contracts.terms.terms import Terms
from dms.errors import LoadError
from dms.i18n import text
from dms.io.assumptions import assuming, blaming
from dms.io.documents import is_document, read_document
from dms.io.parsed import Parsed
from dms.io.validation import validate
from dms.issues import Issue, Location, Severity

__all__ = ["PROFILES", "load_terms"]

PROFILES = ("insurers-standard", "client-improved")
"""Names of the ready terms: what insurers' standard contracts say, and what a client can reach."""


def load_terms(
    source: str | PathLike[str],
    *,
    name: str | None = None,
    assume: Mapping[str, str] | None = None,
) -> Terms:
    """Read and check terms: a file, or the name of one of `PROFILES`.

    `name` stands for the file in messages, the path as given by default. `assume` answers what the
    terms leave open (:mod:`dms.io.assumptions`): `{"enrolment.counting": "strict"}`; the answers
    are listed under `assumptions`. Raises :class:`~dms.errors.LoadError` with everything that is
    wrong. What is not stated is no error; :meth:`~dms.contracts.terms.Terms.questions` lists it.
    """
    written = _read(source, name)
    if not assume:
        return validate(Terms, written)
    parsed = assuming(written, assume)
    try:
        return validate(Terms, parsed)
    except LoadError as error:
        raise LoadError(blaming(assume, written, error.issues)) from None


def _read(source: str | PathLike[str], name: str | None) -> Parsed:
    if isinstance(source, str) and source in PROFILES:
        profile = files("dms.contracts.terms") / "profiles" / f"{source}.yaml"
        return read_document(profile.read_text("utf-8"), name=name or source, format="yaml")
    path = Path(source)
    if isinstance(source, str) and not is_document(path) and not path.exists():
        raise LoadError([_no_profile(name or source)])
    return read_document(path, name=name)


def _no_profile(name: str) -> Issue:
    return Issue(
        "TERMS-PROFILE-UNKNOWN",
        Severity.ERROR,
        text("There are neither ready terms nor a file with this name"),
        text(
            "Use one of {known}, or a file that ends with .yaml, .toml or .json",
            known=", ".join(PROFILES),
        ),
        Location(file=name),
    )
