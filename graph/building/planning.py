"""Which pages must be read again: those whose articles, settings, rules or model changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from operator import itemgetter

import msgspec

from graph.building.work import ReadTask, decode_article, encode_article
from graph.store.queries import run, workspace
from graph.store.schema import create_table
from graph.store.state import State
from graph.tables.build_state import CutArticleRow, HomeRow
from ner.extraction.organization_names import place_name
from ner.lexicon.divisions import parse_place
from ner.lexicon.home_places import HomeCounts, Inferred, home_of, key_of, merged
from ner.lexicon.media import medium_of
from ner.segmenting.continuations import join_continued
from ner.sources.corpus_config import Settings

ARTICLES_AT_ONCE = 64
"""About how many articles make one batch: enough to fill a batch of the tagger, few enough to save memory."""

_run = partial(run, "graph.building")
_decode_counts = msgspec.json.Decoder(HomeCounts).decode


@contextmanager
def planned(state: State, rules: str, model: str) -> Iterator[tuple[int, Iterator[tuple[ReadTask, ...]]]]:
    """How many articles are to be read, and their pages in batches, in the order of files and pages.

    `rules` and `model` are fingerprints. The observations of pages that no longer exist are removed.
    """
    with workspace(state.connection, "plan"):
        execute = state.connection.execute
        _join(state)
        _run(state.connection, "articles")
        _find_homes(state)
        _run(state.connection, "pages", rules=rules, model=model)
        _run(state.connection, "work", articles=ARTICLES_AT_ONCE)
        gone = execute("SELECT source FROM state.pages ANTI JOIN plan.pages USING (source)").fetchall()
        if gone:
            with state.transaction():
                state.drop_observations([source for (source,) in gone])
        (articles,) = execute("SELECT count(*) FROM plan.work").fetchall()[0]
        yield articles, _batches(state)


def _batches(state: State) -> Iterator[tuple[ReadTask, ...]]:
    batches = state.connection.execute("SELECT DISTINCT batch FROM plan.work ORDER BY batch").fetchall()
    decode = msgspec.json.Decoder(Settings).decode
    for (batch,) in batches:
        rows = _run(state.connection, "batch", batch=batch).fetchall()
        yield tuple(
            ReadTask(
                source=source,
                input_hash=input_hash,
                settings=decode(settings),
                place=place,
                articles=tuple((body, mentions) for *_, body, mentions in group),
            )
            for (source, input_hash, settings, place), group in groupby(rows, key=itemgetter(0, 1, 2, 3))
        )


def _find_homes(state: State) -> None:
    """Fill state.homes: the place that is given for a page, else its paper's, else the one that all texts make clear."""
    found = _run(state.connection, "homes").fetchall()
    homes: list[HomeRow] = []
    for _, pages in groupby(found, key=itemgetter(0)):
        paper = list(pages)
        counts = merged(_decode_counts(text) for *_, given, texts in paper if not given for text in texts)
        inferred = home_of(counts)
        homes += [_home(source, name, given, inferred) for _, source, name, given, _ in paper]
    state.connection.execute(create_table("state.homes", HomeRow))
    state.add_rows("state.homes", homes)


def _home(source: str, paper: str, given: str, inferred: Inferred) -> HomeRow:
    division, evidence, basis = inferred.division, inferred.evidence, "inferred"
    medium = medium_of(paper, division) if paper and not given else None
    if given:
        division, evidence, basis = parse_place(given), "given", "given"
    elif medium:
        division, basis = medium.division, "media"
        evidence = f"paper: {medium.name}" if division else f"national: {medium.name}"
    return HomeRow(
        source=source,
        place=key_of(division) if division else "",
        jurisdiction=place_name(division) if division else "",
        evidence=evidence,
        basis=basis if division else "",
    )


def _join(state: State) -> None:
    """Join the articles that continue on another page, edition by edition.

    Fills plan.joined with the whole articles, each under the number of its first part, and
    plan.replaced with the numbers of all articles that are part of one.
    """
    execute = state.connection.execute
    execute(create_table("plan.joined", CutArticleRow))
    execute("ALTER TABLE plan.joined ADD COLUMN number BIGINT")
    execute("CREATE TABLE plan.replaced (number BIGINT)")
    for _, edition in groupby(_run(state.connection, "continued").fetchall(), key=itemgetter(0, 1, 2)):
        continued = [(file, page, number) for *_, file, page, number in edition]
        bodies = dict(
            execute(
                "SELECT number, body FROM state.cut_articles WHERE number IN (SELECT unnest($1))",
                [[number for *_, number in continued]],
            ).fetchall()
        )
        cut = {
            (article := decode_article(bodies[number])).article_id: (article, number, file, page)
            for file, page, number in continued
        }
        whole = {article.article_id: article for article in join_continued([a for a, *_ in cut.values()])}
        changed = {key: values for key, values in cut.items() if whole.get(key) != values[0]}
        state.add("plan.replaced", {"number": [number for _, number, *_ in changed.values()]})
        joined = [(whole[key], *where) for key, (_, *where) in changed.items() if key in whole]
        state.add_rows(
            "plan.joined",
            [encode_article(article, file, page) for article, _, file, page in joined],
            number=[number for _, number, *_ in joined],
        )
