"""What a worker does with a batch: files to articles, and articles to observations. Pure but for the tagger it keeps."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import msgspec

from graph.resolution.observations import observations_of
from graph.tables.build_state import CutArticleRow, PageRow, TaggedRow
from graph.tables.observations import Columns, Observations, columns_of
from ner.errors import InputError
from ner.extraction.article_report import Report, report
from ner.lexicon.divisions import Inferred, infer_jurisdiction, parse_place
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.inputs import InputFile, pages_in
from ner.tagging.tagger import Tagger
from ner.text.documents import Article, Block, Page
from ner.text.mentions import Mention
from ner.text.sentences import cut
from ner.text.spans import Span

_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerSpec:
    """How a worker comes by its tagger: `load(model, bfloat16=…)`, with so many threads (0: as many as it likes)."""

    load: Callable[..., Tagger]
    model: str | None = None
    bfloat16: bool = False
    threads: int = 0


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
    pages: tuple[Page, ...] = ()
    first_page: int = 0
    last: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutResult:
    """What came of a task; a problem when it could not be read, `unread` what of it could not."""

    articles: tuple[CutArticleRow, ...] = ()
    blocks: tuple[Block, ...] = ()
    problem: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """The articles of one page, each with its encoded mentions if it was tagged before."""

    source: str
    input_hash: str
    settings: Settings
    articles: tuple[tuple[bytes, bytes | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What the rules found on some pages, and the mentions of what was tagged."""

    pages: tuple[PageRow, ...]
    columns: Columns
    tagged: tuple[TaggedRow, ...]


def cut_files(tasks: Sequence[CutTask]) -> tuple[CutResult, ...]:
    """The articles of each task."""
    return tuple(_cut(task) for task in tasks)


def read_pages(tasks: Sequence[ReadTask], spec: TaggerSpec) -> ReadResult:
    """What is found on some pages; what was not tagged yet is tagged."""
    found: list[Observations] = []
    bodies = [(article_of(body), mentions) for task in tasks for body, mentions in task.articles]
    untagged = [article for article, mentions in bodies if mentions is None]
    new = iter(tag_articles(untagged, tagger_of(spec)) if untagged else ())
    tagged: list[TaggedRow] = []
    all_mentions: list[tuple[Mention, ...]] = []
    for article, known in bodies:
        if known is None:
            mentions = next(new)
            tagged.append(TaggedRow(tagger_input_hash=tagger_input_hash(article), mentions=_encode(mentions)))
        else:
            mentions = _mentions().decode(known)
        all_mentions.append(mentions)
    at = 0
    for task in tasks:
        end = at + len(task.articles)
        articles = [article for article, _ in bodies[at:end]]
        found += [observations_of(r) for r in reports_of(articles, all_mentions[at:end], task.settings)]
        at = end
    return ReadResult(
        pages=tuple(PageRow(source=task.source, input_hash=task.input_hash) for task in tasks),
        columns=columns_of(found),
        tagged=tuple(tagged),
    )


def reports_of(
    articles: Sequence[Article], mentions: Sequence[tuple[Mention, ...]], settings: Settings
) -> Iterator[Report]:
    """What the rules read in the articles of one page."""
    place = _jurisdiction(articles)
    for article, found in zip(articles, mentions, strict=True):
        yield report(article, found, place, settings)


def tag_articles(articles: Sequence[Article], tagger: Tagger) -> list[tuple[Mention, ...]]:
    """The mentions of each article, offsets in its text; all sentences go to the tagger together.

    The lines of a headline go as one sentence: a name may be broken over two of them.
    """
    spans = [_with_whole_headline(article) for article in articles]
    sentences = [span.of(a.text) for a, found in zip(articles, spans, strict=True) for span in found]
    tagged = iter(tagger.tag(sentences))
    return [tuple(m.shift(span.start) for span in found for m in next(tagged)) for found in spans]


@cache
def tagger_of(spec: TaggerSpec) -> Tagger:
    """The tagger of a spec, loaded once in each process."""
    if spec.threads:
        # ReadResult by PyTorch when it is first imported, which `load` does.
        os.environ["OMP_NUM_THREADS"] = str(spec.threads)
    return spec.load(spec.model, bfloat16=spec.bfloat16)


def cut_article(article: Article, file: str, page: int) -> CutArticleRow:
    """An article as it is kept."""
    body = _encode(article)
    return CutArticleRow(
        file=file,
        source=article.source,
        page=page,
        ordinal=article.ordinal,
        article_id=article.article_id,
        published_on=article.published_on,
        paper=article.paper,
        continued=bool(article.continued_to or article.continued_from),
        content_hash=hashed(body),
        tagger_input_hash=tagger_input_hash(article),
        body=body,
    )


def article_of(body: bytes) -> Article:
    """The article that the body of a cut article holds."""
    return _articles().decode(body)


def tagger_input_hash(article: Article) -> str:
    """A hash of all that a tagger is shown of an article."""
    headline = article.headline_span
    return hashed(f"{headline.start} {headline.end} {article.text}".encode())


def hashed(content: bytes) -> str:
    """A hash of 128 bits in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def _cut(task: CutTask) -> CutResult:
    if task.problem:
        return CutResult(problem=task.problem)
    try:
        pages = (
            task.pages if task.file.table_suffix else tuple(pages_in(task.file, task.settings, task.content))
        )
    except InputError as error:
        return CutResult(problem=str(error))
    articles: list[CutArticleRow] = []
    blocks: list[Block] = []
    for number, page in enumerate(pages, task.first_page):
        found, left = cut_articles(page)
        articles += [cut_article(article, task.file.source, number) for article in found]
        blocks += left
    unread = tuple(
        f"{page.source}: no text on this page (a scan needs character recognition first)"
        for page in pages
        if not page.text
    )
    return CutResult(articles=tuple(articles), blocks=tuple(blocks), unread=unread)


def _jurisdiction(articles: Sequence[Article]) -> Inferred:
    """The place that a page is of: as given, else the one that its texts are about."""
    given = next((article.jurisdiction for article in reversed(articles) if article.jurisdiction), "")
    if given:
        return Inferred(parse_place(given), "given")
    return infer_jurisdiction("\n".join(article.text for article in articles))


def _with_whole_headline(article: Article) -> tuple[Span, ...]:
    sentences = cut(article.text)
    lines = [span for span in sentences if article.headline_span.contains(span)]
    whole = (Span(lines[0].start, lines[-1].end),) if lines else ()
    return (*whole, *(span for span in sentences if span not in lines))


@cache
def _articles() -> "msgspec.msgpack.Decoder[Article]":
    return msgspec.msgpack.Decoder(Article)


@cache
def _mentions() -> "msgspec.msgpack.Decoder[tuple[Mention, ...]]":
    return msgspec.msgpack.Decoder(tuple[Mention, ...])
