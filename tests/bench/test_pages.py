"""The annotation of pages, and how guantu's cut is measured by it; texts are invented."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pages
import pytest

from ner.sources.input_files import InputFile
from ner.text.documents import Article, OffsetMap, Segment
from ner.text.spans import Span
from ner.training.scoring import Tally

DATA = Path(__file__).parents[2] / "data"
TEXT = "区委召开会议\n甲某某出席会议并作讲话。\n\n区政协考察企业\n乙某某带队参加考察。\n"
FIRST = pages.AnnotatedArticle(headline=(Span(0, 6),), body=(Span(7, 19),))
SECOND = pages.AnnotatedArticle(headline=(Span(21, 28),), body=(Span(29, 39),))
PAGE = pages.AnnotatedPage(
    name="a",
    sort="web page",
    held_out=False,
    characters=len(TEXT),
    published_on="2023-02-02",
    paper="某某报",
    number="1",
    articles=(FIRST, SECOND),
)


def cut(
    start: int,
    end: int,
    headline: str = "",
    *,
    text: str = TEXT,
    day: str = "",
    paper: str = "",
    page: str = "",
) -> Article:
    offsets = OffsetMap((Segment(0, "page.txt", start, end - start),))
    return Article(
        article_id=str(start),
        source="page.txt",
        ordinal=1,
        text=text[start:end],
        offsets=offsets,
        headline=headline,
        published_on=day,
        paper=paper,
        page=page,
    )


@pytest.mark.parametrize(("kept", "found"), [(100, 1), (80, 1), (79, 0)])
def test_an_article_is_found_when_four_fifths_of_the_visible_characters_are_the_same(kept, found):
    text = "一二三四五六七八九十" * 10
    page = replace(PAGE, articles=(pages.AnnotatedArticle(headline=(), body=(Span(0, 100),)),))
    tallies, _ = pages.compare(page, text, [cut(0, kept, text=text)])
    assert tallies["article"] == Tally(found, 1, 1)


@pytest.mark.parametrize(("real", "found"), [(80, 1), (79, 0)])
def test_what_an_article_has_too_much_counts_against_it(real, found):
    text = "一二三四五六七八九十" * 10
    page = replace(PAGE, articles=(pages.AnnotatedArticle(headline=(), body=(Span(0, real),)),))
    tallies, _ = pages.compare(page, text, [cut(0, 100, text=text)])
    assert tallies["article"] == Tally(found, 1, 1)


@pytest.mark.parametrize("blank", [" ", "\n", "　", "\u200b", "#", "*"])
def test_what_is_not_visible_does_not_count(blank):
    text = "一二三四五" + blank * 9
    page = replace(PAGE, articles=(pages.AnnotatedArticle(headline=(), body=(Span(0, 5),)),))
    tallies, _ = pages.compare(page, text, [cut(0, 14, text=text)])
    assert tallies["article"] == Tally(1, 1, 1)


def test_articles_cut_rightly_are_found_with_their_headlines():
    tallies, wrong = pages.compare(
        replace(PAGE, published_on="", paper="", number=""),
        TEXT,
        [cut(0, 19, "区委召开会议"), cut(21, 39, "区政协考察企业")],
    )
    assert (tallies["article"], tallies["headline"], tallies["right number"]) == (
        Tally(2, 2, 2),
        Tally(2, 2, 2),
        Tally(1, 1, 1),
    )
    assert wrong == []


def test_two_articles_cut_as_one_are_neither_found_nor_of_the_right_number():
    tallies, wrong = pages.compare(PAGE, TEXT, [cut(0, 39, "区委召开会议")])
    assert (tallies["article"], tallies["headline"]) == (Tally(0, 1, 2), Tally(0, 0, 0))
    assert tallies["right number"] == Tally(0, 1, 1)
    assert wrong[:3] == ["- 0-19 区委召开会议", "- 21-39 区政协考察企业", "+ 0-39 区委召开会议"]


@pytest.mark.parametrize(
    ("headline", "right"),
    [
        ("区委召开会议", 1),
        ("# 区委 召开　会议", 1),
        ("【区委召开会议】", 1),
        ("区委召开会议（附图片１张）", 1),
        ("区委召开会议(图片)", 1),
        ("区委召开会议（图）", 1),
        ("区委召开会议（试行）", 0),
        ("要闻 区委召开会议", 0),
        ("区委召开", 0),
        ("", 0),
    ],
)
def test_a_headline_is_right_when_its_visible_text_is_the_annotated_one(headline, right):
    tallies, _ = pages.compare(replace(PAGE, articles=(FIRST,)), TEXT, [cut(0, 19, headline)])
    assert tallies["headline"] == Tally(right, 1, 1)


def test_a_headline_printed_in_full_width_is_the_same_in_half_width():
    text = "２月召开会议"
    page = replace(PAGE, articles=(pages.AnnotatedArticle(headline=(Span(0, 6),), body=()),))
    tallies, _ = pages.compare(page, text, [cut(0, 6, "2月召开会议", text=text)])
    assert tallies["headline"] == Tally(1, 1, 1)


@pytest.mark.parametrize(("headline", "right"), [("", 1), ("甲某某出席会议", 0)])
def test_an_article_without_a_headline_must_have_none(headline, right):
    page = replace(PAGE, articles=(replace(FIRST, headline=()),))
    tallies, _ = pages.compare(page, TEXT, [cut(7, 19, headline)])
    assert tallies["headline"] == Tally(right, 1, 1)


@pytest.mark.parametrize(
    ("printed", "said", "tally"),
    [
        ("2023-02-02", ("2023-02-02", "2023-02-02"), Tally(1, 1, 1)),
        ("2023-02-02", ("2023-02-02", ""), Tally(0, 0, 1)),
        ("2023-02-02", ("2023-02-01", "2023-02-01"), Tally(0, 1, 1)),
        ("2023-02-02", ("", ""), Tally(0, 0, 1)),
        ("", ("2023-02-02", "2023-02-02"), Tally(0, 1, 0)),
        ("", ("2023-02-02", "2023-02-01"), Tally(0, 0, 0)),
        ("", ("", ""), Tally(0, 0, 0)),
    ],
)
def test_the_day_of_a_page_is_what_all_its_articles_say(printed, said, tally):
    articles = [cut(0, 19, day=said[0]), cut(21, 39, day=said[1])]
    tallies, wrong = pages.compare(replace(PAGE, published_on=printed), TEXT, articles)
    assert tallies["day"] == tally
    assert any(line.startswith("day: ") for line in wrong) == (tally.right < max(tally.predicted, tally.gold))


def test_paper_and_page_number_are_those_of_the_issue():
    tallies, _ = pages.compare(PAGE, TEXT, [cut(0, 39, paper="某某报", page="2")])
    assert (tallies["paper"], tallies["page"]) == (Tally(1, 1, 1), Tally(0, 1, 1))


def test_the_name_of_a_file_does_not_date_the_page(tmp_path):
    path = tmp_path / "2023-02-02" / "某某报_第3版.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    found = pages.cut_file(InputFile(path, "2023-02-02/某某报_第3版.txt", tmp_path))
    assert {(article.published_on, article.page) for article in found} == {("", "")}


def row(name: str, held_out: bool, characters: int = len(TEXT)) -> str:
    articles = [
        {"kind": "article", "headline": [[0, 6]], "body": [[7, 19]]},
        {"kind": "article", "headline": [[21, 28]], "body": [[29, 39]]},
    ]
    page = {"page": name, "characters": characters, "held_out": held_out, "articles": articles}
    return json.dumps({**page, "paper": "", "published_on": "", "number": ""}) + "\n"


@pytest.mark.parametrize(
    ("name", "said", "sort"),
    [
        ("xwlb_20230202", {}, "broadcast"),
        ("pd1997_99", {}, "newspaper text of 1997 and 2001"),
        ("seed999", {}, "newspaper page"),
        ("eb_99", {}, "web page"),
        ("999", {}, "web page"),
        ("999", {"sort": "newspaper page"}, "newspaper page"),
    ],
)
def test_the_sort_of_a_page_is_stated_or_follows_from_its_name(tmp_path, name, said, sort):
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({**json.loads(row(name, False)), **said}), encoding="utf-8")
    (page,) = pages.read_annotation([path])
    assert page.sort == sort


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """The command on one text under several names, cut as one article without a headline."""
    annotation = tmp_path / "pages.jsonl"
    annotation.write_text(
        row("xwlb_1", False) + row("b", True) + row("c", False, 7) + row("d", False), encoding="utf-8"
    )
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("xwlb_1", "b", "c"):
        (texts / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(pages, "cut_file", lambda file: [cut(0, 39)])

    def run(*options: str) -> tuple[str, str]:
        monkeypatch.setattr(sys, "argv", ["pages.py", str(texts), "--annotation", str(annotation), *options])
        pages.main()
        said = capsys.readouterr()
        return said.out, said.err

    return run


def test_the_table_counts_all_pages_each_part_and_each_sort(run):
    out, _ = run()
    figures = "0.000 | 0.000 (0 of 2) | 0.000 | 0 of 1 | 0 of 0 | 0 of 0 | 0 of 0 | 0 of 0 |"
    assert out.splitlines()[2:] == [
        "| all, 2 | 0.000 | 0.000 (0 of 4) | 0.000 | 0 of 2 | 0 of 0 | 0 of 0 | 0 of 0 | 0 of 0 |",
        f"| seen during development, 1 | {figures}",
        f"| seen during development: broadcast, 1 | {figures}",
        f"| held out, 1 | {figures}",
        f"| held out: web page, 1 | {figures}",
    ]


def test_texts_that_are_missing_or_not_the_annotated_ones_are_named(run):
    _, err = run()
    assert err.splitlines() == ["texts not found: d", "c: another text than the annotated one"]


def test_pages_held_out_are_not_listed(run):
    out, _ = run("--list")
    assert out.splitlines()[:4] == [
        "xwlb_1: 2 articles expected, 1 cut",
        "    - 0-19 区委召开会议",
        "    - 21-39 区政协考察企业",
        "    + 0-39 ",
    ]
    assert not any(line.startswith("b: ") for line in out.splitlines())


def test_the_table_gives_shares_and_mistaken_issues():
    tallies = {
        **dict.fromkeys(pages.MEASURES, Tally()),
        "article": Tally(3, 4, 5),
        "right number": Tally(1, 2, 2),
        "headline": Tally(2, 3, 3),
        "day": Tally(1, 3, 2),
    }
    assert list(pages.table([(PAGE, tallies)]))[2] == (
        "| all, 1 | 0.750 | 0.600 (3 of 5) | 0.667 | 1 of 2 | 2 of 3 | 1 of 2, 2 wrong | 0 of 0 | 0 of 0 |\n"
    )


@pytest.mark.parametrize("page", pages.read_annotation([pages.ANNOTATION]), ids=lambda page: page.name)
def test_the_spans_of_a_page_are_in_it_and_do_not_overlap(page):
    spans = sorted(span for a in page.articles for span in (*a.headline, *a.body))
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
    assert ends[-1] <= page.characters


def test_the_sample_page_is_annotated_as_its_gold_says():
    text = (DATA / "samples" / "seed000.txt").read_bytes().decode()
    gold = json.loads((DATA / "gold" / "seed000.json").read_text(encoding="utf-8"))
    (page,) = (page for page in pages.read_annotation([pages.ANNOTATION]) if page.name == "seed000")
    headlines = [" ".join(span.of(text) for span in article.headline) for article in page.articles]
    assert len(text) == page.characters
    assert [" ".join(headline.split()) for headline in headlines] == [a["headline"] for a in gold["articles"]]
