"""What the README shows can be done: commands, options, settings and links."""

import re
from pathlib import Path

import pytest

from graph.cli.main import parser
from ner.sources.corpus_config import load_settings

ROOT = Path(__file__).parents[1]
READMES = pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
COMMANDS = next(action.choices for action in parser()._actions if isinstance(action.choices, dict))


@READMES
def test_every_command_is_shown(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"`guantu (\w+)(?: [A-Z][^`]*)?`", text)) == set(COMMANDS)


@READMES
def test_every_option_shown_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    known = {option for command in COMMANDS.values() for option in command._option_string_actions}
    assert set(re.findall(r"(?<!-)--[a-z][a-z-]+", text)) <= known


@pytest.mark.parametrize(
    ("command", "spellings"),
    [
        pytest.param(name, action.option_strings, id=f"{name} {action.option_strings[-1]}")
        for name, command in COMMANDS.items()
        for action in command._actions
        if action.option_strings
    ],
)
def test_every_option_is_documented(command: str, spellings: list[str]) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    assert re.search(rf"(?<![\w-])({'|'.join(spellings)})(?![\w-])", text), command


def test_both_readmes_show_the_same_options() -> None:
    english, chinese = (
        set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", (ROOT / name).read_text(encoding="utf-8")))
        for name in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese


@READMES
def test_settings_shown_are_accepted(name: str, tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "corpus.toml").write_text(example, encoding="utf-8")
    settings = load_settings(tmp_path)
    assert settings.jurisdiction == "杭州市拱墅区"
    assert re.search(settings.filename, "2023-02-02_01.txt")
    assert [person.name for person in settings.people] == ["甲某某"]


@pytest.mark.parametrize(
    "path",
    [path.relative_to(ROOT) for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])],
    ids=str,
)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / path).read_text(encoding="utf-8")):
        if "://" not in target:
            assert (ROOT / path.parent / target).exists(), target


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (
        [
            line.split("#")[0]
            for language, block in re.findall(
                r"^```(\w*)\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
            )
            if not language
            for line in block.splitlines()
        ]
        for name in ("README.md", "README.zh-CN.md")
    )
    assert "make demo     " in english
    assert english == chinese
