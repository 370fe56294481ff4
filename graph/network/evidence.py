"""The evidence of a network: the sentences, posts and events that its nodes and edges cite.

A networkx graph whose attributes are all strings and numbers can be written by every writer of
networkx; so the evidence stands as JSON in `network.graph["evidence"]`, and an edge's `evidence`
attribute holds the numbers of its sentences, joined by semicolons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
import networkx as nx

from ner.sources.corpus_config import KnownTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityName:
    """Where a sentence names an entity: half-open code points in the quote."""

    start: int
    end: int
    entity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that says that somebody takes part in an event or holds a post.

    Attributes:
        article_id: the article.
        source: the article's source file.
        headline: the article's headline.
        date: the article's date of issue, blank when unknown.
        start: where the quote begins in the article's text, in code points.
        end: where it ends, exclusive.
        quote: the sentence as printed.
        marks: where it names entities.
    """

    article_id: str
    source: str
    headline: str
    date: str
    start: int
    end: int
    quote: str
    marks: tuple[EntityName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedPost:
    """A post in which a person was observed, with the first and last date of observation.

    `corrected` is yes when a researcher set or added it, `sentences` are the numbers of the sentences that say so.
    """

    post: str
    organization: str
    qualifier: str
    first_observed: str
    last_observed: str
    start_date: str
    end_date: str
    corrected: str = ""
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedEvent:
    """A real event with all that is needed to count pairs again.

    Attributes:
        event_id: the event's id.
        kind: meeting, inspection and so on.
        name: blank when unknown.
        place: as printed, blank when unknown.
        date_text: the date as printed, blank when unknown.
        first_date: first day, blank when unknown.
        last_date: last day, itself included; blank when unknown.
        reports: number of articles that report it.
        actors: number of officials, executives and companies that took part, whether they are
            nodes or not; it adds 1/(actors - 1) to the weight of each pair.
        participants: id and roles (joined by semicolons) of the nodes that took part.
        corrected: yes when a researcher set or added one of its reports, or a participation in it.
        sentences: numbers of the sentences that say so.
    """

    event_id: str
    kind: str
    name: str
    place: str
    date_text: str
    first_date: str
    last_date: str
    reports: int
    actors: int
    participants: tuple[tuple[str, str], ...]
    corrected: str = ""
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Sentences in the order of their articles, the posts of each person by entity id, and events by id.

    `titles` are those that the researcher has added to the lexicon.
    """

    sentences: tuple[Sentence, ...] = ()
    posts: dict[str, tuple[ObservedPost, ...]]
    events: tuple[CitedEvent, ...] = ()
    titles: tuple[KnownTitle, ...] = ()

    def to_json(self) -> str:
        """The evidence as one line of JSON; equal evidence gives equal strings."""
        return msgspec.json.encode(self, order="deterministic").decode()


def read_evidence(network: "nx.Graph[str]") -> Evidence:
    """The evidence of a network that `build_network` made; of any other graph, none."""
    return _parse(network.graph.get("evidence", ""))


def evidence_of(network: "nx.Graph[str]", source: str, target: str) -> tuple[Sentence, ...]:
    """The sentences behind the edge between two nodes, in the order of their articles.

    Raises:
        KeyError: there is no such edge.
    """
    sentences = read_evidence(network).sentences
    return tuple(sentences[number] for number in sentence_numbers(network.edges[source, target]))


def with_sentences(network: "nx.Graph[str]") -> "nx.Graph[str]":
    """A copy whose edges hold their sentences themselves, and which no longer holds the evidence as a whole."""
    sentences = read_evidence(network).sentences
    copy = network.copy()
    copy.graph.pop("evidence", None)
    for *_, data in copy.edges(data=True):
        data["evidence"] = tuple(sentences[number] for number in sentence_numbers(data))
    return copy


def sentence_numbers(edge: Mapping[str, Any]) -> list[int]:
    """The numbers of the sentences that an edge with these attributes cites."""
    return [int(number) for number in edge.get("evidence", "").split(";") if number]


@lru_cache(maxsize=4)
def _parse(text: str) -> Evidence:
    if not text:
        return Evidence(posts={})
    return msgspec.json.decode(text, type=Evidence)
