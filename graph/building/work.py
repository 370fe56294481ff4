"""What a worker does with a batch, in each of the two stages of a build.

| stage | a worker gets | and returns |
|---|---|---|
| cut | `CutTask`: a file, or some rows of a table | `CutResult`: its articles and other blocks |
| read | `ReadTask`: a page's articles, with mentions once tagged | `ReadResult`: observations, new mentions |

`TaggerSpec` says which tagger a worker loads. Articles and mentions are sent and stored encoded
(MessagePack), so that only workers decode them. All functions are pure but for the tagger, which
each process keeps.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import msgspec

from graph.building.source_rows import source_of_failed_page, source_of_page, source_of_unread_page
from graph.resolution.observations import observations_of
from graph.tables.build_state import CorrectedRow, CutArticleRow, PageRow, TaggedRow
from graph.tables.observations import Columns, Observations, columns_of
from graph.tables.rows import SourceRow
from ner.correcting.corrected_report import CorrectedReport, corrected_report
from ner.correcting.corrections import Correction
from ner.errors import InputError, guarded
from ner.lexicon.home_places import division_of, home_counts
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.input_files import InputFile
from ner.sources.pages import UnreadPage, pages_in
from ner.tagging.tagger import Tagger
from ner.text.characters import fold
from ner.text.documents import Article, Block, Page
from ner.text.mentions import Mention
from ner.text.sentences import cut
from ner.text.spans import Span

_encode = msgspec.msgpack.Encoder().encode
_encode_json = msgspec.json.Encoder().encode
_decode_mentions = msgspec.msgpack.Decoder(tuple[Mention, ...]).decode
decode_article = msgspec.msgpack.Decoder(Article).decode
"""The article in the body of a `CutArticleRow`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerSpec:
    """Which tagger a worker loads.

    Attributes:
        load: called as `load(model, bfloat16=…)`.
        model: as `ner.load_tagger` takes it.
        bfloat16: whether to tag in half precision.
        threads: how many threads PyTorch should use; 0 leaves it to PyTorch.
    """

    load: Callable[..., Tagger]
    model: str | None = None
    bfloat16: bool = False
    threads: int = 0


@dataclass(frozen=True, eq=False)
class Loaded:
    """Loads a tagger that is there already; equal to itself only."""

    tagger: Tagger

    def __call__(self, model: str | None = None, *, bfloat16: bool = False) -> Tagger:
        """The tagger, whatever is asked for."""
        return self.tagger


@dataclass(frozen=True, slots=True, kw_only=True)
class CutTask:
    """A file to be cut into articles, or some rows of a table.

    Attributes:
        input_hash: a hash of all that decides what comes of the file.
        content: the bytes of a file that is no table.
        pages: rows of a table.
        first_page: how many rows of the table come before.
        last: whether nothing of the file follows.
        problem: why the file cannot be read; blank if it can.
    """

    file: InputFile
    settings: Settings
    input_hash: str = ""
    content: bytes = b""
    pages: tuple[Page | UnreadPage, ...] = ()
    first_page: int = 0
    last: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutResult:
    """What a task gives.

    Attributes:
        articles: the articles, in the order of the pages.
        blocks: what stands on the pages and in no article.
        sources: what became of each page or row.
        problem: why the file cannot be read; blank if it can.
    """

    articles: tuple[CutArticleRow, ...] = ()
    blocks: tuple[Block, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A page to be read.

    Attributes:
        source: the page.
        input_hash: a hash of all that decides what is observed on the page.
        settings: those of its file.
        place: the key of the place that its paper is of, blank when unclear.
        articles: each article encoded, with its encoded mentions, None if it is not tagged yet.
    """

    source: str
    input_hash: str
    settings: Settings
    place: str
    articles: tuple[tuple[bytes, bytes | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What is observed on some pages, the mentions of the articles tagged for it, and which corrections they obey.

    `failed` has the pages on which nothing is observed, because the rules failed, each with the reason.
    """

    pages: tuple[PageRow, ...]
    columns: Columns
    tagged: tuple[TaggedRow, ...]
    corrected: tuple[CorrectedRow, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


def cut_files(tasks: Sequence[CutTask]) -> tuple[CutResult, ...]:
    """Cut the files, or parts of tables, into articles: a result for each task."""
    return tuple(_cut(task) for task in tasks)


def read_pages(
    tasks: Sequence[ReadTask], spec: TaggerSpec, corrections: Sequence[Correction] = ()
) -> ReadResult:
    """Tag the articles that are not tagged yet, read all of them by the rules, and obey the corrections."""
    pages = [[(decode_article(body), encoded) for body, encoded in task.articles] for task in tasks]
    untagged = [article for page in pages for article, encoded in page if encoded is None]
    tagged = tag_articles(untagged, tagger_of(spec)) if untagged else []
    new = iter(tagged)
    observations: list[Observations] = []
    corrected: dict[CorrectedRow, None] = {}
    failed: list[tuple[str, str]] = []
    for task, page in zip(tasks, pages, strict=True):
        mentions = [next(new) if encoded is None else _decode_mentions(encoded) for _, encoded in page]
        articles = [article for article, _ in page]
        try:
            with guarded(task.source):
                reports = tuple(reports_of(articles, mentions, task.settings, task.place, corrections))
                observed = [observations_of(found.report, found.names) for found in reports]
        except InputError as error:
            failed.append((task.source, reason_without(str(error), task.source)))
            continue
        observations += observed
        obeyed = [key_of(correction) for found in reports for correction in found.found]
        corrected |= {CorrectedRow(source=task.source, correction=key): None for key in obeyed}
    return ReadResult(
        pages=tuple(PageRow(source=task.source, input_hash=task.input_hash) for task in tasks),
        columns=columns_of(observations),
        tagged=tuple(
            TaggedRow(tagger_input_hash=tagger_input_hash(article), mentions=_encode(mentions))
            for article, mentions in zip(untagged, tagged, strict=True)
        ),
        corrected=tuple(corrected),
        failed=tuple(failed),
    )


def reports_of(
    articles: Sequence[Article],
    mentions: Sequence[tuple[Mention, ...]],
    settings: Settings,
    place: str,
    corrections: Sequence[Correction],
) -> Iterator[CorrectedReport]:
    """The report of each article of one page, of a paper of that place (the key of a division, or blank)."""
    home = division_of(place) if place else None
    for article, found in zip(articles, mentions, strict=True):
        yield corrected_report(article, found, home, settings, corrections)


def key_of(correction: Correction) -> str:
    """What the corpus file knows a correction by."""
    return hashed(_encode(correction))


def tag_articles(articles: Sequence[Article], tagger: Tagger) -> list[tuple[Mention, ...]]:
    """The mentions of each article, with offsets in its text.

    All sentences go to the tagger together. The lines of a headline are one sentence, because a name
    may be broken over two of them.
    """
    spans = [_with_whole_headline(article) for article in articles]
    sentences = [span.of(a.text) for a, found in zip(articles, spans, strict=True) for span in found]
    tagged = iter(tagger.tag(sentences))
    return [tuple(m.shift(span.start) for span in found for m in next(tagged)) for found in spans]


@lru_cache(maxsize=1)
def tagger_of(spec: TaggerSpec) -> Tagger:
    """The tagger, loaded once in each process; the one before it is let go."""
    if spec.threads:
        # Read by PyTorch when it is first imported, which `load` does.
        os.environ["OMP_NUM_THREADS"] = str(spec.threads)
    return spec.load(spec.model, bfloat16=spec.bfloat16)


def encode_article(article: Article, file: str, page: int) -> CutArticleRow:
    """The row that holds an article; `page` counts the pages of the file from 0."""
    body = _encode(article)
    return CutArticleRow(
        file=file,
        source=article.source,
        page=page,
        ordinal=article.ordinal,
        article_id=article.article_id,
        published_on=article.published_on,
        paper=article.paper,
        jurisdiction=article.jurisdiction,
        places="" if article.jurisdiction else _encode_json(home_counts(fold(article.text))).decode(),
        continued=bool(article.continued_to or article.continued_from),
        content_hash=hashed(body),
        tagger_input_hash=tagger_input_hash(article),
        body=body,
    )


def tagger_input_hash(article: Article) -> str:
    """A hash of all that a tagger is shown of an article: equal hashes, equal mentions."""
    headline = article.headline_span
    return hashed(f"{headline.start} {headline.end} {article.text}".encode())


def hashed(content: bytes) -> str:
    """A hash of 128 bits in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def _cut(task: CutTask) -> CutResult:
    if task.problem:
        return CutResult(problem=task.problem)
    try:
        with guarded(task.file.name):
            pages = (
                task.pages
                if task.file.table_suffix
                else tuple(pages_in(task.file, task.settings, task.content))
            )
    except InputError as error:
        return CutResult(problem=str(error))
    articles: list[CutArticleRow] = []
    blocks: list[Block] = []
    sources: list[SourceRow] = []
    for number, page in enumerate(pages, task.first_page):
        if isinstance(page, UnreadPage):
            sources.append(source_of_unread_page(page, task.file))
            continue
        try:
            with guarded(page.source):
                found, left = cut_articles(page)
                encoded = [encode_article(article, task.file.source, number) for article in found]
                source = source_of_page(page, found, left, task.file)
        except InputError as error:
            source = source_of_failed_page(page.source, reason_without(str(error), page.source), task.file)
            encoded, left = [], ()
        articles += encoded
        blocks += left
        sources.append(source)
    return CutResult(articles=tuple(articles), blocks=tuple(blocks), sources=tuple(sources))


def reason_without(problem: str, name: str) -> str:
    """What a problem says of a file or page, without its name."""
    return problem.removeprefix(f"{name}: ")


def _with_whole_headline(article: Article) -> tuple[Span, ...]:
    sentences = cut(article.text)
    lines = [span for span in sentences if article.headline_span.contains(span)]
    whole = (Span(lines[0].start, lines[-1].end),) if lines else ()
    return (*whole, *(span for span in sentences if span not in lines))
