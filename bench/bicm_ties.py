"""Ties by the package bicm, for bench/significance.py, which runs this in an environment that has it.

usage: python bench/bicm_ties.py ATTENDANCE.npz TIES.npz (poisson|poibin) Q

Reads `actor` and `event`, a row for each attendance; writes `left`, `right` and `p_value` of all pairs that met,
`is_tie`, the processor time in seconds, after numba has compiled, and the peak memory in MiB.
"""

import resource
import sys
import time

import numpy as np
from bicm import BipartiteGraph


def main() -> None:
    """Fit, project, and write what was found."""
    given, written, tail, q = sys.argv[1:]
    attendance = np.load(given)
    edges = np.stack([attendance["actor"], attendance["event"]], 1).tolist()
    drawn = np.random.default_rng(1).random((30, 60)) < 0.2
    _solved(np.argwhere(drawn).tolist(), tail, float(q))
    start = time.process_time()
    graph = _solved(edges, tail, float(q))
    seconds = time.process_time() - start
    name = graph.rows_dict
    pairs = [
        (name[left], name[right], p, right in graph.projected_rows_adj_list.get(left, ()))
        for left, others in graph.rows_pvals.items()
        for right, p in others.items()
    ]
    left, right, p_value, is_tie = map(np.array, zip(*pairs, strict=True))
    np.savez(
        written,
        left=np.minimum(left, right),
        right=np.maximum(left, right),
        p_value=p_value,
        is_tie=is_tie,
        seconds=seconds,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _solved(edges: list[list[int]], tail: str, q: float) -> BipartiteGraph:
    graph = BipartiteGraph(edgelist=edges)
    graph.solve_tool(tol=1e-10, print_error=False)
    graph.compute_projection(alpha=q, approx_method=tail, threads_num=1)
    return graph


if __name__ == "__main__":
    main()
