"""The sentences, posts and events behind a network's nodes and edges, kept with the network as one string.

A networkx graph whose attributes are all strings and numbers can be written by every writer of
networkx; so the dossier travels as JSON in `network.graph["dossier"]`, and an edge's `evidence`
attribute holds the numbers of its sentences, joined by semicolons.
"""

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a sentence names an entity: half-open code points in the quote."""

    start: int
    end: int
    entity_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that says that somebody takes part in an event.

    `start` and `end` are the quote's place in the article's text, in code points; `date` is the
    article's date of issue, blank when unknown.
    """

    article_id: str
    source: str
    headline: str
    date: str
    start: int
    end: int
    quote: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedPost:
    """A post that a person was seen in, with the first and last date of observation.

    `sentences` are the numbers of the sentences that say so.
    """

    post: str
    organization: str
    qualifier: str
    first_observed: str
    last_observed: str
    start_date: str
    end_date: str
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent:
    """A real event of the network, from which its pairs can be counted again.

    `actors` is how many officials, executives and companies took part, whether shown or not; a
    pair's weight is the sum of 1/(actors - 1). `participants` are the nodes that took part, each
    with its roles joined by semicolons. `last_date` is inclusive; both are blank when unknown.
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
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Sentences in article order, the posts of each person by entity id, and events by id."""

    sentences: tuple[Sentence, ...] = ()
    posts: dict[str, tuple[ObservedPost, ...]]
    events: tuple[ReportedEvent, ...] = ()

    def to_json(self) -> str:
        """The dossier as one line of JSON; equal dossiers give equal strings."""
        return msgspec.json.encode(self, order="deterministic").decode()


def dossier_of(network: "nx.Graph[str]") -> Dossier:
    """The dossier of a network that `build_network` made; an empty one for any other graph."""
    return _parse(network.graph.get("dossier", ""))


def evidence_of(network: "nx.Graph[str]", source: str, target: str) -> tuple[Sentence, ...]:
    """The sentences behind the edge between two nodes, in article order.

    Raises:
        KeyError: there is no such edge.
    """
    numbers: str = network.edges[source, target].get("evidence", "")
    sentences = dossier_of(network).sentences
    return tuple(sentences[int(number)] for number in numbers.split(";") if number)


@lru_cache(maxsize=4)
def _parse(text: str) -> Dossier:
    if not text:
        return Dossier(posts={})
    return msgspec.json.decode(text, type=Dossier)
