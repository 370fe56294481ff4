"""Composes the steps: files to pages, articles, mentions, reports, facts and the files of a corpus."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from graph.entities import Facts
from graph.facts import facts, in_order, who_is_who
from graph.filters import Filters
from graph.gexf import write_gexf
from graph.html import write_html
from graph.judgements import Judgement
from graph.network import build_network
from graph.progress import Progress, no_progress
from graph.reports import Report, report
from graph.store import save
from graph.tables import write_tables
from ner import load_tagger
from ner.articles import cut_articles, join_continued
from ner.documents import Article, Block
from ner.errors import ConfigError, CorpusError, GuantuError, InputError
from ner.mentions import Mention
from ner.pages import InputFile, find_inputs, read_pages
from ner.places import Inferred, infer_jurisdiction, parse_place
from ner.sentences import cut
from ner.settings import DEFAULTS, Settings, load_settings, nearest_config
from ner.spans import Span
from ner.tagger import Tagger

# How many articles go to the tagger at once: enough to fill its batches, few enough to keep memory flat.
ARTICLES_AT_ONCE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to read: each overrides what corpus.toml says; `model` None is the embedded one.

    `bfloat16` tags in half the precision, see `ner.load_tagger`.
    """

    published: str = ""
    jurisdiction: str = ""
    model: str | None = None
    bfloat16: bool = False
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What was found, and what could not be read."""

    facts: Facts
    problems: tuple[GuantuError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    settings: dict[str, Settings]
    problems: tuple[GuantuError, ...]


def run(
    inputs: Sequence[Path],
    options: BuildOptions,
    progress: Progress = no_progress,
    judgements: Sequence[Judgement] = (),
) -> BuildResult:
    """Reads the inputs and finds all facts in them, persons told apart as judged.

    What cannot be read, and a judgement on nobody, is a problem in the result and hinders nothing
    else. Raises ModelError when the tagger cannot be loaded, ConfigError when an option is wrong or
    judgements contradict each other.
    """
    tagger = load_tagger(options.model, bfloat16=options.bfloat16)
    reading = _read(inputs, options, progress)
    reports = in_order(_reports(reading, tagger, progress))
    judged = who_is_who(reports, judgements)
    return BuildResult(
        facts=facts(reports, reading.blocks, judged), problems=(*reading.problems, *judged.problems)
    )


def tag(
    inputs: Sequence[Path], options: BuildOptions, progress: Progress = no_progress
) -> Iterator[dict[str, Any] | GuantuError]:
    """One JSON-ready object for each article, with its mentions and attributions; problems first."""
    tagger = load_tagger(options.model, bfloat16=options.bfloat16)
    reading = _read(inputs, options, progress)
    yield from reading.problems
    for found in _reports(reading, tagger, progress):
        rows = facts([found], (), who_is_who([found]))
        article = found.article
        yield {
            "id": article.article_id,
            "source": article.source,
            "headline": article.headline,
            "byline": article.byline,
            "published_on": article.published_on,
            "text": article.text,
            "mentions": [asdict(row) for row in sorted(rows.mentions, key=lambda r: (r.start, r.end))],
            "attributions": [
                asdict(row) for row in sorted(rows.attributions, key=lambda r: (r.start, r.end))
            ],
        }


def write(tables: Mapping[str, pd.DataFrame], out: Path, filters: Filters) -> None:
    """Writes everything that `build` leaves into the folder `out`, each file whole or not at all.

    Everything is written aside first and then moved in; when a move fails, what was there comes
    back. Raises CorpusError when the folder cannot be written.
    """
    network = build_network(tables, filters)
    fresh = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out, prefix=".build-") as name:
            stage = Path(name, "new")
            stage.mkdir()
            save(tables, stage / "corpus.duckdb")
            write_tables(tables, stage / "tables")
            write_gexf(network, stage / "graph.gexf")
            write_html(network, stage / "graph.html")
            _swap(stage, out, Path(name, "old"))
    except OSError as error:
        raise CorpusError(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        if fresh and out.is_dir() and not any(out.iterdir()):
            out.rmdir()


def _swap(stage: Path, out: Path, backup: Path) -> None:
    """Moves every file of `stage` into `out`, all or none; what was there goes to `backup`."""
    files = sorted(path for path in stage.rglob("*") if path.is_file())
    for path in files:
        target = out / path.relative_to(stage)
        if target.is_dir():
            raise CorpusError(f"{target}: is a folder, where a file is to be written")
    done: list[tuple[Path, Path]] = []
    try:
        for path in files:
            target, kept = (root / path.relative_to(stage) for root in (out, backup))
            for place in (target, kept):
                place.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                target.replace(kept)
            done.append((target, kept))
            path.replace(target)
    except BaseException:
        for target, kept in reversed(done):
            if kept.exists():
                kept.replace(target)
            else:
                target.unlink(missing_ok=True)
        raise


def _read(inputs: Sequence[Path], options: BuildOptions, progress: Progress) -> _Reading:
    found = find_inputs(inputs)
    problems: list[GuantuError] = list(found.problems)
    articles: list[Article] = []
    blocks: list[Block] = []
    settings: dict[str, Settings] = {}
    folders: dict[tuple[Path, Path], Settings] = {}
    if options.jurisdiction and parse_place(options.jurisdiction) is None:
        raise ConfigError(f"--jurisdiction {options.jurisdiction}: no such place, or several of that name")
    for number, file in enumerate(found.found):
        progress("read", number, len(found.found))
        try:
            own = _settings_of(file, folders, options, problems)
            for page in read_pages(file, own):
                cut_out, left = cut_articles(page)
                articles.extend(cut_out)
                blocks.extend(left)
                settings[page.source] = own
        except InputError as error:
            problems.append(error)
    progress("read", len(found.found), len(found.found))
    return _Reading(
        articles=join_continued(articles), blocks=tuple(blocks), settings=settings, problems=tuple(problems)
    )


def _settings_of(
    file: InputFile,
    folders: dict[tuple[Path, Path], Settings],
    options: BuildOptions,
    problems: list[GuantuError],
) -> Settings:
    """The settings for a file; those of a broken corpus.toml are a problem, told once, and are not used."""
    key = (file.path.parent, file.root)
    if key not in folders:
        try:
            folders[key] = load_settings(*key)
            place = folders[key].jurisdiction
            if place and not options.jurisdiction and parse_place(place) is None:
                raise ConfigError(
                    f"{nearest_config(*key)}: jurisdiction {place}: no such place, or several of that name"
                )
        except ConfigError as error:
            if str(error) not in {str(p) for p in problems}:
                problems.append(error)
            folders[key] = DEFAULTS
    return folders[key].override(published=options.published, jurisdiction=options.jurisdiction)


def _reports(reading: _Reading, tagger: Tagger, progress: Progress) -> Iterator[Report]:
    places = _jurisdictions(reading.articles)
    total = len(reading.articles)
    for begin in range(0, total, ARTICLES_AT_ONCE):
        batch = reading.articles[begin : begin + ARTICLES_AT_ONCE]
        progress("tag", begin, total)
        for article, mentions in zip(batch, tag_articles(batch, tagger), strict=True):
            settings = reading.settings.get(article.source, DEFAULTS)
            yield report(article, mentions, places[article.source], settings)
    progress("tag", total, total)


def tag_articles(articles: Sequence[Article], tagger: Tagger) -> list[tuple[Mention, ...]]:
    """The mentions of each article, offsets in its text; all sentences go to the tagger together.

    The lines of a headline go as one sentence: a name may be broken over two of them.
    """
    spans = [_with_whole_headline(article) for article in articles]
    sentences = [span.of(a.text) for a, found in zip(articles, spans, strict=True) for span in found]
    tagged = iter(tagger.tag(sentences))
    return [tuple(m.shift(span.start) for span in found for m in next(tagged)) for found in spans]


def _with_whole_headline(article: Article) -> tuple[Span, ...]:
    sentences = cut(article.text)
    lines = [span for span in sentences if article.headline_span.contains(span)]
    whole = (Span(lines[0].start, lines[-1].end),) if lines else ()
    return (*whole, *(span for span in sentences if span not in lines))


def _jurisdictions(articles: Sequence[Article]) -> dict[str, Inferred]:
    """For each source the place that it is of: as given, else the one that its texts are about."""
    texts: dict[str, list[str]] = {}
    given: dict[str, str] = {}
    for article in articles:
        texts.setdefault(article.source, []).append(article.text)
        if article.jurisdiction:
            given[article.source] = article.jurisdiction
    return {
        source: Inferred(parse_place(given[source]), "given")
        if source in given
        else infer_jurisdiction("\n".join(found))
        for source, found in texts.items()
    }
