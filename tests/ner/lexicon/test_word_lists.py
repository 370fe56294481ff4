"""The word lists: what is in them, and what a damaged one is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ner.errors import ConfigError
from ner.lexicon import word_lists as lexicons

HEADER = "# source: invented\n# licence: CC0\nword\tkind\n"
GOOD = HEADER + "乙\tx\n甲\ty\n"
Lexicon = Callable[[str], tuple[tuple[str, ...], ...]]


@pytest.fixture
def rows_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lexicon:
    """Writes a lexicon of two columns and reads it."""
    monkeypatch.setattr(lexicons, "files", lambda package: tmp_path)
    (tmp_path / "lexicon").mkdir()

    def read(text: str) -> tuple[tuple[str, ...], ...]:
        (tmp_path / "lexicon" / "words.tsv").write_text(text, encoding="utf-8")
        return lexicons.read_rows("words", ("word", "kind"))

    return read


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(GOOD, (("乙", "x"), ("甲", "y")), id="two-rows"),
        pytest.param(HEADER + "甲\tx\n甲\ty\n", (("甲", "x"), ("甲", "y")), id="one-word-of-two-kinds"),
        pytest.param(HEADER + "甲\t\n", (("甲", ""),), id="a-blank-second-field"),
        pytest.param(HEADER + "甲\tx\n# aside\n", (("甲", "x"),), id="comment-after-the-rows"),
        pytest.param(HEADER + "é\tx\n", (("é", "x"),), id="composed-accent"),
    ],
)
def test_rows_come_in_file_order(text: str, rows: tuple[tuple[str, ...], ...], rows_of: Lexicon) -> None:
    assert rows_of(text) == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(GOOD.replace("# source: invented\n", ""), "words.tsv: no source", id="no-source"),
        pytest.param(
            GOOD.replace("# licence: CC0\n", ""), "words.tsv: no source or no licence", id="no-licence"
        ),
        pytest.param(
            GOOD.replace("\tkind", "\tsort"), "words.tsv:3: the header is not word, kind", id="header"
        ),
        pytest.param(GOOD.replace("word\tkind\n", ""), "words.tsv:3: the header is not", id="no-header"),
        pytest.param(HEADER + "甲\n", "words.tsv:4: 2 fields wanted", id="a-field-too-few"),
        pytest.param(HEADER + "甲\tx\ty\n", "words.tsv:4: 2 fields wanted", id="a-field-too-many"),
        pytest.param(HEADER + "\tx\n", "words.tsv:4: 2 fields wanted", id="first-field-blank"),
        pytest.param(HEADER + "\n甲\tx\n", "words.tsv:4: 2 fields wanted", id="blank-line"),
        pytest.param(GOOD + "丙\tx\n", "words.tsv:6: out of order or repeated: 丙 x", id="out-of-order"),
        pytest.param(GOOD + "甲\ty\n", "words.tsv:6: out of order or repeated: 甲 y", id="repeated"),
        pytest.param(HEADER + "e\u0301\tx\n", "words.tsv:4: not NFC", id="accent-apart"),
    ],
)
def test_a_damaged_lexicon_is_named_with_its_line(text: str, message: str, rows_of: Lexicon) -> None:
    with pytest.raises(ConfigError, match=message):
        rows_of(text)


@pytest.mark.parametrize(
    ("name", "row", "wrong"),
    [
        ("heads", "书记\t党组\tpost\tsole\tsecretary", "党组"),
        ("heads", "书记\t党委\tposts\tsole\tsecretary", "posts"),
        ("heads", "书记\t党委\tpost\talone\tsecretary", "alone"),
        ("bodies", "区委\t中共{}委员会\t党\tparty\tcommittee", "党"),
        ("bodies", "区委\t中共{}委员会\t党委\tparties\tcommittee", "parties"),
        ("surnames", "钱\tfrequent", "frequent"),
        ("divisions", "33\tstate\t某省", "state"),
        ("former_divisions", "某县\t999999\tcounty\t2001", "999999"),
        ("levels", "某\tvillage\tsome", "village"),
        ("ranks", "某副\tdeputy", "某副"),
        ("endings", "局\t某\t\tbureau", "某"),
        ("endings", "局\t市\t某党组\tbureau", "某党组"),
        ("seats", "局\t某长\t\t\tdirector\tusage", "某长"),
        ("seats", "某某\t局长\t\t\tdirector\tusage", "某某"),
        ("seats", "局\t局长\t\t某副\tdirector\tusage", "某副"),
        ("seats", "局\t记者\t\t\treporter\tusage", "记者"),
        ("predicates", "出席\tpresent\tattendee\t", "present"),
    ],
)
def test_an_unknown_class_is_named(
    name: str, row: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = {
        "heads": "head\tbranch\tkind\tshared\tgloss",
        "bodies": "body\tfull\tbranch\tkind\tgloss",
        "surnames": "surname\tkind",
        "divisions": "code\tlevel\tname",
        "former_divisions": "name\tcode\tlevel\tuntil",
        "levels": "prefix\tlevel\tgloss",
        "ranks": "rank\tgloss",
        "endings": "ending\tlevels\tunits\tgloss",
        "seats": "ending\thead\tlevels\tranks\tgloss\tsource",
        "predicates": "verb\tgroup\trole\tevent",
    }[name]
    # What a list is checked against is read before the damaged one takes its place.
    lexicons.seats()
    lexicons.divisions()
    (tmp_path / "lexicon").mkdir()
    lexicon = f"# source: invented\n# licence: CC0\n{header}\n{row}\n"
    (tmp_path / "lexicon" / f"{name}.tsv").write_text(lexicon, encoding="utf-8")
    monkeypatch.setattr(lexicons, "files", lambda package: tmp_path)
    with pytest.raises(ConfigError, match=rf"{name}\.tsv.*'{wrong}'"):
        getattr(lexicons, name).__wrapped__()


@pytest.mark.parametrize(
    ("head", "branch", "kind", "shared"),
    [
        ("书记", "党委", "post", False),
        ("区长", "政府", "post", False),
        ("董事长", "企业", "post", False),
        ("检察长", "检察院", "post", False),
        ("一级调研员", "政府", "rank", True),
        ("专家", "", "occupation", True),
        ("记者", "", "journalist", True),
    ],
)
def test_heads(head: str, branch: str, kind: str, shared: bool) -> None:
    found = lexicons.heads()[head]
    assert (found.branch, found.kind, found.shared) == (branch, kind, shared)


@pytest.mark.parametrize(
    ("body", "full", "branch", "kind"),
    [
        ("区委", "中共{}委员会", "党委", "party"),
        ("人大常委会", "{}人民代表大会常务委员会", "人大", "congress"),
        ("政协", "中国人民政治协商会议{}委员会", "政协", "consultative"),
        ("法院", "{}人民法院", "法院", "judicial"),
        ("住建委", "{}住房和城乡建设委员会", "政府", "government"),
    ],
)
def test_bodies(body: str, full: str, branch: str, kind: str) -> None:
    found = lexicons.bodies()[body]
    assert (found.full, found.branch, found.kind) == (full, branch, kind)


def test_every_body_has_a_full_form_that_a_place_fills() -> None:
    full = {b.body: b.full.replace("{}", "某区") for b in lexicons.bodies().values()}
    assert {body: name for body, name in full.items() if not name or "{" in name or "}" in name} == {}


def test_every_division_has_a_code_of_its_level() -> None:
    digits = {"province": 2, "city": 4, "county": 6}
    assert [d for d in lexicons.divisions() if len(d.code) != digits[d.level] or not d.code.isdigit()] == []


def test_every_division_lies_in_a_province_and_no_code_repeats() -> None:
    codes = [d.code for d in lexicons.divisions()]
    assert len(codes) == len(set(codes)) > 3000
    assert {code[:2] for code in codes} <= set(codes)


def test_every_compound_surname_has_two_characters_or_more() -> None:
    assert {
        (name, kind) for name, kind in lexicons.surnames().items() if (len(name) > 1) != (kind == "compound")
    } == set()


def test_predicates_come_longest_first_with_the_roles_and_kinds_of_the_contract() -> None:
    found = lexicons.predicates()
    assert [len(p.verb) for p in found] == sorted((len(p.verb) for p in found), reverse=True)
    assert {p.role for p in found} <= {
        "", "chair", "speaker", "attendee", "companion", "host", "visitor", "signatory", "witness", "observer"
    }  # fmt: skip
    assert {p.event for p in found} <= {
        "",
        "meeting",
        "inspection",
        "signing",
        "visit",
        "ceremony",
        "activity",
    }
    assert {p.verb for p in found if p.group == "instruct" and p.role} == set()


def test_word_lists_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        lexicons.heads()["某长"] = lexicons.heads()["书记"]  # type: ignore[index]
