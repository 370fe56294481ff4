"""The tables that a network is made of, as typed rows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from graph.network.real_events import RealEvent, actor_kinds, real_events
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
    """The rows of a corpus, in the order of their tables.

    Attributes:
        articles: by article id.
        texts: the text of each article, by article id.
        names: where an article names an entity, by article id: start and end of the name (half-open,
            code points of the article's text) and the entity's id, sorted.
        kinds: the node kind of every entity that can co-appear: official, executive or company.
        events: the real events, sorted by id.
    """

    articles: dict[str, ArticleRow]
    texts: dict[str, str]
    names: dict[str, list[tuple[int, int, str]]]
    attributions: list[AttributionRow]
    persons: list[PersonRow]
    organizations: list[OrganizationRow]
    occupancies: list[OccupancyRow]
    kinds: dict[str, str]
    events: list[RealEvent]

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame]) -> "NetworkInputs":
        """The rows of frames by table name; of mentions, the place and the entity are enough."""
        names: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
        for table in ("mentions", "organization_mentions"):
            columns = (frames[table][name].tolist() for name in ("article_id", "start", "end", "entity_id"))
            for article_id, start, end, entity_id in zip(*columns, strict=True):
                if entity_id:
                    names[article_id].add((start, end, entity_id))
        persons = rows_of(frames["persons"], PersonRow)
        organizations = rows_of(frames["organizations"], OrganizationRow)
        kinds = actor_kinds(persons, organizations)
        events, participations = frames["events"], frames["participations"]
        return cls(
            articles={row.article_id: row for row in rows_of(frames["articles"], ArticleRow)},
            texts={row.article_id: row.text for row in rows_of(frames["article_texts"], ArticleTextRow)},
            names={article_id: sorted(places) for article_id, places in names.items()},
            attributions=rows_of(frames["attributions"], AttributionRow),
            persons=persons,
            organizations=organizations,
            occupancies=rows_of(frames["occupancies"], OccupancyRow),
            kinds=kinds,
            events=real_events(rows_of(events, EventRow), rows_of(participations, ParticipationRow), kinds),
        )
