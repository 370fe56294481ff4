"""What is said twice is counted once: copies, near copies and near misses, whichever file comes first."""

import random
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from recorded_tagger import RecordedTagger

from graph.building import stages
from graph.building.options import BuildOptions
from graph.building.pipeline import build
from graph.evaluation.predictions import predicted_pages
from graph.export.ftm import entities
from graph.network.filters import Filters
from graph.store.database import Frames
from graph.tables.frames import COLUMNS, CORPUS_ONLY

OPTIONS = BuildOptions(jurisdiction="杭州市拱墅区", prune=True)

LEAD = "2月1日下午，区委书记钱一诺来到运河街道，实地调研老旧小区改造和社区养老服务工作。"
WALK = "钱一诺走进社区食堂，与前来就餐的老人亲切交谈，仔细询问饭菜价格、口味和送餐上门的情况。"
WORDS = "他指出，民生实事要一件接着一件办，把群众满意作为检验工作成效的唯一标准，让老人就近享受服务。"
SITE = "在改造现场，他听取了施工进度的汇报，要求有关部门倒排工期，确保质量和安全。"
WITH = "区长孙二虎，副区长李三多陪同调研。"
BODY = LEAD + WALK + WORDS + SITE + WITH
BYLINE = "本报讯（记者 周四海）"
FULL = f"钱一诺调研社区养老工作\n{BYLINE}{BODY}\n"
OTHER_HEADLINE = f"一件接着一件办好民生实事\n本报讯（记者 吴五湖）{BODY}\n"
SHORTENED = f"钱一诺到社区调研\n{BYLINE}{LEAD}{WORDS}{WITH}\n"
FORMULA = "区委召开常委会会议，传达学习上级会议精神，研究部署贯彻落实意见和下一阶段重点工作任务。"


def report(body: str) -> str:
    return f"区领导开展调研活动\n{BYLINE}{body}\n"


@pytest.fixture(autouse=True)
def _tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "load_tagger", lambda model, bfloat16: RecordedTagger())
    monkeypatch.setattr("graph.building.work.tagger_of", lambda spec: RecordedTagger())


def written(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(papers: Path, out: Path) -> dict[str, pd.DataFrame]:
    build([papers], OPTIONS, out, Filters())
    frames = Frames(out / "corpus.duckdb")
    return {table: frames[table] for table in COLUMNS}


def leaders(tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    """Source of each duplicate, with that of its leader."""
    articles = tables["articles"]
    source = dict(zip(articles["article_id"], articles["source"], strict=True))
    duplicates = articles.query("duplicate_of != ''")
    return {
        copy: source[leader]
        for copy, leader in zip(duplicates["source"], duplicates["duplicate_of"], strict=True)
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FULL, FULL),
        (FULL, FULL.replace("，", " ， ").replace("2月1日", "２月１日")),
        (FULL, OTHER_HEADLINE),
        (FULL, SHORTENED),
        (report(BODY), report(BODY.replace("2月1日下午", "昨日下午"))),
        (report(BODY), report(BODY.replace("亲切交谈", "拉起家常"))),
    ],
    ids=["same", "spaces", "other headline and journalist", "shortened", "day told otherwise", "a word"],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_copies(tmp_path: Path, first: str, second: str, turned: bool) -> None:
    texts = (second, first) if turned else (first, second)
    papers = written(tmp_path / "papers", {"2023-02-02-a.txt": texts[0], "2023-02-02-b.txt": texts[1]})
    assert len(leaders(built(papers, tmp_path / "out"))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (report(BODY), report(BODY.replace("孙二虎", "郑六合"))),
        (report(BODY), report(BODY.replace("2月1日", "2月8日"))),
        (report("第3次会议。" + BODY), report("第4次会议。" + BODY)),
        (report(FORMULA + "钱一诺主持。"), report(FORMULA + "孙二虎主持。")),
        (report(WALK + WORDS), report(WALK + SITE + WITH)),
        (report(LEAD), report(BODY + FORMULA)),
    ],
    ids=["another person", "another day", "another number", "formula", "quoted in part", "teaser"],
)  # fmt: skip
def test_near_misses(tmp_path: Path, first: str, second: str) -> None:
    papers = written(tmp_path / "papers", {"2023-02-02-a.txt": first, "2023-02-02-b.txt": second})
    assert leaders(built(papers, tmp_path / "out")) == {}


@pytest.mark.parametrize(
    ("day", "copies"),
    [("2023-11-28", 1), ("2023-11-29", 0), ("2024-02-02", 0)],
    ids=["299 days later", "300 days later", "a year later"],
)
def test_what_is_printed_again_in_another_year_is_no_copy(tmp_path: Path, day: str, copies: int) -> None:
    papers = written(tmp_path / "papers", {"2023-02-02.txt": FULL, f"{day}.txt": FULL})
    assert len(leaders(built(papers, tmp_path / "out"))) == copies


def test_what_says_much_more_than_was_said_before_is_no_copy(tmp_path: Path) -> None:
    papers = written(tmp_path / "papers", {"2023-02-02.txt": report(LEAD + WITH), "2023-02-03.txt": FULL})
    assert leaders(built(papers, tmp_path / "out")) == {}


def test_a_later_report_that_names_somebody_more_is_no_copy(tmp_path: Path) -> None:
    longer = FULL + "2月2日，副区长郑六合赴运河街道检查安全生产工作。"
    papers = written(tmp_path / "papers", {"2023-02-02.txt": FULL, "2023-02-03.txt": longer})
    assert leaders(built(papers, tmp_path / "out")) == {}


def test_the_earliest_leads_then_the_longest_then_the_shortest_name(tmp_path: Path) -> None:
    texts = {
        "undated.txt": FULL,
        "2023-02-03.txt": FULL,
        "2023-02-02-short.txt": SHORTENED,
        "2023-02-02-a-copy.txt": FULL,
        "2023-02-02-z.txt": FULL,
    }
    papers, out = written(tmp_path / "papers", texts), tmp_path / "out"
    for leader in ("2023-02-02-z.txt", "2023-02-02-a-copy.txt", "2023-02-02-short.txt", "2023-02-03.txt"):
        tables = built(papers, out)
        assert leaders(tables) == dict.fromkeys(texts.keys() - {leader}, leader)
        assert set(tables["person_roles"]["article_id"]) == set(
            tables["articles"].query("duplicate_of == ''")["article_id"]
        )
        del texts[leader]
        (papers / leader).unlink()


def states(tables: dict[str, pd.DataFrame]) -> dict[str, tuple[str, str, str]]:
    """Status, reason and leader of each source."""
    rows = tables["sources"][["source", "status", "reason", "duplicate_of"]]
    return {
        source: (status, reason, leader) for source, status, reason, leader in rows.itertuples(index=False)
    }


def pages(many: int) -> dict[str, str]:
    rng = random.Random(1)
    cast = ("郑六合", "王七星", "冯八方", "李三多")
    texts = {}
    for number in range(many):
        one, other = rng.sample(cast, 2)
        body = BODY.replace("孙二虎", one).replace("李三多", other).replace("2月1日", f"2月{number + 1}日")
        texts[f"2023-03-{number + 10}.txt"] = report(body)
    return texts


def test_tables_are_the_same_for_a_corpus_given_once_or_three_times(tmp_path: Path) -> None:
    texts = pages(4)
    once = built(written(tmp_path / "papers", texts), tmp_path / "out")
    copies = {f"copies/{name}": text for name, text in texts.items()} | {
        f"{name[:-4]}.copy.html": f"<html><body>{''.join(f'<p>{line}</p>' for line in text.split())}</body></html>"
        for name, text in texts.items()
    }
    thrice = built(written(tmp_path / "papers", copies), tmp_path / "out")
    assert len(thrice["articles"]) == 3 * len(once["articles"])
    assert len(leaders(thrice)) == 2 * len(once["articles"])
    for table in COLUMNS.keys() - CORPUS_ONLY - {"articles", "sources"}:
        assert once[table].equals(thrice[table]), table
    assert Counter(thrice["sources"]["status"]) == {"unchanged": len(texts), "duplicate": 2 * len(texts)}


@pytest.mark.parametrize("seed", range(2))
def test_increments_in_any_order_give_what_one_build_gives(tmp_path: Path, seed: int) -> None:
    texts = {"2023-02-02.txt": FULL, "2023-02-03.txt": SHORTENED, "2023-02-04.txt": OTHER_HEADLINE} | pages(2)
    expected = built(written(tmp_path / "papers", texts), tmp_path / "at once")
    names = sorted(texts)
    random.Random(seed).shuffle(names)
    for name in names:
        found = built(written(tmp_path / "growing", {name: texts[name]}), tmp_path / "out")
    found["sources"] = found["sources"].replace({"status": "unchanged"}, "read")
    for table in COLUMNS:
        assert found[table].equals(expected[table]), table


def test_a_source_all_of_whose_articles_are_duplicates_is_one(tmp_path: Path) -> None:
    other = report(BODY.replace("孙二虎", "郑六合"))
    texts = {"2023-02-02.txt": FULL, "2023-02-03.txt": SHORTENED, "2023-02-04.txt": f"{FULL}\n{other}"}
    papers, out = written(tmp_path / "papers", texts), tmp_path / "out"
    first = ("read", "", "")
    copy = ("duplicate", "says what another source says", "2023-02-02.txt")
    assert states(built(papers, out)) == dict(zip(texts, (first, copy, first), strict=True))
    again = ("unchanged", "", "")
    assert states(built(papers, out)) == dict(zip(texts, (again, copy, again), strict=True))
    (papers / "2023-02-02.txt").unlink()
    assert states(built(papers, out)) == {"2023-02-03.txt": again, "2023-02-04.txt": again}


def test_a_page_that_names_nobody_twice_is_a_duplicate(tmp_path: Path) -> None:
    empty = "今天天气\n本报讯 今天白天晴，明天多云转阴，后天有小雨，气温逐步下降，请市民朋友注意保暖防寒。\n"
    found = states(built(written(tmp_path / "papers", {"a.txt": empty, "b.txt": empty}), tmp_path / "out"))
    assert [status for status, *_ in found.values()] == ["read", "duplicate"]
    assert found["a.txt"][1] == "names nobody"


def test_evaluation_reads_a_duplicate_as_its_leader(tmp_path: Path) -> None:
    papers = written(tmp_path / "papers", {"2023-02-02.txt": FULL, "2023-02-03.txt": FULL})
    pages = predicted_pages(built(papers, tmp_path / "out"))
    assert pages["2023-02-03"] == pages["2023-02-02"]
    assert pages["2023-02-03"].roles["孙二虎"] == "official"


def test_followthemoney_has_what_is_said_twice_once(tmp_path: Path) -> None:
    once = built(written(tmp_path / "once", {"2023-02-02.txt": FULL}), tmp_path / "out")
    twice = built(
        written(tmp_path / "twice", {"2023-02-02.txt": FULL, "2023-02-03.txt": FULL}), tmp_path / "out 2"
    )
    assert list(entities(twice)) == list(entities(once))
