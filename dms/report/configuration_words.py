"""Words for a configuration: where a choice stands, why, and what comes along with it."""

from dms.configurator.choice import Choice
from dms.configurator.origin import Origin
from dms.configurator.parts import Part, Parts
from dms.configurator.states import By, Clash, Decision, OptionState, Status, Why
from dms.i18n import Text, text
from dms.issues import Location
from dms.pricing.naming import listed

__all__ = [
    "BY_DEFAULT",
    "along_words",
    "as_typed",
    "decision_title",
    "follows_from_value",
    "is_chosen_by_value",
    "is_left_out",
    "reason_words",
    "rules_in_words",
    "status_word",
    "value_title",
    "without_words",
]

BY_DEFAULT = text("by default")

_STATUS = {
    Status.CHOSEN: text("chosen"),
    Status.IMPLIED: text("required"),
    Status.EXCLUDED: text("not possible"),
    Status.OPEN: text("possible"),
}
_FITTED = text("taken to fit")
_LEFT_OUT = text("left out")
_ONE_VALUE = "value:"
"""What the ids of rules start with that give an option one value; everybody knows them."""


def status_word(state: OptionState, *, default: bool) -> Text:
    """Say where a choice stands; `default`: it is taken where nobody chose and no rule hinders.

    What is taken without that was the first that fits the rules.
    """
    if state.status is Status.CHOSEN and state.by is By.DEFAULT:
        return BY_DEFAULT if default else _FITTED
    if is_left_out(state):
        return _LEFT_OUT
    if is_chosen_by_value(state):
        return _STATUS[Status.CHOSEN]
    return _STATUS[state.status]


def is_left_out(state: OptionState) -> bool:
    """Say whether it is a kind of care that was left out on purpose."""
    return state.choice.is_care and not state.taken and state.by is By.CHOICE


def is_chosen_by_value(state: OptionState) -> bool:
    """Say whether it is a kind of care that is taken because a value of its options was chosen."""
    because = state.why.decisions if state.why is not None else ()
    own = {one.choice.kind for one in because} == {state.choice.kind}
    return state.choice.is_care and state.status is Status.IMPLIED and own


def value_title(part: Part, choice: Choice) -> str:
    """Return what a value of an option is called; empty where the offer gives it no name."""
    value = part.value(choice)
    if value is not None:
        return value.name or ""
    return part.options[choice.option or ""].written_name or ""


def as_typed(decision: Decision) -> str:
    """Return a decision as an option of the command: `--set dental.place=specialised`."""
    if not decision.taken:
        return f"--drop {decision.choice}"
    return f"--choose {decision.choice}" if decision.choice.is_care else f"--set {decision.choice}"


def decision_title(decision: Decision, parts: Parts) -> Text:
    """Return what was chosen in words, or what was left out."""
    title = parts.title_of(decision.choice)
    return title if decision.taken else text("without “{care}”", care=title)


def reason_words(why: Why, parts: Parts) -> Text:
    """Say why something is implied or excluded: the decisions that do it, and the rules."""
    rules = rules_in_words(why)
    if not why.decisions:
        return rules or listed([rule.words for rule in why.rules])
    titles = [decision_title(one, parts) for one in why.decisions]
    if rules is None:
        return text("chosen: {decisions}", decisions=listed(titles))
    if all(title in _named_in(rules) for title in titles):
        return text("with this choice: {rules}", rules=rules)
    return text("chosen: {decisions}; {rules}", decisions=listed(titles), rules=rules)


def _named_in(words: Text) -> list[Text]:
    """Return every text that stands inside a text, at any depth."""
    inside = [one for one in words.params.values() if isinstance(one, Text)]
    return [*inside, *(deeper for one in inside for deeper in _named_in(one))]


def follows_from_value(state: OptionState) -> bool:
    """Say whether it is excluded only because another value of its option has to be taken."""
    rules = state.why.rules if state.why is not None else ()
    return any(rule.id.startswith(_ONE_VALUE) for rule in rules)


def rules_in_words(why: Why | Clash) -> Text | None:
    """Say which rules it takes, each with its place in the offer; None where that goes unsaid."""
    telling = [rule for rule in why.rules if not rule.id.startswith(_ONE_VALUE)]
    words = {f"r{n}": _rule(rule) for n, rule in enumerate(telling)}
    return Text("; ".join(f"{{{name}}}" for name in words), words) if words else None


def _rule(rule: Origin) -> Text:
    place = ", ".join(filter(None, (_place(rule.where), rule.clause)))
    return Text("{words} ({place})" if place else "{words}", {"words": rule.words, "place": place})


def _place(where: Location | None) -> str:
    """Write a place as `offer.yaml:52`, the file without its folders."""
    if where is None:
        return ""
    file = (where.file or "").replace("\\", "/").rpartition("/")[2]
    return f"{file}:{where.line}" if where.line is not None else file


def along_words(state: OptionState, parts: Parts) -> Text | None:
    """Say what else is taken then; None where nothing is that one would not expect."""
    found = _telling(state, parts)
    if not found:
        return None
    return text("along with it: {care}", care=listed([parts.title_of(one) for one in found]))


def without_words(state: OptionState, parts: Parts) -> Text | None:
    """Say which kinds of care fall away then; None where none does."""
    if state.difference is None or not state.difference.without:
        return None
    fallen = listed([parts.title_of(one) for one in state.difference.without])
    return text("then also without: {care}", care=fallen)


def _telling(state: OptionState, parts: Parts) -> list[Choice]:
    """Return what comes along, without what goes without saying.

    That is the care of a value, the usual values of care that comes along, and care of which a
    value is named.
    """
    along = state.difference.along if state.difference is not None else ()
    new = {one.kind for one in along if one.is_care} | {state.choice.kind}
    values = [one for one in along if not one.is_care and not _is_usual(one, parts, new)]
    named = {one.kind for one in values} | {state.choice.kind}
    return [one for one in along if one in values or (one.is_care and one.kind not in named)]


def _is_usual(choice: Choice, parts: Parts, new: set[str]) -> bool:
    option = parts.by_kind[choice.kind].options[choice.option or ""]
    return choice.kind in new and choice.value == option.written
