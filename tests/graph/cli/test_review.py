"""`guantu review`: keys in, rows in the files of decisions out; in a terminal, in a pipe, again and back."""

import csv
import io
import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.cli.keyboard import END, Keyboard
from graph.cli.main import main
from graph.cli.review_screen import Screen
from graph.cli.review_words import KEYS, LANGUAGES, Words
from graph.resolution import candidates, organizations
from graph.resolution.review_session import Review

NEIGHBOUR = "杭州市余杭区"
PAGES = {
    DISTRICT: (
        "2月1日，区长钱一诺主持召开座谈会，副区长孙二虎、李三多参加。",
        "2月2日，区长钱一诺到远岚科技有限公司调研，董事长周四海陪同。",
    ),
    NEIGHBOUR: ("2月3日，副区长钱一诺、孙二虎出席会议。", "2月4日，副区长钱一诺与主任郑六合出席会议。"),
}

Rows = list[dict[str, str]]


def build(folder: Path) -> graph.Corpus:
    for place, texts in PAGES.items():
        pages = folder / "pages" / place
        pages.mkdir(parents=True, exist_ok=True)
        (pages / "corpus.toml").write_text(f'jurisdiction = "{place}"', encoding="utf-8")
        for number, text in enumerate(texts):
            (pages / f"2023-02-0{number + 5}.txt").write_text(text, encoding="utf-8")
    return graph.build(folder / "pages", folder / "out", tagger=RecordedTagger())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built / "out", tmp_path / "out")


@pytest.fixture
def own(out: Path, tmp_path: Path) -> Path:
    """Where `build` can go on: a corpus knows where its files were."""
    shutil.rmtree(out)
    build(tmp_path)
    return tmp_path


@pytest.fixture
def press(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Runs the command with these keys from a pipe and gives what it shows."""

    def run(keys: str, *options: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
        assert main(["review", str(out), *options]) == 0
        return capsys.readouterr().out

    return run


def rows_of(path: Path) -> Rows:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def judged(out: Path) -> list[str]:
    return [row["judgement"] for row in rows_of(out / "judgements.csv")]


def corrected(out: Path) -> list[tuple[str, ...]]:
    return [
        tuple(row[column] for column in ("action", "table", "name", "field", "value"))
        for row in rows_of(out / "corrections.csv")
    ]


FIRM = ("organization_mentions", "远岚科技有限公司")
POST = ("attributions", "郑六合")


@pytest.mark.parametrize(
    ("kind", "keys", "judgements", "corrections"),
    [
        pytest.param("person", "s", ["POSITIVE"], [], id="same"),
        pytest.param("person", "d?", ["NEGATIVE", "UNSURE"], [], id="different, unsure"),
        pytest.param("person", "D？", ["NEGATIVE", "UNSURE"], [], id="capital and full-width"),
        pytest.param("person", "y", [], [], id="a pair is not right or wrong"),
        pytest.param("person", " s", ["POSITIVE"], [], id="skip, then same"),
        pytest.param("person", "ad", ["NEGATIVE", "NEGATIVE"], [], id="all of a pair of places"),
        pytest.param("person", "aq", [], [], id="bulk, and no answer"),
        pytest.param("person", "su", [], [], id="undone"),
        pytest.param("person", "sus", ["POSITIVE"], [], id="undone and decided again"),
        pytest.param("person", "aduu", [], [], id="bulk is undone as one"),
        pytest.param("firm", "w", [], [("drop", *FIRM, "", "")], id="no company"),
        pytest.param("firm", "y", [], [("set", *FIRM, "kind", "company")], id="a company"),
        pytest.param("firm", "s", [], [], id="a fact is not the same"),
        pytest.param("firm", "einstitution\n", [], [("set", *FIRM, "kind", "institution")], id="another kind"),
        pytest.param("firm", "enonsense\n", [], [], id="no such kind"),
        pytest.param("firm", "e\n", [], [], id="edit, and nothing"),
        pytest.param("post", "e1杭州市余杭区财政局\n", [], [("set", *POST, "organization", "杭州市余杭区财政局")], id="body"),
        pytest.param("post", "e2区委书记\n", [], [("set", *POST, "post", "区委书记")], id="post"),
        pytest.param("post", "e9w", [], [("drop", *POST, "", "")], id="no such field"),
        pytest.param("post", "wu", [], [], id="the first row is taken back with its file"),
    ],
)  # fmt: skip
def test_what_keys_write(
    press: Callable[..., str],
    out: Path,
    kind: str,
    keys: str,
    judgements: list[str],
    corrections: list[tuple[str, ...]],
) -> None:
    press(keys, "--kind", kind, "--by", "甲某")
    assert judged(out) == judgements
    assert corrected(out) == corrections
    assert {row["by"] for name in ("judgements", "corrections") for row in rows_of(out / f"{name}.csv")} <= {
        "甲某"
    }


def test_the_next_session_goes_on(press: Callable[..., str]) -> None:
    first = press("s")
    assert "1 decided" in first
    left = first.rpartition("1 decided, ")[2].partition(" ")[0]
    assert f"{left} left, 0 decided" in press("")


def test_a_build_obeys(own: Path, press: Callable[..., str]) -> None:
    press("ss", "--kind", "person")
    press("w", "--kind", "firm")
    press("w", "--kind", "post")
    corpus = build(own)
    assert corpus.problems == ()
    names = list(corpus.persons["name"])
    assert (names.count("钱一诺"), names.count("孙二虎")) == (1, 1)
    assert "远岚科技有限公司" not in list(corpus.organization_mentions["name"])
    assert "郑六合" not in list(corpus.attributions["person"])


def test_after_the_build_only_the_rest_is_asked(own: Path, press: Callable[..., str]) -> None:
    before = press("")
    press("s?", "--kind", "person")
    press("y", "--kind", "firm")
    build(own)
    left = [int(shown.split(" left,")[0].split()[-1]) for shown in (before, press(""))]
    assert left[0] - left[1] == 3


def test_everything_answered(press: Callable[..., str], out: Path) -> None:
    shown = press("??????????yyyyyyyyyyyyyyyyyy")
    assert "Nothing is left to ask." in shown or "0 left" in shown
    assert main(["review", str(out)]) == 0


def test_chinese_screens_have_no_english(press: Callable[..., str]) -> None:
    shown = press(" " * 20 + "?", "--lang", "zh")
    words = shown.replace("[s]", "").replace("guantu build", "").partition("再对")[0]
    assert not [char for char in words if char.isascii() and char.isalpha() and char not in "ABsdywueaq"]


def test_undo_leaves_what_somebody_else_has_written(out: Path) -> None:
    from graph.resolution.review_queue import questions_of

    review = Review(out, questions_of(graph.load(out).frames))
    (first, *_) = [question for question in review.open if question.is_pair]
    review.answer([first], "same")
    path = out / "judgements.csv"
    path.write_bytes(path.read_bytes() + b"1111111111111111,2222222222222222,UNSURE,,,\n")
    with pytest.raises(Exception, match="was changed meanwhile: nothing is undone"):
        review.undo()
    assert judged(out) == ["POSITIVE", "UNSURE"]


def test_a_file_without_its_last_line_end(press: Callable[..., str], out: Path) -> None:
    header = "left_id,right_id,judgement,by,on,why"
    row = "1111111111111111,2222222222222222,UNSURE,甲,,"
    (out / "judgements.csv").write_bytes(f"{header}\r\n{row}".encode("gb18030"))
    press("s", "--kind", "person")
    written = (out / "judgements.csv").read_bytes().decode("gb18030").splitlines()
    assert len(written) == 3
    assert written[1] == row
    assert written[2].split(",")[2] == "POSITIVE"


def test_no_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(tmp_path)]) == 2
    assert "no such corpus file" in capsys.readouterr().err


def test_each_language_has_all_texts_and_every_reason_is_put_into_chinese() -> None:
    from graph.cli import review_words

    english, chinese = (set(review_words._TEXTS[language]) for language in LANGUAGES)
    assert {key for key in chinese if ":" not in key} == english
    assert set(KEYS.values()) <= english
    source = "".join(
        Path(str(module.__file__)).read_text(encoding="utf-8") for module in (candidates, organizations)
    )
    words = Words("zh")
    for reason in (
        "same name",
        "a short and common name",
        "one is without a post",
        "both seen in their posts at one time",
    ):
        assert reason in source
        assert words.reasons(reason).isascii() is False


def test_lines_fit_and_do_not_begin_with_a_stop() -> None:
    from graph.cli.output import width_of

    screen = Screen(Words("en"), columns=40, is_styled=False)
    lines = screen._wrapped("区长甲某某，" * 30 + " 2023-02-02 " + "x" * 60, "    ")
    assert all(width_of(line) < 44 for line in lines if "x" not in line)
    assert not [line for line in lines if line.strip().startswith("，")]


class Terminal:
    """The command in a pseudo-terminal, in a process of its own."""

    def __init__(self, arguments: Sequence[str]) -> None:
        import pty

        run = "import sys; from graph.cli.main import main; sys.exit(main())"
        self.process, self.file = pty.fork()
        if self.process == 0:
            # A run in the background ignores what Ctrl C sends.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.environ |= {"TERM": "xterm", "COLUMNS": "80", "LINES": "40"}
            os.execv(sys.executable, [sys.executable, "-c", run, *arguments])
        self.shown = ""

    def wait_for(self, text: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < end, self.shown
            if select.select([self.file], [], [], 0.1)[0]:
                self.shown += os.read(self.file, 65536).decode("utf-8", "replace")

    def press(self, keys: str, then: str) -> None:
        self.shown = ""
        os.write(self.file, keys.encode())
        self.wait_for(then)

    def end(self) -> int:
        _, status = os.waitpid(self.process, 0)
        os.close(self.file)
        return os.waitstatus_to_exitcode(status)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_in_a_terminal(out: Path) -> None:
    terminal = Terminal(["review", str(out), "--kind", "person", "--kind", "firm"])
    terminal.wait_for("One person?")
    terminal.press("s", "1 decided: same")
    assert judged(out) == ["POSITIVE"]
    terminal.press("u", "undone")
    assert judged(out) == []
    terminal.press("u", "nothing to undo")
    # An arrow is no A, and no [.
    os.write(terminal.file, b"\x1b[A\x1bOB")
    terminal.press("x", "no key for this question: x")
    terminal.press("?", "1 decided: unsure")
    terminal.press("d", "1 decided: different")
    terminal.wait_for("A company that one article names")
    terminal.press("e", "> ")
    terminal.press("institution\n", "Nothing is left to ask.")
    terminal.press("q", "3 decided, 0 left")
    assert terminal.end() == 0
    assert judged(out) == ["UNSURE", "NEGATIVE"]
    assert corrected(out) == [("set", *FIRM, "kind", "institution")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_interrupted_in_a_terminal_keeps_what_is_decided(out: Path) -> None:
    terminal = Terminal(["review", str(out), "--kind", "person"])
    terminal.wait_for("One person?")
    terminal.press("s", "1 decided: same")
    terminal.press("\x03", "interrupted")
    assert terminal.end() == 130
    assert judged(out) == ["POSITIVE"]


def test_the_end_of_the_input_is_no_key() -> None:
    assert Keyboard(io.StringIO("")).key() == END
