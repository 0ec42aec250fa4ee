"""Which clinics give a kind of care, and how near they are while that is not stated of some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.clinics import Network
from dms.giving import giving
from dms.members import Roster
from dms.reach import Tally, reach

CITIES = ["Москва", "Казань", "Тверь"]


def clinic(id_, kinds=None, city=None):
    return {"id": id_, "name": id_, "kinds": kinds, "city": city}


@pytest.mark.parametrize(
    ("kinds", "named", "surely", "perhaps"),
    [
        (["dental"], (), True, True),
        (["outpatient"], (), False, False),
        (None, (), False, True),
        (None, ("a",), True, True),
        (["outpatient"], ("a",), True, True),
    ],
)
def test_one_clinic(kinds, named, surely, perhaps):
    found = giving(Network(clinics=[clinic("a", kinds)]), "dental", named)
    assert tuple("a" in network for network in found) == (surely, perhaps)


CLINICS = st.lists(
    st.tuples(st.sampled_from([None, ["dental"], ["outpatient"]]), st.sampled_from(CITIES)),
    max_size=5,
)
HOMES = st.lists(st.sampled_from([*CITIES, None]), min_size=1, max_size=6)


@given(CLINICS, HOMES, st.data())
def test_whatever_turns_out_of_the_open_clinics_the_count_holds(listed, homes, data):
    network = Network(clinics=[clinic(str(n), *one) for n, one in enumerate(listed)])
    surely, perhaps = giving(network, "dental")
    roster = Roster({"id": [str(n) for n in range(len(homes))], "place": homes})
    count = reach(roster, surely).up_to(reach(roster, perhaps))
    drawn = [one for one in perhaps.clinics if one.id in surely or data.draw(st.booleans())]
    truth = reach(roster, Network(clinics=drawn))
    for kept, real in ((count.home, truth.home), (count.either, truth.either)):
        assert kept.city.total == len(homes)
        assert kept.city.yes <= real.city.yes
        assert kept.city.no <= real.city.no
    assert set(count.without) <= set(truth.without)


@given(CLINICS, HOMES)
def test_where_all_is_stated_nothing_is_open(listed, homes):
    network = Network(
        clinics=[clinic(str(n), ["dental"], city) for n, (_, city) in enumerate(listed)]
    )
    roster = Roster({"id": [str(n) for n in range(len(homes))], "place": homes})
    own = reach(roster, network)
    assert own.up_to(own) == own


def test_counting() -> None:
    assert Tally(1, 4, 0).up_to(Tally(3, 1, 1)) == Tally(1, 1, 3)
