"""Groups of options that the commands of a contract share."""

from attrs import frozen

from dms.cli.contract import options

__all__ = ["Act", "Filing", "Joiner"]


@frozen
class Joiner:
    """A person as the options describe one."""

    id: options.JoinerId = None
    birth: options.Birth = None
    sex: options.Sex = None
    programme: options.Programme = None
    place: options.Place = None
    office: options.Office = None
    grade: options.Grade = None
    name: options.JoinerName = None
    columns: options.SetColumn = None

    @property
    def is_described(self) -> bool:
        """Whether any option says something about a person."""
        return self != Joiner()


@frozen
class Filing:
    """When a request reached the insurer, and a remark to keep with it."""

    requested: options.Requested = None
    note: options.Note = None


@frozen
class Act:
    """Whether to apply what is shown, and which other terms to hold it against."""

    apply: options.Apply = False
    under: options.Under = None
    assume_term: options.AssumeTerm = None
