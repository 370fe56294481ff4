"""The tables that a network is made of, as typed rows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from graph.tables.frames import rows_of
from graph.tables.rows import (
    ArticleRow,
    ArticleTextRow,
    AttributionRow,
    EventRow,
    OccupancyRow,
    OrganizationRow,
    ParticipationRow,
    PersonRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkInputs:
    """Rows in the order of their tables.

    Attributes:
        texts: the text of each article, by article id.
        names: where an article names an entity, by article id: start and end of the name (half-open,
            code points of the article's text) and the entity's id, sorted.
    """

    articles: list[ArticleRow]
    texts: dict[str, str]
    names: dict[str, list[tuple[int, int, str]]]
    attributions: list[AttributionRow]
    persons: list[PersonRow]
    organizations: list[OrganizationRow]
    occupancies: list[OccupancyRow]
    events: list[EventRow]
    participations: list[ParticipationRow]

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame]) -> "NetworkInputs":
        """The rows of frames by table name; of mentions, the place and the entity are enough."""
        names: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
        for table in ("mentions", "organization_mentions"):
            columns = (frames[table][name].tolist() for name in ("article_id", "start", "end", "entity_id"))
            for article_id, start, end, entity_id in zip(*columns, strict=True):
                if entity_id:
                    names[article_id].add((start, end, entity_id))
        return cls(
            articles=rows_of(frames["articles"], ArticleRow),
            texts={row.article_id: row.text for row in rows_of(frames["article_texts"], ArticleTextRow)},
            names={article_id: sorted(places) for article_id, places in names.items()},
            attributions=rows_of(frames["attributions"], AttributionRow),
            persons=rows_of(frames["persons"], PersonRow),
            organizations=rows_of(frames["organizations"], OrganizationRow),
            occupancies=rows_of(frames["occupancies"], OccupancyRow),
            events=rows_of(frames["events"], EventRow),
            participations=rows_of(frames["participations"], ParticipationRow),
        )
