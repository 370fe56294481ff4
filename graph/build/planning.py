"""Which pages must be read anew: those whose articles, settings, rules or model are not as they were."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from graph.build.work import ReadTask, article_of, cut_article
from graph.store.state import State
from ner.segmenting.articles import join_continued
from ner.sources.corpus_config import Settings

ARTICLES_AT_ONCE = 64
"""About how many articles make one batch: enough to fill a tagger's, few enough to keep memory flat."""

_MARKED = """
SELECT published_on, paper, regexp_extract(file, '^(.*/)?') AS folder, file, page, n
FROM state.parts WHERE continued ORDER BY published_on, paper, folder, file, page, ordinal
"""

# `pages_now`: what every page is made from now. `work`: the articles of those to be read, in batches.
_PAGES = """
CREATE OR REPLACE TEMP TABLE cut_now AS
    SELECT source, file, page, ordinal, n, false AS joined, digest, words FROM state.parts
    WHERE n NOT IN (SELECT n FROM absorbed)
    UNION ALL SELECT source, file, page, ordinal, n, true, digest, words FROM whole;
CREATE OR REPLACE TEMP TABLE pages_now AS
    SELECT source, any_value(file) AS file, min(page) AS page, count(*) AS articles,
           sha1(concat_ws(' ', $rules, $model, any_value(settings), string_agg(digest, ' ' ORDER BY ordinal)))
               AS made_from
    FROM cut_now JOIN (SELECT source AS file, settings FROM state.files) USING (file) GROUP BY source;
"""

_WORK = """
CREATE OR REPLACE TEMP TABLE work AS
    SELECT batch, source, made_from, a.file, a.page, a.ordinal, a.n, a.joined, t.n AS tagged
    FROM (
        SELECT source, made_from, (sum(articles) OVER (ORDER BY file, page) - articles) // $sheets AS batch
        FROM pages_now ANTI JOIN state.pages old USING (source, made_from)
    ) JOIN cut_now a USING (source) LEFT JOIN state.tagged t USING (words)
"""

_SHEETS = """
SELECT w.source, w.made_from, f.settings, coalesce(o.body, p.body) AS body, t.mentions
FROM work w JOIN state.files f ON f.source = w.file
LEFT JOIN state.parts p ON p.n = w.n AND NOT w.joined
LEFT JOIN whole o ON o.n = w.n AND w.joined
LEFT JOIN state.tagged t ON t.n = w.tagged
WHERE w.batch = ? ORDER BY w.file, w.page, w.ordinal
"""


def plan(state: State, rules: str, model: str) -> tuple[int, int]:
    """Find the pages to be read anew; how many articles they have, and how many of these are not tagged yet.

    `rules` and `model` say what rules and what model there are. Forgets what pages gave that are no more.
    """
    _join(state)
    execute = state.connection.execute
    execute(_PAGES.split(";")[0])
    execute(_PAGES.split(";")[1], {"rules": rules, "model": model})
    execute(_WORK, {"sheets": ARTICLES_AT_ONCE})
    gone = execute("SELECT source FROM state.pages ANTI JOIN pages_now USING (source)").fetchall()
    if gone:
        with state.transaction():
            state.drop_findings(source for (source,) in gone)
    counts: tuple[int, int] = execute("SELECT count(*), count(*) - count(tagged) FROM work").fetchall()[0]
    return counts


def read_tasks(state: State) -> Iterator[tuple[ReadTask, ...]]:
    """The pages to be read anew, in batches, in the order of files and pages."""
    batches = state.connection.execute("SELECT DISTINCT batch FROM work ORDER BY batch").fetchall()
    decode = msgspec.json.Decoder(Settings).decode
    for batch in batches:
        rows = state.connection.execute(_SHEETS, batch).fetchall()
        yield tuple(
            ReadTask(
                source=source,
                made_from=made_from,
                settings=decode(settings),
                articles=tuple((body, mentions) for *_, body, mentions in group),
            )
            for (source, made_from, settings), group in groupby(rows, key=itemgetter(0, 1, 2))
        )


def _join(state: State) -> None:
    """Put articles together that go on from one page to another, issue by issue."""
    execute = state.connection.execute
    execute("CREATE OR REPLACE TEMP TABLE whole AS FROM state.parts LIMIT 0")
    execute("CREATE OR REPLACE TEMP TABLE absorbed (n BIGINT)")
    for _, issue in groupby(execute(_MARKED).fetchall(), key=itemgetter(0, 1, 2)):
        marked = [(file, page, n) for *_, file, page, n in issue]
        numbers = [n for *_, n in marked]
        bodies = dict(
            execute("SELECT n, body FROM state.parts WHERE n IN (SELECT unnest(?))", [numbers]).fetchall()
        )
        parts = {
            (article := article_of(bodies[n])).article_id: (article, n, file, page)
            for file, page, n in marked
        }
        whole = {article.article_id: article for article in join_continued([a for a, *_ in parts.values()])}
        for article_id, (article, n, file, page) in parts.items():
            if whole.get(article_id) == article:
                continue
            execute("INSERT INTO absorbed VALUES (?)", [n])
            if article_id in whole:
                state.add_rows("whole", [cut_article(whole[article_id], file, page)])
                execute("UPDATE whole SET n = ? WHERE n IS NULL", [n])
