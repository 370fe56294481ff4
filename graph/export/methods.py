"""A paragraph on the methods, in English and Chinese, with the numbers of a corpus."""

from pathlib import Path
from typing import Any

import duckdb

from graph.analysis.measures.backbone import Q
from graph.analysis.significance.model import ModelRows, day_of, read_rows
from graph.analysis.significance.ties import TESTED
from graph.export.atomic_files import write_whole
from graph.export.error_rates import in_chinese, in_english
from graph.export.measures import corpus_margin
from graph.store.database import guantu_version, meta_value

_NUMBERS = """
SELECT
    (SELECT count(*) FROM articles WHERE duplicate_of = '') AS articles,
    (SELECT count(DISTINCT paper) FROM sources WHERE paper <> '') AS papers,
    (SELECT count(*) FROM persons WHERE role = 'official') AS officials,
    (SELECT count(*) FROM persons WHERE role = 'company') AS executives,
    (SELECT count(*) FROM organizations WHERE kind = 'company') AS companies,
    (SELECT count(*) FROM coappearances) AS pairs,
    (SELECT count(*) FROM coappearances WHERE q_value IS NULL) AS own,
    (SELECT count(*) FROM coappearances WHERE q_value <= $q) AS ties,
    (SELECT count(*) FROM apart WHERE q_value <= $q) AS apart
"""

_ENGLISH = """\
The network was extracted with guantu {version} from {articles:,} articles{papers_en}: {officials:,} officials, \
{executives:,} company leaders and {companies:,} companies. {attending:,} of them took part in {events:,} events{days_en}; \
{undated:,} events have no stated day, of which {reported:,} were placed on the day of their report and {open:,} were taken as \
open whatever the time. {pairs:,} pairs took part in a common event. Because \
posts and frequency explain much of such co-appearance, each pair was compared with a stochastic degree sequence model with \
edge constraints (Neal, Domagalski and Sagan 2021; Neal and Neal 2024): expected attendance of every actor and expected \
size of every event are the observed ones, and an actor can attend only events of a place in which he or she held a post at \
that time, by stated dates or from the first to the last sight, widened by {margin} days; companies count as of the places \
whose papers report them; actors of two places were compared over the visits between these places. The upper tail of the \
number of common events is Poisson-binomial, exact where it decides, else bounded by the Poisson tail of the same mean; it was \
corrected for all {tested:,} pairs that could have met, by the step-down false discovery procedure for discrete tests (Döhler, \
Durand and Roquain 2018). {own:,} pairs of a person and the company \
that a post of his or hers is of were not tested. \
{ties:,} pairs are ties beyond duty at a false discovery rate of {q:.0%}; {apart:,} met less often than expected at this rate. \
On texts that the rules had not seen, F1 of the extraction was measured as: {rates}. A tie says that a paper shows two together \
more often than posts and activity explain; it does not say why, and a missing tie is no evidence of distance.
"""

_CHINESE = """\
本网络由官图（guantu {version}）从{papers_zh} {articles:,} 篇文章中抽取，含官员 {officials:,} 人、企业负责人 {executives:,} \
人、企业 {companies:,} 家，其中 {attending:,} 个出席过活动，共 {events:,} 项{days_zh}；{undated:,} 项活动没有写明日期，其中 \
{reported:,} 项按报道日期计，{open:,} 项视为任何时间均可出席。共有 {pairs:,} 对人物\
或企业出席过同一活动。同现在很大程度上取决于职务与见报频次，因此每一对都与带边约束的随机度序列模型（SDSM-EC；Neal\
、Domagalski 与 Sagan 2021，Neal 与 Neal 2024）比较：各人出席次数与各活动规模的期望值等\
于观测值；只有当时在该地任职者才可能出席，任期以原文写明的日期为准，否则取首次至末次见报并各放宽 {margin} 天；企业\
视为属于报道它的报纸所在地；两地人物只在两地往来的活动中比较。共同活动数服从泊松二项分布，其上尾概率在起决定作用处精确计算\
，其余以同均值的泊松上尾为界，并按全部可能相遇的 {tested:,} 对作离散检验的错误发现率校正\
（Döhler、Durand 与 Roquain 2018，逐步向下法）；{own:,} \
对人物与其任职的企业不作检验。在错误发现率 {q:.0%} 下，{ties:,} 对为“职务之外的联系”，{apart:,} \
对的同现少于预期。在规则未见过的文本上，抽取的 F1 为：{rates}。联系只表示报纸让两者同现的\
次数超出职务与活跃程度所能解释的范围，并不说明原因；没有联系也不证明疏远。
"""


def write_methods(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the paragraph, English first. Raises CorpusError: the file cannot be written."""
    write_whole(path, methods(connection).encode())


def methods(connection: duckdb.DuckDBPyConnection) -> str:
    """The paragraph in both languages, with a blank line in between."""
    cursor = connection.execute(_NUMBERS, {"q": Q})
    names = [column[0] for column in cursor.description or ()]
    numbers: dict[str, Any] = dict(zip(names, cursor.fetchall()[0], strict=True))
    numbers |= _of_model(read_rows(connection))
    numbers |= {
        "version": guantu_version(),
        "margin": corpus_margin(connection),
        "tested": int(meta_value(connection, TESTED) or 0),
        "q": Q,
    }
    papers, days = numbers["papers"], numbers["days"]
    english = _ENGLISH.format(
        **numbers,
        papers_en=f" of {papers:,} paper{'s' if papers > 1 else ''}" if papers else "",
        days_en=f" ({days[0]} to {days[-1]})" if days else "",
        rates=in_english(),
    )
    chinese = _CHINESE.format(
        **numbers,
        papers_zh=f" {papers:,} 种报纸的" if papers else "",
        days_zh=f"（{days[0]} 至 {days[-1]}）" if days else "",
        rates=in_chinese(),
    )
    return f"{english}\n{chinese}"


def _of_model(rows: ModelRows) -> dict[str, Any]:
    """Who took part in what, and when, as the model takes it."""
    stated = [day for *_, day, _ in rows.happenings]
    taken = [day_of(day, reported) for *_, day, reported in rows.happenings]
    return {
        "attending": len(rows.actors),
        "events": len(rows.happenings),
        "undated": stated.count(""),
        "reported": stated.count("") - taken.count(""),
        "open": taken.count(""),
        "days": sorted(filter(None, stated)),
    }
