"""Foreign workers: what a contract says where foreigners who stay temporarily are insured.

Since 1 January 2023 the Labour Code asks for a policy only of highly qualified specialists (ВКС); a
patent may ask for one of others. What a permit asks for is stated by the employer, since the list
of 2015 (указание Банка России № 3793-У) is not confirmed for today.
"""

from dms.documents import Day, Document, Roubles

__all__ = ["ForeignWorkers"]


class ForeignWorkers(Document):
    """Foreigners among the insured, and what is agreed for them."""

    highly_qualified: bool | None = None
    """Whether highly qualified specialists (ВКС) who stay temporarily are among the insured."""
    others: bool | None = None
    """Whether other foreigners who stay temporarily are among the insured."""
    primary_care: bool | None = None
    """Whether primary care is given to specialists (ТК РФ ст. 327.2)."""
    urgent_specialised_care: bool | None = None
    """Whether specialised care in urgent form is given to them (ТК РФ ст. 327.2)."""
    labour_contracts_until: Day | None = None
    """Last day of the specialists' labour contract that runs longest (ТК РФ ст. 327.5)."""
    required_sum: Roubles | None = None
    """The least sum insured for one person that the permit or patent asks for, in roubles."""
    permits_until: Day | None = None
    """Last day of the permit or patent that runs longest."""
    demanded_for_hiring: bool | None = None
    """Whether a policy is treated as a condition for hiring foreigners who are no specialists."""

    @property
    def are_there(self) -> bool | None:
        """Whether any foreigners are insured; None while the document does not say."""
        answers = (self.highly_qualified, self.others)
        if True in answers:
            return True
        return None if None in answers else False
