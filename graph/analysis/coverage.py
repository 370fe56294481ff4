"""Coverage: which issues of each paper were read, and which are missing in a regular one."""

from graph.store.queries import run
from graph.store.state import State

REGULAR_SHARE = 0.5
"""Share of the weeks in which a paper must have appeared on a weekday for its absence there to be a gap."""

REGULAR_WEEKS = 4
"""Issues of a weekday from which it can be called regular."""


def find_coverage(state: State) -> None:
    """Fill resolved.coverage from the table of sources; see `CoverageRow`."""
    run("graph.analysis", state.connection, "coverage", share=REGULAR_SHARE, weeks=REGULAR_WEEKS)
