"""What a letter says that neither the offer nor the roster knows: number, day, sender, client."""

from datetime import date

from attrs import field, frozen, validators

__all__ = ["LetterDetails"]


def _said(_details: object, attribute: object, words: str) -> None:
    if not words.strip():
        raise ValueError(f"A letter needs a {getattr(attribute, 'name', 'text')} that is not empty")


@frozen(kw_only=True)
class LetterDetails:
    """The particulars of one letter; nothing of it is ever taken from a clock or a setting."""

    number: str = field(validator=_said)
    """Outgoing number (исходящий номер)."""
    day: date = field(validator=validators.instance_of(date))
    """The day of the letter."""
    sender: str = field(validator=_said)
    """The company that sends it: the broker or the insurer."""
    client: str | None = None
    """To whom; the client named in the offer by default."""
    signatory: str | None = None
    """Who signs; an empty line stays for the name by default."""
    position: str | None = None
    """The position of who signs."""
    contacts: tuple[str, ...] = ()
    """Lines of the sender's address, telephone and so on."""
