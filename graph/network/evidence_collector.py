"""Collects the sentences that a network cites, and numbers them."""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.network.evidence import Dossier, Mark, ObservedPost, Sentence
from graph.network.inputs import CorpusRows
from graph.tables.rows import AttributionRow, OccupancyRow, ParticipationRow

Citation = tuple[str, int, str]
"""A sentence by its article, where it begins in the article's text, and its words."""


class EvidenceBook:
    """Turns rows into citations, and the citations of a finished network into its dossier."""

    def __init__(self, rows: CorpusRows) -> None:
        self._rows = rows
        self._articles = {row.article_id: row for row in rows.articles}
        self._article_of_event = {row.event_id: row.article_id for row in rows.events}
        self._attributions: dict[tuple[str, str, str, str], list[AttributionRow]] = defaultdict(list)
        for row in rows.attributions:
            self._attributions[row.entity_id, row.post, row.organization, row.qualifier].append(row)
        self._occupancies: dict[str, list[OccupancyRow]] = defaultdict(list)
        for occupancy in rows.occupancies:
            self._occupancies[occupancy.entity_id].append(occupancy)

    def of_participations(self, rows: Iterable[ParticipationRow]) -> set[Citation]:
        """The sentences that say that somebody takes part in an event."""
        return {self._citation(self._article_of_event[row.event_id], row) for row in rows if row.quote}

    def of_post(self, occupancy: OccupancyRow) -> set[Citation]:
        """The sentences that say that somebody holds a post."""
        key = (occupancy.entity_id, occupancy.post, occupancy.organization, occupancy.qualifier)
        return {self._citation(row.article_id, row) for row in self._attributions[key] if row.quote}

    def dossier(
        self, network: "nx.Graph[str]", cited: Iterable[Citation]
    ) -> tuple[Dossier, dict[Citation, int]]:
        """The dossier of the cited sentences and of the posts of everybody in `network`.

        Sentences are in the order of their articles' date, source and place; also returned is the
        number of each.
        """
        held = {
            person: self._occupancies[person] for person in sorted(network) if person in self._occupancies
        }
        of_posts = {citation for posts in held.values() for post in posts for citation in self.of_post(post)}
        ordered = sorted(of_posts.union(cited), key=self._printed)
        number = {citation: index for index, citation in enumerate(ordered)}
        dossier = Dossier(
            sentences=tuple(self._sentence(*citation) for citation in ordered),
            posts={person: tuple(self._post(row, number) for row in posts) for person, posts in held.items()},
        )
        return dossier, number

    def _printed(self, citation: Citation) -> tuple[str, str, int, str, int, str]:
        article = self._articles[citation[0]]
        return (article.published_on, article.source, article.ordinal, *citation)

    def _citation(self, article_id: str, row: ParticipationRow | AttributionRow) -> Citation:
        """Where a row's quote begins; the row's own span is the quote's or one within it."""
        text = self._rows.texts.get(article_id, "")
        found = text.find(row.quote, max(0, row.end - len(row.quote)))
        return article_id, found if 0 <= found <= row.start else row.start, row.quote

    def _sentence(self, article_id: str, start: int, quote: str) -> Sentence:
        article = self._articles[article_id]
        end = start + len(quote)
        return Sentence(
            article_id=article_id,
            source=article.source,
            headline=article.headline,
            date=article.published_on,
            start=start,
            end=end,
            quote=quote,
            marks=tuple(
                Mark(start=name_start - start, end=name_end - start, entity_id=entity_id)
                for name_start, name_end, entity_id in self._rows.names.get(article_id, ())
                if start <= name_start and name_end <= end
            ),
        )

    def _post(self, row: OccupancyRow, number: dict[Citation, int]) -> ObservedPost:
        return ObservedPost(
            post=row.post,
            organization=row.organization,
            qualifier=row.qualifier,
            first_observed=row.first_observed,
            last_observed=row.last_observed,
            start_date=row.start_date,
            end_date=row.end_date,
            sentences=tuple(sorted(number[citation] for citation in self.of_post(row))),
        )
