"""How likely it is that an official meets a company so often, given how many events with companies both attend."""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


def chance_of_so_many(met: Counts, leader: Counts, company: Counts, total: Counts) -> NDArray[np.float64]:
    """The upper tail of the hypergeometric distribution, for each row.

    >>> chance_of_so_many(*(np.array([n]) for n in (2, 2, 2, 4))).round(6).tolist()
    [0.166667]

    Args:
        met: events of the company at which the official was.
        leader: events with companies at which the official was.
        company: events of the company.
        total: events with companies.
    """
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, np.max(total, initial=0) + 1)))])

    def choose(n: Counts, k: Counts) -> NDArray[np.float64]:
        return np.asarray(factorials[n] - factorials[k] - factorials[n - k])

    tail = np.zeros(len(met))
    most = np.minimum(leader, company)
    # Fewer than this are impossible: they add nothing.
    count = np.maximum(met, leader + company - total)
    going = np.nonzero(count <= most)[0]
    while len(going):
        k, v, c, n = count[going], leader[going], company[going], total[going]
        tail[going] += np.exp(choose(c, k) + choose(n - c, v - k) - choose(n, v))
        count[going] += 1
        going = going[count[going] <= most[going]]
    return np.minimum(tail, 1.0)
