"""Case: a brief, an offer and what is known around them, as the wishes look at them."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from dms.contracts.terms.terms import Terms
from dms.members import Roster
from dms.modules.programme import Programme
from dms.periods import ONE_DAY, Period, lasts_a_year
from dms.pricing.choices import Chosen, taken_in
from dms.pricing.dimensions import same
from dms.pricing.offer import Offer
from dms.pricing.programme_names import meant_programme, programme_names
from dms.pricing.quote import Quote
from dms.requirements.requirement import Requirement
from dms.requirements.wishes import ProgrammeWish

__all__ = ["Case"]


@frozen(kw_only=True, eq=False)
class Case:
    """What the wishes of a brief are held against; what is None is not known.

    `programmes` names the programme of the offer for a programme of the brief, by id or name; None
    says that the offer has none for it. `taken` are the kinds of care that the price is for, as
    :func:`dms.quote` is told them.
    """

    requirement: Requirement
    offer: Offer
    quote: Quote | None = None
    terms: Terms | None = None
    roster: Roster | None = None
    programmes: Mapping[str, str | None] = field(factory=dict)
    taken: Chosen = None

    def programme_for(self, wish: ProgrammeWish) -> Programme | None:
        """Return the programme of the offer: the one that is named, else one of that id or name.

        Where one is named there is no other: a name that the offer does not know is nobody's.
        """
        ids = [programme.id for programme in self.offer.programmes]
        names = programme_names(self.offer.programmes)
        for written in self._spellings(wish):
            found = meant_programme(written, ids, names) if written is not None else None
            if found is not None:
                return self.offer.programme(found)
        return None

    def _spellings(self, wish: ProgrammeWish) -> Sequence[str | None]:
        """Return the words to look for among the programmes of the offer, the best first."""
        named = {same(name): answer for name, answer in self.programmes.items()}
        own = [name for name in (wish.id, wish.name) if name is not None]
        answered = [named[same(name)] for name in own if same(name) in named]
        return answered[:1] or own

    def takes(self, programme: Programme, kind: str) -> bool:
        """Say whether the price of a programme is with a kind of care that it offers."""
        taken = taken_in(programme, self.taken)
        return taken is None or kind in taken

    def people_in(self, wish: ProgrammeWish) -> Roster | None:
        """Return the people of a programme of the brief; None without a list.

        Who has no programme in the list belongs to the only one there is.
        """
        if self.roster is None:
            return None
        wishes = self.requirement.programmes
        ids, names = [one.id for one in wishes], programme_names(wishes)
        written = self.roster.column("programme")
        meant = {word: meant_programme(word, ids, names) for word in set(written)}
        rows = [i for i, word in enumerate(written) if meant[word] == wish.id]
        columns = self.roster.columns
        return Roster({name: [values[i] for i in rows] for name, values in columns.items()})

    @property
    def is_within_a_year(self) -> bool:
        """Whether the contract surely lasts no longer than a year.

        A year from 29 February ends on 28 February, see :func:`dms.periods.lasts_a_year`.
        """
        span = self._priced_period or self.offer.period or self.requirement.period
        if span is not None:
            return not lasts_a_year(span.start, span.last_day - ONE_DAY)
        return self.offer.term_months is not None and self.offer.term_months <= 12

    @property
    def _priced_period(self) -> Period | None:
        setting = self.quote.setting if self.quote is not None else None
        return setting.period if setting is not None else None
