"""From what each article reports to the rows of every table, in memory."""

from collections.abc import Iterable, Sequence

from graph.build.tables import update_tables
from graph.resolution.judgements import Judgement
from graph.resolution.observations import observations_of
from graph.store.database import facts_in
from graph.store.state import State
from graph.tables.observations import columns_of
from graph.tables.rows import Facts
from ner.errors import InputError
from ner.extraction.article_report import Report
from ner.text.documents import Block


def facts(
    reports: Iterable[Report], blocks: Iterable[Block] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Facts, tuple[InputError, ...]]:
    """All tables, persons resolved as judged, and the judgements on nobody.

    The order of `reports` does not matter.

    Raises:
        ConfigError: judgements contradict each other.
    """
    with State() as state:
        with state.transaction():
            state.add_observations([columns_of([observations_of(report) for report in reports])])
            state.add_rows("observed.blocks", tuple(blocks))
        problems = update_tables(state, judgements)
        return facts_in(state.connection), problems
