"""corpus.toml: what it may say, and which error names what it may not."""

from pathlib import Path

import pytest

from ner.errors import ConfigError
from ner.sources.corpus_config import (
    Columns,
    Ignore,
    KnownOrganization,
    KnownPerson,
    KnownTitle,
    Settings,
    load_settings,
)

FULL = """
paper = "示例日报"
jurisdiction = "示例市示例区"
published = 2023-02-02
filename = '(?P<year>\\d{4})(?P<month>\\d\\d)(?P<day>\\d\\d)_(?P<page>\\d+)'

[columns]
text = "正文"
headline = "标题"

[[people]]
name = "甲某某"
post = "区长"
organization = "示例区人民政府"
since = 2021-01-01

[ignore]
names = ["乙某某"]
strings = ["示例专栏"]
"""


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corpus.toml").write_text(text, encoding="utf-8")
    return folder


def test_everything_is_read(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, FULL))
    assert settings == Settings(
        paper="示例日报",
        jurisdiction="示例市示例区",
        published="2023-02-02",
        published_source="corpus",
        filename=r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)_(?P<page>\d+)",
        columns=Columns(text="正文", headline="标题"),
        people=(KnownPerson(name="甲某某", post="区长", organization="示例区人民政府", since="2021-01-01"),),
        ignore=Ignore(names=("乙某某",), strings=("示例专栏",)),
    )


def test_a_table_of_people_has_names_as_keys(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, '[people]\n"甲某某" = {post = "区长", until = "2022-12-31"}'))
    assert settings.people == (KnownPerson(name="甲某某", post="区长", until="2022-12-31"),)


def test_titles_and_organizations(tmp_path: Path) -> None:
    text = """
    [[titles]]
    head = "街长"
    branch = "政府"
    level = "township"
    english = "street chief"

    [[organizations]]
    name = "远岚城市建设投资集团"
    aliases = ["远岚城投"]
    kind = "institution"
    place = "杭州市拱墅区"
    """
    settings = load_settings(write(tmp_path, text))
    assert settings.titles == (
        KnownTitle(head="街长", branch="政府", level="township", english="street chief"),
    )
    assert settings.organizations == (
        KnownOrganization(
            name="远岚城市建设投资集团", aliases=("远岚城投",), kind="institution", place="杭州市拱墅区"
        ),
    )


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_the_nearest_file_up_to_the_root_counts(tmp_path: Path) -> None:
    write(tmp_path, 'paper = "上层"')
    inner = write(tmp_path / "inputs" / "2023", 'paper = "内层"')
    deep = inner / "02"
    deep.mkdir()
    assert load_settings(deep, tmp_path / "inputs").paper == "内层"
    assert load_settings(tmp_path / "inputs", tmp_path / "inputs").paper == ""
    assert load_settings(tmp_path / "inputs", tmp_path).paper == "上层"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("papr = 'x'", "unknown key papr", id="unknown key"),
        pytest.param("[columns]\nbody = 'x'", r"unknown key columns\.body", id="unknown column"),
        pytest.param("[[people]]\nname = 'x'\nrank = 'y'", r"unknown key people\.rank", id="unknown field"),
        pytest.param("[[people]]\npost = 'x'", "without name", id="nameless person"),
        pytest.param(
            "[[titles]]\nhead = '街长'\nrank = 'x'", r"unknown key titles\.rank", id="unknown of a title"
        ),
        pytest.param("[[titles]]\nbranch = '政府'", "titles: a row without head", id="title without head"),
        pytest.param(
            "[[titles]]\nhead = '长'", "titles: a row without head, or one of", id="head of one character"
        ),
        pytest.param(
            "[[titles]]\nhead = '街长'\nbranch = 'x'", r"titles\.branch 'x' is none of", id="no branch"
        ),
        pytest.param(
            "[[titles]]\nhead = '街长'\nlevel = '区'", r"titles\.level '区' is none of", id="no level"
        ),
        pytest.param("[titles]\nhead = '街长'", r"titles must be rows: \[\[titles\]\]", id="table for rows"),
        pytest.param(
            "[[organizations]]\nnames = 'x'", r"unknown key organizations\.names", id="unknown of a body"
        ),
        pytest.param(
            "[[organizations]]\nkind = 'company'", "organizations: a row without name", id="no name"
        ),
        pytest.param(
            "[[organizations]]\nname = '云垚'\nkind = 'firm'", r"organizations\.kind 'firm'", id="no kind"
        ),
        pytest.param("[[organizations]]\nname = '云垚'\nplace = '乌有市'", "no such place", id="no place"),
        pytest.param(
            "[[organizations]]\nname = '云垚'\naliases = '云'", r"aliases must be a list", id="no list"
        ),
        pytest.param(
            "[[organizations]]\nname = '云垚'\naliases = ['云']", "too short: '云'", id="short alias"
        ),
        pytest.param("paper = ", "not valid TOML", id="no TOML"),
        pytest.param("paper = 3", "paper must be a string", id="wrong type"),
        pytest.param("published = '2023-02-30'", "published: not a date", id="no such day"),
        pytest.param("published = '2023-13'", "published: not a date", id="no such month"),
        pytest.param("published = 23", "published: not a date", id="no such year"),
        pytest.param("published = true", "published must be a string", id="a date that is none"),
        pytest.param("filename = '('", "filename is not a regular expression", id="bad expression"),
        pytest.param("filename = '(?P<yaer>x)'", "unknown group yaer", id="unknown group"),
        pytest.param("ignore = ['x']", "ignore must be a table", id="list for table"),
        pytest.param("[ignore]\nnames = 'x'", r"ignore\.names must be a list", id="string for list"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        load_settings(write(tmp_path, text))
    assert str(caught.value).startswith(f"{tmp_path / 'corpus.toml'}: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_bytes('paper = "示例"'.encode("gb18030"))
    with pytest.raises(ConfigError, match=r"corpus\.toml: cannot be read: not UTF-8$"):
        load_settings(tmp_path)


def test_a_folder_of_that_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").mkdir()
    with pytest.raises(ConfigError, match=r"corpus\.toml: cannot be read: not a regular file$"):
        load_settings(tmp_path)


def test_options_override(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, FULL)).override(published="2023-03-01", jurisdiction="另区")
    assert (settings.published, settings.published_source) == ("2023-03-01", "option")
    assert settings.jurisdiction == "另区"
    assert Settings(published="2023-02-02", published_source="corpus").override().published_source == "corpus"
    with pytest.raises(ConfigError, match="--published: not a date"):
        Settings().override(published="3月1日")


@pytest.mark.parametrize(
    ("printed", "published"),
    [("2023", "2023"), ("'2023'", "2023"), ("'2023-02'", "2023-02"), ("2023-02-02", "2023-02-02")],
)
def test_published_may_be_a_year_or_a_month(tmp_path: Path, printed: str, published: str) -> None:
    settings = load_settings(write(tmp_path, f"published = {printed}"))
    assert (settings.published, settings.published_source) == (published, "corpus")
