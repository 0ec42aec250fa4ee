"""Building a tariff: read every price of an offer and find all that is wrong with it at once.

Unknown dimensions, modules and columns, bands that overlap or leave a hole, modules without a price
or with one of the wrong kind: each is an issue with the place in the offer.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from attrs import evolve

from dms.conditions import Condition, condition_rate
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity
from dms.members import COLUMNS
from dms.modules.base import Module, PricedPer
from dms.modules.programme import Programme
from dms.modules.questions import under
from dms.pricing.choices import is_usual
from dms.pricing.dimensions import KNOWN, Dimension, Level, Order
from dms.pricing.factors import Factor
from dms.pricing.offer import Offer
from dms.pricing.step_scopes import StepScopes
from dms.pricing.tables import Table, build_table
from dms.pricing.tariff import WHOLE_PROGRAMME, Line, ProgrammeTariff, Rule, Step, Tariff
from dms.rates import INCLUDED, Rate

__all__ = ["build_tariff"]


def build_tariff(offer: Offer) -> Tariff:
    """Check all prices of an offer; what is wrong or open stands in `issues`.

    An offer never changes, so its prices are checked once; a changed copy is another offer.
    """
    known: Tariff | None = offer._kept.tariff
    if known is None or known.offer is not offer:
        known = offer._kept.tariff = _Builder(offer).build()
    return known


class _Builder:
    """Collects issues while the parts of a tariff are built."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        self.issues: list[Issue] = []
        self.unpriced: list[str] = []
        self.dimensions = {**KNOWN, **_named(offer), **_columns(offer)}
        self.scopes = StepScopes.over(offer.factors)

    def build(self) -> Tariff:
        self._check_columns()
        steps = tuple(self._steps())
        programmes = {p.id: self._programme(p, i) for i, p in enumerate(self.offer.programmes)}
        return Tariff(
            offer=self.offer,
            dimensions=self.dimensions,
            programmes=programmes,
            contract=tuple(self._contract_lines(steps)),
            contract_unpriced=tuple(self.unpriced),
            steps=steps,
            contribution=tuple(self._contribution()),
            issues=tuple(self._located(issue) for issue in self.issues),
        )

    def _check_columns(self) -> None:
        """Report declared columns that every roster has anyway, or that are nobody's business."""
        for name in self.offer.columns:
            if name in KNOWN or name in COLUMNS:
                self._report(
                    "OFFER-COLUMN-KNOWN",
                    Severity.ERROR,
                    text("`{name}` is a usual column of rosters and is not declared", name=name),
                    text("Delete it from `columns`, or give the column of your own another name"),
                    f"/columns/{name}",
                )

    def _located(self, issue: Issue) -> Issue:
        return evolve(issue, where=self.offer.locate(issue.where.pointer or ""))

    def _table(self, rate: Rate, pointer: str) -> Table | None:
        upper_end = self.offer.age.upper_end
        table, issues = build_table(rate, self.dimensions, Location(pointer=pointer), upper_end)
        self.issues += issues
        return table

    def _condition(self, when: Condition | None, pointer: str) -> Table | None:
        return None if when is None else self._table(condition_rate(when), pointer + "/when")

    def _steps(self) -> Iterator[Step]:
        for i, factor in enumerate(self.offer.factors):
            pointer = f"/factors/{i}"
            self._check_scope(factor, pointer)
            condition = self._condition(factor.when, pointer)
            pointer += f"/{factor.kind}"
            table = self._table(factor.rate, pointer) or Table((), ())
            yield Step(factor, table, condition, pointer)

    @cached_property
    def known(self) -> Mapping[str, Collection[str]]:
        """The names that a factor can say whom and what it is for."""
        offer = self.offer
        modules = [*offer.modules, *(m for p in offer.programmes for m in p.modules)]
        return {
            "modules": {*(m.kind for m in modules), WHOLE_PROGRAMME},
            "programmes": {p.id for p in offer.programmes},
            "per": {n for n, d in self.dimensions.items() if d.is_countable},
        }

    def _check_scope(self, factor: Factor, pointer: str) -> None:
        """Report modules, programmes and columns that the offer does not have."""
        per = [factor.per] if factor.per else []
        scopes = {"modules": factor.modules, "programmes": factor.programmes, "per": per}
        for field, given in scopes.items():
            known = self.known[field]
            for name in given or ():
                if name not in known:
                    self._report_unknown(name, sorted(known), f"{pointer}/{field}")

    def _report_unknown(self, name: str, known: list[str], pointer: str) -> None:
        self._report(
            "TARIFF-SCOPE-UNKNOWN",
            Severity.ERROR,
            text("The offer has no `{name}`", name=name),
            text("Use one of: {known}", known=", ".join(known)),
            pointer,
        )

    def _report(self, code: str, severity: Severity, said: Text, hint: Text, pointer: str) -> None:
        self.issues.append(Issue(code, severity, said, hint, Location(pointer=pointer)))

    def _programme(self, programme: Programme, number: int) -> ProgrammeTariff:
        base = f"/programmes/{number}"
        self.issues += under(base, programme.needs_unstated())
        lines, unpriced = [], []
        if isinstance(programme.premium, Rate):
            pointer = f"{base}/premium"
            lines.append(self._line(programme, None, programme.premium, pointer))
        premiums = [programme.premium, *(m.premium for m in programme.offered_modules)]
        has_price = any(isinstance(premium, Rate) for premium in premiums)
        for i, module in enumerate(programme.modules):
            pointer = f"{base}/modules/{i}"
            if module.offered is None and module.premium is not None:
                self._report_perhaps_offered(module, pointer)
            if not module.offered or (module.premium == INCLUDED and has_price):
                continue
            if isinstance(module.premium, Rate) and module.priced_per is PricedPer.PERSON:
                pointer += "/premium"
                lines.append(self._line(programme, module, module.premium, pointer))
            elif module.premium is None and module.priced_per is PricedPer.CONTRACT:
                continue
            else:
                unpriced.append(module.kind)
                self._report_no_price(module, pointer)
        return ProgrammeTariff(programme, tuple(lines), tuple(unpriced))

    def _report_no_price(self, module: Module, pointer: str) -> None:
        if isinstance(module.premium, Rate):
            self._report(
                "OFFER-PRICE-PER-CONTRACT",
                Severity.ERROR,
                text("{module} is priced once for the contract", module=module.title),
                text(
                    "Move it to `modules` of the offer; the programme may list it without a price"
                ),
                pointer,
            )
            return
        self._report(
            "OFFER-PRICE-MISSING",
            Severity.QUESTION,
            text(
                "{module}: no price is stated, so nothing with it can be priced",
                module=module.title,
            ),
            text("Write `premium`; `included` goes with one price for the whole programme"),
            pointer,
        )

    def _report_perhaps_offered(self, module: Module, pointer: str) -> None:
        self._report(
            "OFFER-OFFERED-UNSTATED",
            Severity.QUESTION,
            text(
                "{module}: there is a price, but not whether it is offered; it is left out",
                module=module.title,
            ),
            text("Ask the insurer and state `offered`: true or false"),
            f"{pointer}/offered",
        )

    def _report_per_person(self, module: Module, pointer: str) -> None:
        self._report(
            "OFFER-PRICE-PER-PERSON",
            Severity.WARNING,
            text(
                "{module} is usually priced for each person; here it costs once for the contract",
                module=module.title,
            ),
            text("If each person pays for it, move it to the `modules` of a programme"),
            pointer,
        )

    def _line(
        self, programme: Programme | None, module: Module | None, rate: Rate, pointer: str
    ) -> Line:
        kind = module.kind if module is not None else WHOLE_PROGRAMME
        table = self._table(rate, pointer) or Table((), ())
        if programme is None:
            return Line(kind, module, table, pointer, self.scopes.of_contract(kind))
        return Line(kind, module, table, pointer, self.scopes.of_person(kind, programme.id))

    def _contract_lines(self, steps: tuple[Step, ...]) -> Iterator[Line]:
        for i, module in enumerate(self.offer.modules):
            pointer = f"/modules/{i}"
            if module.offered is None and module.premium is not None:
                self._report_perhaps_offered(module, pointer)
            if not module.offered or not is_usual(module):
                continue
            if module.priced_per is PricedPer.PERSON:
                self._report_per_person(module, pointer)
            if not isinstance(module.premium, Rate):
                self.unpriced.append(module.kind)
                self._report_no_price(module, pointer)
                continue
            line = self._line(None, module, module.premium, f"{pointer}/premium")
            if _looks_at_people(line, steps):
                self._report(
                    "TARIFF-CONTRACT-DIMENSION",
                    Severity.ERROR,
                    text("A price for the whole contract cannot look at single people"),
                    text("Use only headcount, payment and date in its table and factors"),
                    pointer,
                )
            yield line

    def _contribution(self) -> Iterator[Rule]:
        for i, rule in enumerate(self.offer.contribution or ()):
            pointer = f"/contribution/{i}"
            if rule.of is not None and self.offer.programme(rule.of) is None:
                known = [p.id for p in self.offer.programmes]
                self._report_unknown(rule.of, known, f"{pointer}/of")
            yield Rule(i, self._condition(rule.when, pointer))


def _looks_at_people(line: Line, steps: tuple[Step, ...]) -> bool:
    taken = [steps[number] for number in line.steps]
    tables = [line.table, *(step.table for step in taken)]
    tables += [step.condition for step in taken if step.condition is not None]
    return any(step.factor.per for step in taken) or any(
        dimension.level is not Level.GROUP for table in tables for dimension in table.dimensions
    )


def _named(offer: Offer) -> dict[str, Dimension]:
    """Return the dimensions whose names the offer itself lists."""
    names = {"programme": tuple(p.id for p in offer.programmes), "payment": offer.payment or ()}
    return {name: evolve(KNOWN[name], names=listed) for name, listed in names.items()}


def _columns(offer: Offer) -> dict[str, Dimension]:
    orders = {"names": Order.NAMES, "numbers": Order.NUMBERS}
    return {
        name: Dimension(name, Level.MEMBER, orders[column.values])
        for name, column in offer.columns.items()
        if name not in KNOWN
    }
