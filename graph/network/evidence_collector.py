"""Collects the sentences that nodes and edges cite, numbers them, and puts them into the network."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from graph.network.evidence import CitedEvent, EntityName, Evidence, ObservedPost, Sentence
from graph.network.inputs import NetworkInputs
from graph.network.real_events import RealEvent
from graph.tables.rows import AttributionRow, OccupancyRow, ParticipationRow
from ner.sources.corpus_config import KnownTitle

Citation = tuple[str, int, str]
"""A sentence by its article, where it begins in the article's text, and its words."""


class EvidenceCollector:
    """Turns rows into citations, and the citations of a finished network into its evidence."""

    def __init__(self, inputs: NetworkInputs) -> None:
        self._inputs = inputs
        self._article_of_event = {
            report.event_id: report.article_id for event in inputs.events for report in event.reports
        }
        self._attributions: dict[tuple[str, str, str, str], list[AttributionRow]] = defaultdict(list)
        for row in inputs.attributions:
            self._attributions[row.entity_id, row.post, row.organization, row.qualifier].append(row)
        self._occupancies: dict[str, list[OccupancyRow]] = defaultdict(list)
        for occupancy in inputs.occupancies:
            self._occupancies[occupancy.entity_id].append(occupancy)

    def of_participations(self, rows: Iterable[ParticipationRow]) -> set[Citation]:
        """The sentences that say that somebody takes part in an event."""
        return {self._citation(self._article_of_event[row.event_id], row) for row in rows if row.quote}

    def of_pair(self, events: Iterable[RealEvent], source: str, target: str) -> set[Citation]:
        """The sentences that show two entities in events: of reports that name both, if there are any."""
        citations: set[Citation] = set()
        for event in events:
            one, other = event.participants[source], event.participants[target]
            both = {row.event_id for row in one} & {row.event_id for row in other}
            rows = [row for row in (*one, *other) if row.event_id in both or not both]
            citations |= self.of_participations(rows)
        return citations

    def of_post(self, occupancy: OccupancyRow) -> set[Citation]:
        """The sentences that say that somebody holds a post."""
        key = (occupancy.entity_id, occupancy.post, occupancy.organization, occupancy.qualifier)
        return {self._citation(row.article_id, row) for row in self._attributions[key] if row.quote}

    def put_into(
        self, network: "nx.Graph[str]", events: Iterable[RealEvent], titles: Iterable[KnownTitle] = ()
    ) -> None:
        """Give the network its evidence, and its edges the numbers of sentences in place of citations.

        Sentences are in the order of their articles' date, source and place; `events` in the order
        given. Of events, only the nodes and sentences of the network are named.
        """
        occupancies = {node: self._occupancies[node] for node in sorted(network) if node in self._occupancies}
        cited = {citation for rows in occupancies.values() for row in rows for citation in self.of_post(row)}
        cited.update(*(data["evidence"] for *_, data in network.edges(data=True)))
        ordered = sorted(cited, key=self._in_print)
        number = {citation: index for index, citation in enumerate(ordered)}
        for *_, data in network.edges(data=True):
            data["evidence"] = ";".join(map(str, _numbers(data["evidence"], number)))
        cited_events = (self._event(network, event, number) for event in events)
        network.graph["evidence"] = Evidence(
            sentences=tuple(self._sentence(*citation) for citation in ordered),
            posts={
                person: tuple(self._post(row, number) for row in rows) for person, rows in occupancies.items()
            },
            events=tuple(event for event in cited_events if event.participants),
            titles=tuple(titles),
        ).to_json()

    def _in_print(self, citation: Citation) -> tuple[str, str, int, str, int, str]:
        article = self._inputs.articles[citation[0]]
        return (article.published_on, article.source, article.ordinal, *citation)

    def _citation(self, article_id: str, row: ParticipationRow | AttributionRow) -> Citation:
        """Where a row's quote begins; the row's own span is the quote's or one within it."""
        text = self._inputs.texts.get(article_id, "")
        found = text.find(row.quote, max(0, row.end - len(row.quote)))
        return article_id, found if 0 <= found <= row.start else row.start, row.quote

    def _sentence(self, article_id: str, start: int, quote: str) -> Sentence:
        article = self._inputs.articles[article_id]
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
                EntityName(start=name_start - start, end=name_end - start, entity_id=entity_id)
                for name_start, name_end, entity_id in self._inputs.names.get(article_id, ())
                if start <= name_start and name_end <= end
            ),
        )

    def _post(self, row: OccupancyRow, number: Mapping[Citation, int]) -> ObservedPost:
        columns = {name: getattr(row, name) for name in ObservedPost.__slots__ if name != "sentences"}
        return ObservedPost(**columns, sentences=_numbers(self.of_post(row), number))

    def _event(
        self, network: "nx.Graph[str]", event: RealEvent, number: Mapping[Citation, int]
    ) -> CitedEvent:
        nodes = [entity for entity in sorted(event.participants) if entity in network]
        cited = self.of_participations(row for node in nodes for row in event.participants[node])
        return CitedEvent(
            event_id=event.event_id,
            kind=event.kind,
            name=event.name,
            place=event.place,
            date_text=event.date_text,
            first_date=event.start,
            last_date=event.last_day,
            reports=len(event.reports),
            actors=len(event.actors),
            participants=tuple((node, event.roles_of(node)) for node in nodes),
            corrected=event.corrected,
            sentences=_numbers(cited, number),
        )


def _numbers(citations: Iterable[Citation], number: Mapping[Citation, int]) -> tuple[int, ...]:
    return tuple(sorted(number[citation] for citation in citations if citation in number))
