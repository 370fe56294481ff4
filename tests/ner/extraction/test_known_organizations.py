"""Organizations that the researcher knows: one body by each of its names, of the kind that is given."""

import pytest
from facts_as_frames import Facts
from recorded_tagger import DISTRICT, facts_in, report_on

from ner.sources.corpus_config import KnownOrganization, Settings

NAME = "远岚城市建设投资集团"
KNOWN = KnownOrganization(name=NAME, aliases=("远岚城投", "云垚"), kind="institution", place=DISTRICT)


def facts_on(text: str, *rows: KnownOrganization) -> Facts:
    return facts_in([report_on(text, settings=Settings(organizations=rows))])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("副区长孙二虎到远岚城投调研。", ["远岚城投"], id="by an alias"),
        pytest.param(f"副区长孙二虎到{NAME}调研，看了云垚新楼。", ["云垚", NAME], id="by two names"),
        pytest.param("副区长孙二虎到云垚集团调研。", [], id="part of a longer name"),
        pytest.param("副区长孙二虎到青砚公司调研。", [], id="another one"),
    ],
)
def test_one_body_by_each_name(text: str, names: list[str]) -> None:
    found = facts_on(text, KNOWN)
    bodies = {o.entity_id: o for o in found.organizations if o.name == NAME}
    assert sorted(m.name for m in found.organization_mentions if m.entity_id in bodies) == names
    assert [(o.kind, o.jurisdiction, o.articles) for o in bodies.values()] == [
        ("institution", DISTRICT, 1)
    ] * bool(names)


@pytest.mark.parametrize(("kind", "takes_part"), [("company", True), ("", True), ("institution", False)])
def test_only_a_company_takes_part(kind: str, takes_part: bool) -> None:
    row = KnownOrganization(name=NAME, aliases=("远岚城投",), kind=kind)
    found = facts_on("副区长孙二虎到远岚城投调研，远岚城投董事长周四海陪同。", row)
    assert any(p.entity_kind == "company" for p in found.participations) == takes_part


def test_posts_are_of_the_body_in_full() -> None:
    found = facts_on("远岚城投董事长周四海、云垚党委书记李三多到会。", KNOWN)
    posts = {a.person: (a.post, a.organization) for a in found.attributions}
    assert posts == {"周四海": ("董事长", NAME), "李三多": ("党委书记", f"{NAME}党委")}


def test_without_the_row_nothing_is_known() -> None:
    found = facts_on("副区长孙二虎到云垚新楼调研。")
    assert [o.name for o in found.organizations if o.kind != "government"] == []
