"""A tagger that knows a list of invented names, and what the rules make of texts that hold them."""

import re
import time
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from facts_as_frames import Facts

from graph.building.tables import update_tables
from graph.resolution.judgements import Judgement
from graph.resolution.observations import observations_of
from graph.store.database import frame_of
from graph.store.state import State
from graph.tables.frames import rows_of
from graph.tables.observations import columns_of
from graph.tables.rows import TABLES
from ner.errors import InputError
from ner.extraction.article_report import Report, report
from ner.extraction.attribution import PeopleAndPosts, attribute_posts
from ner.lexicon.divisions import parse_place
from ner.sources.corpus_config import DEFAULTS, Settings
from ner.text.documents import Article, Block, OffsetMap, Segment
from ner.text.mentions import Label, Mention
from ner.text.spans import Span

CAST = ("钱一诺", "孙二虎", "李三多", "周四海", "吴五湖", "郑六合", "王七星", "冯八方")
FIRMS = (
    "远岚科技有限公司",
    "青砚股份有限公司",
    "云垚集团",
    "青砚银行杭州分行",
    "青砚银行",
    "青砚公司",
    "远岚公司",
)
DISTRICT = "杭州市拱墅区"


class RecordedTagger:
    """Finds the names that it was given, longer ones first, wherever they stand."""

    name = "recorded"

    def __init__(
        self, persons: Sequence[str] = CAST, organizations: Sequence[str] = FIRMS, places: Sequence[str] = ()
    ) -> None:
        labels = (
            [(name, Label.PERSON) for name in persons]
            + [(name, Label.ORGANIZATION) for name in organizations]
            + [(name, Label.PLACE) for name in places]
        )
        self._labels = dict(labels)
        longest_first = sorted(self._labels, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(re.escape(name) for name in longest_first) or "(?!)")

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        return [tuple(self._mentions(sentence)) for sentence in sentences]

    def _mentions(self, sentence: str) -> list[Mention]:
        return [
            Mention(m.start(), m.end(), self._labels[m.group()], m.group(), self.name)
            for m in self._pattern.finditer(sentence)
        ]


def mentions_in(text: str, **names: Sequence[str]) -> tuple[Mention, ...]:
    """What the recorded tagger finds in a text."""
    (found,) = RecordedTagger(**names).tag([text])
    return found


def people_and_posts(text: str, **names: Sequence[str]) -> PeopleAndPosts:
    """The persons, posts and attributions of a text."""
    return attribute_posts(text, mentions_in(text, **names))


def article_of(
    text: str,
    *,
    source: str = "a.txt",
    published_on: str = "2023-02-02",
    headline: str = "",
    byline: str = "",
) -> Article:
    """An article that stands in its source as it is; headline and byline are parts of the text."""
    byline_start = text.find(byline) if byline else 0
    return Article(
        article_id=source,
        source=source,
        ordinal=1,
        text=text,
        offsets=OffsetMap((Segment(0, source, 0, len(text)),)),
        headline=headline,
        headline_span=Span(0, len(headline)),
        byline=byline,
        byline_spans=(Span(byline_start, byline_start + len(byline)),) if byline else (),
        published_on=published_on,
        year_source="option" if published_on else "none",
    )


def report_on(
    text: str,
    *,
    jurisdiction: str = DISTRICT,
    source: str = "a.txt",
    published_on: str = "2023-02-02",
    headline: str = "",
    byline: str = "",
    settings: Settings = DEFAULTS,
    **names: Sequence[str],
) -> Report:
    """What the rules read in an article of a paper of that jurisdiction."""
    article = article_of(text, source=source, published_on=published_on, headline=headline, byline=byline)
    place = parse_place(jurisdiction) if jurisdiction else None
    return report(article, mentions_in(text, **names), place, settings)


def as_rows(tables: Mapping[str, pd.DataFrame]) -> Facts:
    """The rows of all tables."""
    return Facts(**{name: tuple(rows_of(tables[name], table.row_type)) for name, table in TABLES.items()})


def facts_and_problems(
    reports: Iterable[Report], blocks: Iterable[Block] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Facts, tuple[InputError, ...]]:
    """The tables that reports lead to, with persons as judged, and the judgements on unknown ids."""
    with State() as state:
        with state.transaction():
            state.add_observations([columns_of([observations_of(report) for report in reports])])
            state.add_rows("observed.blocks", tuple(blocks))
        problems = update_tables(state, judgements)
        return as_rows({table: frame_of(state.connection, table) for table in TABLES}), problems


def facts_in(
    reports: Iterable[Report], blocks: Iterable[Block] = (), judgements: Sequence[Judgement] = ()
) -> Facts:
    """The tables that reports lead to, in whatever order."""
    return facts_and_problems(reports, blocks, judgements)[0]


def facts_of(*texts: str, jurisdiction: str = DISTRICT, published_on: str = "2023-02-02") -> Facts:
    """The tables that articles of one paper lead to; sources are 0.txt, 1.txt and so on."""
    return facts_in(
        report_on(text, source=f"{number}.txt", jurisdiction=jurisdiction, published_on=published_on)
        for number, text in enumerate(texts)
    )


class SlowTagger(RecordedTagger):
    """Takes its time, so that something can happen meanwhile."""

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        time.sleep(0.05)
        return super().tag(sentences)


def load_slow(model: str | None, *, bfloat16: bool) -> SlowTagger:
    """Stands for `ner.load_tagger`, also in other processes."""
    return SlowTagger()
