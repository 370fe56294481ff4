"""What a worker does with a batch: files to articles, and articles to findings. Pure but for the tagger it keeps."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import msgspec

from graph.resolution.observations import findings_of
from graph.tables.observations import Columns, Findings, columns_of
from ner.errors import InputError
from ner.extraction.article_report import Report, report
from ner.lexicon.divisions import Inferred, infer_jurisdiction, parse_place
from ner.segmenting.articles import cut_articles
from ner.sources.corpus_config import Settings
from ner.sources.input_files import InputFile
from ner.sources.pages import pages_in
from ner.tagging.tagger import Tagger
from ner.text.documents import Article, Block, Page
from ner.text.mentions import Mention
from ner.text.sentences import cut
from ner.text.spans import Span

_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a worker comes by its tagger: `load(model, bfloat16=…)`, with so many threads (0: as many as it likes)."""

    load: Callable[..., Tagger]
    model: str | None = None
    bfloat16: bool = False
    threads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A file to be cut into articles, or, of a table, some of its rows; `first` counts the pages before."""

    file: InputFile
    settings: Settings
    content: bytes = b""
    pages: tuple[Page, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article as it was cut, encoded in `body`, and what must be known of it without decoding.

    `page` counts the pages of its file; `digest` is a hash of the body, `words` one of all that the
    tagger is shown of it.
    """

    file: str
    source: str
    page: int
    ordinal: int
    article_id: str
    published_on: str
    paper: str
    continued: bool
    digest: str
    words: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What came of a leaf; a problem when it could not be read, `unread` what of it could not."""

    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    problem: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The articles of one page, each with its encoded mentions if it was tagged before."""

    source: str
    made_from: str
    settings: Settings
    articles: tuple[tuple[bytes, bytes | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the rules found on some pages (source and what it was made from), and the encoded mentions of what was tagged."""

    pages: tuple[tuple[str, str], ...]
    columns: Columns
    tagged: tuple[tuple[str, bytes], ...]


def cut_leaves(leaves: Sequence[Leaf]) -> tuple[Cut, ...]:
    """The articles of each leaf."""
    return tuple(_cut(leaf) for leaf in leaves)


def read_sheets(sheets: Sequence[Sheet], recipe: Recipe) -> Read:
    """What is found on some pages; what was not tagged yet is tagged."""
    found: list[Findings] = []
    bodies = [(article_of(body), mentions) for sheet in sheets for body, mentions in sheet.articles]
    untagged = [article for article, mentions in bodies if mentions is None]
    new = iter(tag_articles(untagged, tagger_of(recipe)) if untagged else ())
    tagged: list[tuple[str, bytes]] = []
    all_mentions: list[tuple[Mention, ...]] = []
    for article, known in bodies:
        if known is None:
            mentions = next(new)
            tagged.append((words_of(article), _encode(mentions)))
        else:
            mentions = _mentions().decode(known)
        all_mentions.append(mentions)
    at = 0
    for sheet in sheets:
        end = at + len(sheet.articles)
        articles = [article for article, _ in bodies[at:end]]
        found += [findings_of(r) for r in reports_of(articles, all_mentions[at:end], sheet.settings)]
        at = end
    return Read(
        pages=tuple((sheet.source, sheet.made_from) for sheet in sheets),
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
def tagger_of(recipe: Recipe) -> Tagger:
    """The tagger of a recipe, loaded once in each process."""
    if recipe.threads:
        # Read by PyTorch when it is first imported, which `load` does.
        os.environ["OMP_NUM_THREADS"] = str(recipe.threads)
    return recipe.load(recipe.model, bfloat16=recipe.bfloat16)


def part_of(article: Article, file: str, page: int) -> Part:
    """An article as it is kept."""
    body = _encode(article)
    return Part(
        file=file,
        source=article.source,
        page=page,
        ordinal=article.ordinal,
        article_id=article.article_id,
        published_on=article.published_on,
        paper=article.paper,
        continued=bool(article.continued_to or article.continued_from),
        digest=hashed(body),
        words=words_of(article),
        body=body,
    )


def article_of(body: bytes) -> Article:
    """The article that a part's body holds."""
    return _articles().decode(body)


def words_of(article: Article) -> str:
    """A hash of all that a tagger is shown of an article."""
    headline = article.headline_span
    return hashed(f"{headline.start} {headline.end} {article.text}".encode())


def hashed(content: bytes) -> str:
    """A hash of 128 bits in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def _cut(leaf: Leaf) -> Cut:
    try:
        pages = leaf.pages or tuple(pages_in(leaf.file, leaf.settings, leaf.content))
    except InputError as error:
        return Cut(problem=str(error))
    parts: list[Part] = []
    blocks: list[Block] = []
    unread = [page.source for page in pages if not page.text]
    for number, page in enumerate(pages, leaf.first):
        articles, left = cut_articles(page)
        parts += [part_of(article, leaf.file.source, number) for article in articles]
        blocks += left
    told = tuple(
        f"{source}: no text on this page (a scan needs character recognition first)" for source in unread
    )
    return Cut(parts=tuple(parts), blocks=tuple(blocks), unread=told)


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
