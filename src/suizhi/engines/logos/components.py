"""Connected components of a mask, by runs of ink along the rows."""

from __future__ import annotations

import numpy as np

from suizhi.engines.logos.arrays import Mask, Numbers


def components(mask: Mask) -> tuple[Numbers, int]:
    """Number the 8-connected components from 1; 0 is ground. Returns the numbers (height, width) and how many there are."""
    height, width = mask.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = mask
    turns = np.diff(padded, axis=1)
    rows, starts = np.nonzero(turns == 1)
    ends = np.nonzero(turns == -1)[1]
    roots = _joined(rows.tolist(), starts.tolist(), ends.tolist())
    _, numbers = np.unique(np.array(roots, np.int64), return_inverse=True)
    marks = np.zeros((height, width + 1), np.int32)
    np.add.at(marks, (rows, starts), numbers + 1)
    np.add.at(marks, (rows, ends), -(numbers + 1))
    return np.cumsum(marks, axis=1, dtype=np.int32)[:, :width], int(numbers.max(initial=-1)) + 1


def _joined(rows: list[int], starts: list[int], ends: list[int]) -> list[int]:
    """The root of every run, joined with the runs that it touches in the row above."""
    parent = list(range(len(rows)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    above = 0
    for run, row in enumerate(rows):
        while above < run and (rows[above] < row - 1 or (rows[above] == row - 1 and ends[above] < starts[run])):
            above += 1
        other = above
        while other < run and rows[other] == row - 1 and starts[other] <= ends[run]:
            parent[root(other)] = root(run)
            other += 1
    return [root(run) for run in range(len(rows))]


def filled(mask: Mask) -> Mask:
    """The mask with its holes filled: everything that the ground around it does not reach."""
    around = np.pad(~mask, 1, constant_values=True)
    labels, _ = components(around)
    return (labels != labels[0, 0])[1:-1, 1:-1]


def grown(mask: Mask, by: int) -> Mask:
    """The mask widened by `by` pixels to every side."""
    if by <= 0:
        return mask
    wide = np.pad(mask, by)
    columns = wide.copy()
    for step in range(1, by + 1):
        columns[:, step:] |= wide[:, :-step]
        columns[:, :-step] |= wide[:, step:]
    rows = columns.copy()
    for step in range(1, by + 1):
        rows[step:] |= columns[:-step]
        rows[:-step] |= columns[step:]
    return rows[by:-by, by:-by]
