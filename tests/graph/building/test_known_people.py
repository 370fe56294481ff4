"""Known people whom texts contradict: a line for each row, and no more lines than can be read."""

from pathlib import Path

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.building.known_people import MOST_NAMED, contradicted_people
from graph.building.options import BuildOptions
from graph.building.pipeline import update
from graph.store.state import State
from ner.sources.corpus_config import KnownPerson, Settings


def lines(folder: Path, text: str, *people: KnownPerson) -> tuple[str, ...]:
    (folder / "2023-02-02.txt").write_text(text, encoding="utf-8")
    options = BuildOptions(tagger=RecordedTagger(), settings=Settings(jurisdiction=DISTRICT, people=people))
    with State() as state:
        update(state, [folder], options)
        return contradicted_people(state)


@pytest.mark.parametrize(
    ("post", "since", "until", "contradicted"),
    [
        pytest.param("副区长", "", "", True, id="another rank"),
        pytest.param("区长", "", "2022-01-01", True, id="after its time"),
        pytest.param("区长", "2024-01-01", "", True, id="before its time"),
        pytest.param("区长", "2022-01-01", "2024-01-01", False, id="as the text says"),
        pytest.param("区委副书记", "", "", False, id="a post of another body"),
        pytest.param("副区长", "", "2022-01-01", False, id="another rank at another time"),
    ],
)
def test_what_contradicts(tmp_path: Path, post: str, since: str, until: str, contradicted: bool) -> None:
    row = KnownPerson(name="钱一诺", post=post, since=since, until=until)
    found = lines(tmp_path, "区长钱一诺主持召开座谈会，副区长孙二虎参加。", row)
    assert bool(found) == contradicted
    if found:
        assert found[0].startswith(f"[[people]] 钱一诺, {post}")
        assert found[0].endswith("a text says 杭州市拱墅区人民政府区长, 2023-02-02, 2023-02-02.txt")


def test_no_more_lines_than_can_be_read(tmp_path: Path) -> None:
    people = [KnownPerson(name="钱一诺", post="副区长", since=f"20{n}-01-01") for n in range(10, 18)]
    found = lines(tmp_path, "区长钱一诺主持召开座谈会，副区长孙二虎参加。", *people)
    assert len(found) == MOST_NAMED + 1
    assert found[-1] == f"[[people]]: {len(people) - MOST_NAMED} more rows are contradicted by texts"


def test_a_change_of_titles_reads_again(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "2023-02-02.txt").write_text("街长孙二虎主持召开座谈会。", encoding="utf-8")
    found = []
    for config in ("", "[[titles]]\nhead = '街长'\nbranch = '政府'\nenglish = 'street chief'", ""):
        (pages / "corpus.toml").write_text(config, encoding="utf-8")
        corpus = graph.build(pages, out, jurisdiction=DISTRICT, tagger=RecordedTagger())
        found.append(
            ("街长" in set(corpus.attributions["post"]), "street chief" in (out / "graph.html").read_text())
        )
    assert found == [(False, False), (True, True), (False, False)]
