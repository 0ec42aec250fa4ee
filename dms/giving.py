"""Giving: which clinics of a network give a kind of care, surely or perhaps.

A list of clinics often does not say what each of them gives. Such a clinic makes nobody sure of the
care, and takes it away from nobody.
"""

from collections.abc import Collection

from dms.clinics import Network

__all__ = ["giving"]


def giving(network: Network, kind: str, named: Collection[str] = ()) -> tuple[Network, Network]:
    """Return the clinics that surely give a kind of care, and all that may.

    `named` are the ids that the module itself lists: what a module lists gives its care. A clinic
    of which the list says that it does not give the care is in neither.

    >>> one = {"id": "a", "name": "А", "kinds": ["dental"]}
    >>> surely, perhaps = giving(Network(clinics=[one, {"id": "b", "name": "Б"}]), "dental")
    >>> [clinic.id for clinic in surely.clinics], [clinic.id for clinic in perhaps.clinics]
    (['a'], ['a', 'b'])
    """
    answers = [True if one.id in named else one.gives(kind) for one in network.clinics]
    pairs = list(zip(network.clinics, answers, strict=True))
    surely = tuple(clinic for clinic, gives in pairs if gives)
    perhaps = tuple(clinic for clinic, gives in pairs if gives is not False)
    return Network(clinics=surely), Network(clinics=perhaps)
