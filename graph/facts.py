"""From what each article reports to the rows of every table, in memory."""

from collections.abc import Iterable, Sequence

from graph.entities import Facts
from graph.findings import columns_of, findings_of
from graph.judgements import Judgement
from graph.reports import Report
from graph.settling import settle
from graph.state import State
from graph.store import facts_in
from ner.documents import Block
from ner.errors import InputError


def facts(
    reports: Iterable[Report], blocks: Iterable[Block] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Facts, tuple[InputError, ...]]:
    """All tables, persons told apart as judged, and the judgements on nobody.

    The order of `reports` does not matter.

    Raises:
        ConfigError: judgements contradict each other.
    """
    with State() as state:
        with state.transaction():
            state.add_findings([columns_of([findings_of(report) for report in reports])])
            state.add_rows("found.blocks", tuple(blocks))
        problems = settle(state, judgements)
        return facts_in(state.connection), problems
