"""The sheet of the offer: the offer as a whole, then programme by programme, care by care."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from dms.contracts.terms_words.payment import RHYTHMS
from dms.i18n import Text, text
from dms.io.rfp.answers import AgeBand, Answer, Day, Number, Words
from dms.io.rfp.choices import ClinicNames, Several, choice_of
from dms.io.rfp.form import Heading, Part, Path, Role, Row, RowSheet, Target
from dms.io.rfp.head import FormHead, FormProgramme
from dms.io.rfp.module_rows import SHARE, module_rows
from dms.io.rfp.proration_choices import PRORATIONS
from dms.io.rfp.wishes import Wished
from dms.members import Relationship
from dms.modules.exclusions import CATALOGUE
from dms.modules.registry import title_of
from dms.pricing.naming import relationship_name

__all__ = ["WishesOf", "offer_sheet", "programme_title"]

WishesOf = Callable[[str | None, str], Wished]
"""Says what is asked of a kind of care in a programme; None is the whole contract."""

_PEOPLE = Number(least=Decimal(0), most=Decimal(1_000_000), whole=True)
_AMOUNT = Number()
_RELATIONSHIPS = Several(options=tuple((one.value, relationship_name(one)) for one in Relationship))
_EXCLUSIONS = Several(
    options=tuple((id_, entry.title) for id_, entry in CATALOGUE.items()),
    nothing=text("none"),
    free=True,
)
_COUNTS = choice_of((("all", text("employees and relatives")), ("employees", text("employees"))))
_AGE_ON = choice_of(
    (
        ("contract_start", text("at the start of the contract")),
        ("cover_start", text("on the first day of cover")),
    )
)

_WHOLE: tuple[tuple[Path, Text, Answer], ...] = (
    (("insurer", "name"), text("Insurer"), Words()),
    (("insurer", "licence"), text("Licence"), Words()),
    (("valid_until",), text("The offer can be accepted until"), Day()),
    (("headcount", "min"), text("The prices are for at least so many people"), _PEOPLE),
    (("headcount", "max"), text("The prices are for at most so many people"), _PEOPLE),
    (("headcount", "counts"), text("Who counts towards the headcount"), _COUNTS),
    (("age", "on"), text("On which day the age is taken"), _AGE_ON),
    (("eligibility", "ages"), text("Ages that can be insured, full years"), AgeBand()),
    (("eligibility", "relationships"), text("Who can be insured"), _RELATIONSHIPS),
    (
        ("payment",),
        text("Ways to pay the premium"),
        Several(options=tuple(RHYTHMS.items())),
    ),
    (("proration", "join"), text("What the rest of the term costs a joiner"), PRORATIONS),
    (("proration", "leave"), text("How much less it costs when somebody leaves"), PRORATIONS),
    (("exclusions",), text("Not paid for, separated by semicolons"), _EXCLUSIONS),
)
_PERIOD: tuple[tuple[Path, Text, Answer], ...] = (
    (("period", "start"), text("First day of the contract"), Day()),
    (("period", "last_day"), text("Last day of the contract; it counts"), Day()),
)
_PROGRAMME: tuple[tuple[Path, Text, Answer], ...] = (
    (("name",), text("Name of the programme in your line"), Words()),
    (("tier",), text("Class of the programme in your line"), Words()),
    (
        ("premium",),
        text("One price for the whole programme, one person, whole term, ₽"),
        _AMOUNT,
    ),
    (("sum_insured",), text("Sum insured for one person, ₽"), _AMOUNT),
    (("clinics",), text("Clinics of the programme, as on the sheet of clinics"), ClinicNames()),
    (
        ("deductible", "share"),
        text("Deductible: part of the bill that the insured pays (0 % is none)"),
        SHARE,
    ),
    (("note",), text("Note"), Words()),
)


def offer_sheet(head: FormHead, wishes: WishesOf, terms: Mapping[str, Text]) -> RowSheet:
    """Return the sheet; `terms` are the wishes about the whole contract, by their pointers."""
    parts = [*_whole(head, terms)]
    for number, programme in enumerate(head.programmes):
        parts += _programme(programme, ("programmes", number), wishes)
    for number, kind in enumerate(head.contract_kinds):
        parts += _care(kind, ("modules", number), wishes(None, kind))
    return RowSheet(role=Role.OFFER, name=text("Offer"), parts=tuple(parts))


def programme_title(programme: FormProgramme) -> Text:
    """Return the name that the client gave a programme."""
    return Text("{name}", {"name": programme.name or programme.id})


def _whole(head: FormHead, wishes: Mapping[str, Text]) -> Iterator[Part]:
    yield Heading(text("The offer as a whole"))
    questions = _WHOLE if head.period is not None else (*_WHOLE, *_PERIOD)
    for path, label, answer in questions:
        row = _row(path, label, answer)
        yield Row(
            label=label,
            answer=answer,
            target=Target.OFFER,
            path=path,
            wish=wishes.get(row.pointer),
            needed=path[0] == "period",
            always=path == ("insurer", "name"),
        )


def _row(path: Path, label: Text, answer: Answer) -> Row:
    return Row(label=label, answer=answer, target=Target.OFFER, path=path)


def _programme(programme: FormProgramme, path: Path, wishes: WishesOf) -> Iterator[Part]:
    title = text("Programme “{name}”", name=programme_title(programme))
    yield Heading(title)
    for below, label, answer in _PROGRAMME:
        yield _row((*path, *below), label, answer)
    for number, kind in enumerate(programme.kinds):
        at = (*path, "modules", number)
        yield from _care(kind, at, wishes(programme.id, kind))


def _care(kind: str, path: Path, wished: Wished) -> Iterator[Part]:
    level = 2 if path[0] == "programmes" else 1
    yield Heading(title_of(kind), level=level)
    yield from module_rows(kind, path, wished)
