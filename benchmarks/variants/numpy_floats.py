"""Hand-written NumPy: codes, look-up arrays and floats; each line is rounded on its own."""

from pathlib import Path

import numpy as np
import pandas as pd
import work

PLACES = pd.CategoricalDtype(work.PLACES)
PROGRAMMES = pd.CategoricalDtype(work.PROGRAMMES)
RELATIONSHIPS = pd.CategoricalDtype(work.RELATIONSHIPS)

BASE = np.array(
    [
        [[work.base(m, p, place) for m in work.MODULES] for place in work.PLACES]
        for p in work.PROGRAMMES
    ],
    float,
)
AGE = np.array(
    [[work.AGE_FACTORS[work.group_of(m)][band] for m in work.MODULES] for band in range(10)], float
)
RELATIONSHIP = np.array(work.RELATIONSHIP_FACTORS, float)
DEDUCTIBLE = np.array([work.DEDUCTIBLE_FACTORS[d] for d in work.DEDUCTIBLES], float)

Priced = tuple[np.ndarray, np.ndarray, np.ndarray]


def load(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, sep=";", encoding="utf-8-sig", dtype=str)
    frame.columns = work.Person._fields
    return _typed(frame, frame["relationship"].map({w: n for n, w in work.WRITTEN.items()}))


def in_memory(size: int) -> pd.DataFrame:
    frame = pd.DataFrame(work.people(size), columns=work.Person._fields)
    return _typed(frame, frame["relationship"])


def _typed(frame: pd.DataFrame, relationship: pd.Series) -> pd.DataFrame:
    return frame.assign(
        birth=pd.to_datetime(frame["birth"], format="%d.%m.%Y"),
        start=pd.to_datetime(frame["start"], format="%d.%m.%Y"),
        relationship=relationship.astype(RELATIONSHIPS),
        place=frame["place"].astype(PLACES),
        programme=frame["programme"].astype(PROGRAMMES),
    )


def price(frame: pd.DataFrame) -> Priced:
    place, programme, relationship = (
        frame[name].cat.codes.to_numpy() for name in ("place", "programme", "relationship")
    )
    latest_births = np.array([_years_before(age) for age in work.AGES[::-1]], "M8[D]")
    births = frame["birth"].to_numpy().astype("M8[D]")
    band = len(work.AGES) - 1 - np.searchsorted(latest_births, births)
    start = frame["start"].to_numpy().astype("M8[D]")
    days = (np.datetime64(work.LAST_DAY) - start).astype(int) + 1
    group = float(work.headcount_factor(len(frame)) * work.PAYMENT_FACTOR * work.EXPERIENCE_FACTOR)
    person = RELATIONSHIP[relationship] * DEDUCTIBLE[programme] * days / work.TERM_DAYS * group
    lines = BASE[programme, place] * AGE[band] * person[:, None]
    return rounded(lines.sum(axis=1)), rounded(lines), rounded(lines).sum(axis=0)


def _years_before(age: int) -> str:
    return f"{work.START.year - age}-{work.START:%m-%d}"


def rounded(roubles: np.ndarray) -> np.ndarray:
    """Round half-up to whole kopecks, as far as floats can."""
    return np.floor(roubles * 100 + 0.5).astype(np.int64)


def kopecks(priced: Priced) -> tuple[list[int], list[list[int]]]:
    totals, lines, _ = priced
    return totals.tolist(), lines.tolist()
