"""Errors that a reader marks on the page are rows that the next build obeys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browser import Browser, Visit, visit
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.resolution.corrections import CORRECTIONS_FILE, read_corrections
from graph.resolution.judgements import JUDGEMENTS_FILE, read_judgements

TEXTS = {
    "2023-02-02.txt": "2月2日上午，区长钱一诺主持召开座谈会，副区长孙二虎、李三多参加。",
    "2023-02-03.txt": "2月3日上午，区长钱一诺到远岚科技有限公司调研，副区长孙二虎参加。",
    "2023-02-04.txt": "2月4日上午，副区长孙二虎主持召开安全生产工作会议，周四海、区委书记吴五湖参加。",
}


def build(folder: Path) -> graph.Corpus:
    return graph.build(folder / "pages", folder / "out", jurisdiction=DISTRICT, tagger=RecordedTagger())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, read once, with the page of its network."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "pages").mkdir()
    for name, text in TEXTS.items():
        (folder / "pages" / name).write_text(text, encoding="utf-8")
    build(folder)
    return folder


def node(page: Visit, label: str) -> str:
    return f"guantu.data.nodes.find((node) => node.label === {label!r})"


def event(page: Visit, day: str) -> str:
    return f"guantu.data.realEvents.find((event) => event.first_date === '{day}').node"


def mark(page: Visit, item: str, wrong: str, *, choices: dict[str, str] | None = None, **values: str) -> None:
    """Fill in the form on a node or an edge: what is wrong, choices by their words, and typed values."""
    page.js(f"void guantu.markForm.open({item})")
    dialog = page.page.locator("#dialog")
    dialog.locator("select[name=wrong]").select_option(wrong)
    for name, words in (choices or {}).items():
        dialog.locator(f"select[name={name}]").select_option(label=words)
    for name, value in values.items():
        if name == "other":
            dialog.get_by_role("combobox", name="另一个").fill(value)
            page.page.keyboard.press("Enter")
        else:
            dialog.locator(f"input[name={name}]").fill(value)
    dialog.locator("button[type=submit]").click()
    page.page.get_by_text("已记下").wait_for()


def take_home(page: Visit, out: Path) -> None:
    """Save the marked errors into the folder of the results."""
    page.page.keyboard.press("w")
    page.page.get_by_label("您的姓名").fill("甲研究员")
    page.page.keyboard.press("Tab")
    for file in (JUDGEMENTS_FILE, CORRECTIONS_FILE):
        button = page.page.locator("#panel").get_by_role("button", name=file)
        if button.count():
            with page.page.expect_download() as download:
                button.click()
            assert download.value.suggested_filename == file
            download.value.save_as(out / file)


def names(corpus: graph.Corpus) -> set[str]:
    return set(corpus.persons["name"])


def took_part(corpus: graph.Corpus) -> set[tuple[str, str]]:
    rows = corpus.participations
    return set(zip(rows["name"], rows["role"], strict=True))


def posts(corpus: graph.Corpus) -> set[tuple[str, str]]:
    rows = corpus.attributions
    return set(zip(rows["person"], rows["post"], strict=True))


def days(corpus: graph.Corpus) -> set[str]:
    return set(corpus.events["date_start"].dt.strftime("%Y-%m-%d"))


def kinds(corpus: graph.Corpus) -> set[str]:
    return set(corpus.events["kind"])


def wrong_name_and_place(page: Visit) -> None:
    mark(page, event(page, "2023-02-03"), "wrongName", value="春季走访")
    mark(page, event(page, "2023-02-03"), "wrongPlace", value="科技园")


Check = Callable[[graph.Corpus], bool]

CASES: dict[str, tuple[Callable[[Visit], None], Check]] = {
    "no person": (
        lambda page: mark(page, node(page, "李三多"), "noPerson"),
        lambda corpus: "李三多" not in names(corpus),
    ),
    "same person": (
        lambda page: mark(page, node(page, "钱一诺"), "samePerson", other="吴五湖"),
        lambda corpus: "吴五湖" not in names(corpus) and "钱一诺" in names(corpus),
    ),
    "other person in an article": (
        lambda page: mark(
            page,
            node(page, "孙二虎"),
            "otherPerson",
            choices={"sentence": "2023-02-04 · " + TEXTS["2023-02-04.txt"]},
        ),
        lambda corpus: list(corpus.persons["name"]).count("孙二虎") == 2,
    ),
    "wrong post": (
        lambda page: mark(page, node(page, "吴五湖"), "wrongPost", value="区委副书记", why="见任免"),
        lambda corpus: (
            ("吴五湖", "区委副书记") in posts(corpus) and ("吴五湖", "区委书记") not in posts(corpus)
        ),
    ),
    "not this post": (
        lambda page: mark(page, node(page, "吴五湖"), "notThisPost"),
        lambda corpus: "吴五湖" not in {name for name, _ in posts(corpus)},
    ),
    "wrong body": (
        lambda page: mark(page, node(page, "吴五湖"), "wrongBody", value="中共杭州市西湖区委员会"),
        lambda corpus: "中共杭州市西湖区委员会" in set(corpus.attributions["organization"]),
    ),
    "wrong kind of person": (
        lambda page: mark(page, node(page, "李三多"), "wrongPersonRole", choices={"value": "记者"}),
        lambda corpus: "journalist" in set(corpus.person_roles.query("name == '李三多'")["role"]),
    ),
    "no company": (
        lambda page: mark(page, node(page, "远岚科技有限公司"), "notCompany", choices={"value": "单位"}),
        lambda corpus: set(corpus.organization_mentions["kind"]) == {"institution"},
    ),
    "no event": (
        lambda page: mark(page, event(page, "2023-02-04"), "noEvent"),
        lambda corpus: "2023-02-04" not in days(corpus),
    ),
    "wrong kind of event": (
        lambda page: mark(page, event(page, "2023-02-04"), "wrongKind", choices={"value": "仪式"}),
        lambda corpus: "ceremony" in kinds(corpus),
    ),
    "wrong day": (
        lambda page: mark(page, event(page, "2023-02-03"), "wrongDate", value="2023-01-31"),
        lambda corpus: "2023-01-31" in days(corpus),
    ),
    "wrong name and place": (
        wrong_name_and_place,
        lambda corpus: (
            ("春季走访", "科技园") in set(zip(corpus.events["name"], corpus.events["place"], strict=True))
        ),
    ),
    "not there": (
        lambda page: mark(page, event(page, "2023-02-02"), "notThere", choices={"who": "李三多"}),
        lambda corpus: "李三多" not in {name for name, _ in took_part(corpus)},
    ),
    "wrong role": (
        lambda page: mark(
            page, event(page, "2023-02-02"), "wrongRole", choices={"who": "李三多", "value": "讲话"}
        ),
        lambda corpus: ("李三多", "speaker") in took_part(corpus),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_next_build_obeys(browser: Browser, first: Path, tmp_path: Path, case: str):
    do, check = CASES[case]
    (tmp_path / "pages").symlink_to(first / "pages")
    before = build(tmp_path)
    assert not check(before)
    with visit(browser, first / "out" / "graph.html") as page:
        do(page)
        take_home(page, tmp_path / "out")
        assert page.complaints == []
    after = build(tmp_path)
    assert after.problems == ()
    assert check(after)
    said = {row.by for row in read_corrections(tmp_path / "out" / CORRECTIONS_FILE)}
    assert said | {row.by for row in read_judgements(tmp_path / "out")} == {"甲研究员"}


def test_every_kind_of_error_has_its_build(browser: Browser, first: Path):
    with visit(browser, first / "out" / "graph.html") as page:
        kinds = set(page.js("Object.keys(guantu.strings.text.markKinds)"))
    # Two companies become one as two persons do.
    assert len(kinds - {"sameCompany"}) == len(CASES) + 1


def test_a_mark_is_listed_and_can_be_taken_back(browser: Browser, first: Path):
    with visit(browser, first / "out" / "graph.html") as page:
        mark(page, node(page, "李三多"), "noPerson")
        page.page.keyboard.press("w")
        assert "李三多: 不是人名" in page.page.locator("#panel").inner_text()
        page.page.get_by_role("button", name="删除: 李三多: 不是人名").click()
        assert page.js("guantu.work.isEmpty()")
        page.page.locator("#undo").click()
        assert page.js("guantu.work.state.marks.length") == 1


def test_a_formula_in_a_row_is_shielded(browser: Browser, first: Path, tmp_path: Path):
    with visit(browser, first / "out" / "graph.html") as page:
        mark(page, event(page, "2023-02-03"), "wrongName", value="=1+1", why='say "a, b"')
        take_home(page, tmp_path)
    text = (tmp_path / CORRECTIONS_FILE).read_text("utf-8-sig")
    assert ",'=1+1," in text
    (row,) = read_corrections(tmp_path / CORRECTIONS_FILE)
    assert (row.correction.value, row.why) == ("=1+1", 'say "a, b"')


def test_one_decision_of_several_rows_is_listed_once(browser: Browser, small_page: Path):
    with visit(browser, small_page) as page:
        page.js(
            """guantu.work.change(() => guantu.work.state.marks.push(
                ...["a1", "a2"].map((article) => ({ file: "corrections", says: "甲一: 不是人名", row: { article } }))))"""
        )
        page.page.keyboard.press("w")
        (listed,) = page.page.locator("#panel .rows li").all()
        assert listed.locator("span").inner_text() == "甲一: 不是人名 (2)"
        listed.get_by_role("button").click()
        assert page.js("guantu.work.state.marks") == []
