"""A pandas script: the roster is merged with the tables of the price list, one after the other."""

from pathlib import Path

import numpy as np
import pandas as pd
import work

from variants.numpy_floats import Priced, rounded

MODULES = list(work.MODULES)

BASE = pd.DataFrame(
    [
        (programme, place, *(float(work.base(m, programme, place)) for m in MODULES))
        for programme in work.PROGRAMMES
        for place in work.PLACES
    ],
    columns=["programme", "place", *MODULES],
)
AGE = pd.DataFrame(
    {"band": range(10), **{f"age_{g}": map(float, f) for g, f in work.AGE_FACTORS.items()}}
)
RELATIONSHIP = pd.DataFrame(
    {
        "relationship": work.RELATIONSHIPS,
        "relationship_factor": map(float, work.RELATIONSHIP_FACTORS),
    }
)
DEDUCTIBLE = pd.DataFrame(
    {
        "programme": work.PROGRAMMES,
        "deductible_factor": [float(work.DEDUCTIBLE_FACTORS[d]) for d in work.DEDUCTIBLES],
    }
)


def load(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, sep=";", encoding="utf-8-sig", dtype=str)
    frame.columns = work.Person._fields
    called = {written: name for name, written in work.WRITTEN.items()}
    return _typed(frame.assign(relationship=frame["relationship"].map(called)))


def in_memory(size: int) -> pd.DataFrame:
    return _typed(pd.DataFrame(work.people(size), columns=work.Person._fields))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(
        birth=pd.to_datetime(frame["birth"], format="%d.%m.%Y"),
        start=pd.to_datetime(frame["start"], format="%d.%m.%Y"),
    )


def price(frame: pd.DataFrame) -> Priced:
    born = frame["birth"].dt
    later = born.month * 100 + born.day > work.START.month * 100 + work.START.day
    age = work.START.year - born.year - later
    band = pd.cut(age, [*work.AGES, np.inf], right=False, labels=False)
    joined = (
        frame.assign(band=band)
        .merge(BASE, on=["programme", "place"], how="left")
        .merge(AGE, on="band", how="left")
        .merge(RELATIONSHIP, on="relationship", how="left")
        .merge(DEDUCTIBLE, on="programme", how="left")
    )
    days = (pd.Timestamp(work.LAST_DAY) - joined["start"]).dt.days + 1
    group = float(work.headcount_factor(len(frame)) * work.PAYMENT_FACTOR * work.EXPERIENCE_FACTOR)
    person = joined["relationship_factor"] * joined["deductible_factor"] * group
    share = days / work.TERM_DAYS
    for module in MODULES:
        joined[module] *= joined[f"age_{work.group_of(module)}"] * person * share
    lines = joined[MODULES].to_numpy()
    return rounded(lines.sum(axis=1)), rounded(lines), rounded(lines).sum(axis=0)


def kopecks(priced: Priced) -> tuple[list[int], list[list[int]]]:
    totals, lines, _ = priced
    return totals.tolist(), lines.tolist()
