"""One article on its own: its mentions and attributions, ready to be printed as JSON."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph.resolution.observations import appearance_of
from graph.resolution.persons import persons_of
from graph.tables.frames import COLUMNS
from graph.tables.observations import Observations
from graph.tables.rows import identifier


def objects(observations: Observations) -> Iterator[dict[str, Any]]:
    """For each article an object; its persons and organizations are resolved from it alone."""
    texts = {row.article_id: row.text for row in observations.article_texts}
    rows: dict[str, dict[str, list[Any]]] = {
        table: defaultdict(list)
        for table in ("person_roles", "article_organizations", "mentions", "attributions")
    }
    for table, by_article in rows.items():
        for row in getattr(observations, table):
            by_article[row.article_id].append(row)
    for article in observations.articles:
        own = {table: by_article[article.article_id] for table, by_article in rows.items()}
        people = [appearance_of(row.appearance) for row in own["person_roles"]]
        entities = {("PERSON", name): entity_id for _, name, entity_id in persons_of(people).owners}
        entities |= {
            ("ORGANIZATION", row.name): identifier("organization", row.fuller)
            for row in own["article_organizations"]
        }
        yield {
            "id": article.article_id,
            "source": article.source,
            "headline": article.headline,
            "byline": article.byline,
            "published_on": article.published_on,
            "text": texts[article.article_id],
            "mentions": [
                _columns("mentions", row, entities.get((row.label, row.name), ""))
                for row in sorted(own["mentions"], key=lambda row: (row.start, row.end))
            ],
            "attributions": [
                _columns("attributions", row, entities["PERSON", row.person])
                for row in sorted(own["attributions"], key=lambda row: (row.start, row.end))
            ],
        }


def _columns(table: str, row: Any, entity_id: str) -> dict[str, Any]:
    values = replace(row, entity_id=entity_id)
    return {column: getattr(values, column) for column in COLUMNS[table]}
