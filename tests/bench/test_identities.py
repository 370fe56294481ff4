"""The annotation of who is who, and B-cubed; texts are invented."""

from pathlib import Path

import identities
import pytest
from identities import AnnotatedMention

from graph.building.options import BuildOptions
from graph.building.pipeline import build
from graph.corpus import load_corpus
from graph.network.filters import Filters


def mention(page: str, start: int, identity: str) -> AnnotatedMention:
    return AnnotatedMention(page=page, start=start, end=start + 3, identity=identity)


@pytest.mark.parametrize(
    ("expected", "found", "precision", "recall"),
    [
        pytest.param("aab", ["1", "1", "2"], 1, 1, id="right"),
        pytest.param("aaab", ["1", "1", "2", "3"], 1, (2 * 2 / 3 + 1 / 3 + 1) / 4, id="split"),
        pytest.param("aab", ["1", "1", "1"], (2 * 2 / 3 + 1 / 3) / 3, 1, id="merged"),
        pytest.param("aaa", ["1", "", ""], 1, 1 / 3, id="not-found-is-alone"),
    ],
)
def test_b_cubed(expected: str, found: list[str], precision: float, recall: float) -> None:
    assert identities.b_cubed(list(expected), found) == pytest.approx((precision, recall))


def test_faults_are_named() -> None:
    mentions = [mention("p", 1, "1a"), mention("q", 2, "1a"), mention("r", 3, "1b"), mention("s", 4, "1b")]
    assert list(identities.faults(mentions, ["x", "y", "y", ""])) == [
        "not found: 1b s:4",
        "split: 1a: x p:1; y q:2",
        "merged: y: 1a q:2; 1b r:3",
    ]


def test_mentions_of_a_corpus_are_found_by_page_and_offset(tmp_path: Path) -> None:
    texts = {"one": "\n区长甲大山出席会议。\n", "two": "区长甲大山作报告。\n"}
    for page, text in texts.items():
        (tmp_path / f"{page}.txt").write_text(text, encoding="utf-8")
    build([tmp_path], BuildOptions(jurisdiction="杭州市拱墅区"), tmp_path / "out", Filters())
    at = [
        mention("one", 3, "1a"),
        mention("two", 2, "1a"),
        mention("two", 5, "1b"),
        mention("three", 2, "1a"),
    ]
    first, second, *missing = identities.resolved(load_corpus(tmp_path / "out"), at)
    assert first == second != ""
    assert missing == ["", ""]


def test_the_annotation_is_of_places_each_once() -> None:
    mentions = identities.read_annotation(identities.ANNOTATION)
    assert (len(mentions), len({m.identity for m in mentions})) == (247, 77)
    assert all(0 <= m.start < m.end for m in mentions)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("page\tstart\n", "the columns are not", id="columns"),
        pytest.param("page\tstart\tend\tidentity\np\t1\t3\ta\np\t1\t3\tb\n", "annotated twice", id="twice"),
    ],
)
def test_a_wrong_annotation_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "identities.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        identities.read_annotation(path)
