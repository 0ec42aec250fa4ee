"""Truth tables: everything that the logic may say, found by looking at every case."""

from itertools import chain, combinations, product

from hypothesis import strategies as st

from dms.configurator.logic.clause import Clause, Literal
from dms.configurator.logic.theory import Theory

ATOMS = tuple("abcdef")


def lit(written):
    """Read `dental` and `not dental`."""
    return Literal(written.removeprefix("not "), not written.startswith("not "))


def lits(*written):
    return tuple(map(lit, written))


def literals(atoms=ATOMS):
    return st.builds(Literal, st.sampled_from(atoms), st.booleans())


@st.composite
def theories(draw, atoms=ATOMS, most=12, rules=6):
    """Draw clauses of none to four literals; several may come from one rule."""
    clause = st.builds(
        Clause,
        st.lists(literals(atoms), min_size=draw(st.sampled_from((0, 1, 1, 1))), max_size=4).map(
            tuple
        ),
        st.integers(1, rules).map("rule {}".format),
    )
    return Theory(atoms, tuple(draw(st.lists(clause, max_size=most))))


def some_literals(most=8):
    return st.lists(literals(), max_size=most)


def worlds(theory, without=()):
    """Return each case that meets all clauses, as the set of what is true in it."""
    clauses = [clause for clause in theory.clauses if clause.origin not in without]
    cases = product((True, False), repeat=len(theory.atoms))
    tables = [dict(zip(theory.atoms, case, strict=True)) for case in cases]
    return [
        frozenset(Literal(*pair) for pair in table.items())
        for table in tables
        if all(clause.holds_in(table) for clause in clauses)
    ]


def fits(known, some):
    return any(world.issuperset(some) for world in known)


def subsets(things):
    """Yield all subsets, the smallest first, then in the order of `things`."""
    sizes = range(len(things) + 1)
    return chain.from_iterable(combinations(things, size) for size in sizes)


def minimal(things, holds):
    """Return all minimal subsets with a property, by trying every one."""
    found = []
    for some in subsets(things):
        if not any(set(smaller) <= set(some) for smaller in found) and holds(some):
            found.append(some)
    return found
