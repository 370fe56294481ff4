"""A curator's judgements: read with care, obeyed by every build, refused when they contradict."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from facts_as_frames import Facts
from recorded_tagger import facts_and_problems, facts_in, report_on

from graph.resolution.judgements import JUDGEMENTS_FILE, Judgement, read_judgements
from graph.tables.rows import PersonRow, identifier
from ner.errors import ConfigError
from ner.extraction.article_report import Report

organization_id = partial(identifier, "organization")

HEADER = "left_id,right_id,judgement,by,on,why\n"
KINDS_HEADER = HEADER.strip() + ",kind,lead\n"
DISTRICT, NEIGHBOUR, CITY = "杭州市拱墅区", "杭州市余杭区", "杭州市"


def reports() -> list[Report]:
    texts = (
        ("区长钱一诺、副区长李三多出席会议。", DISTRICT),
        ("区长钱一诺出席会议。", NEIGHBOUR),
        ("副市长钱一诺会见李三多。", CITY),
        ("副区长李三多主持会议。", DISTRICT),
    )
    return [
        report_on(text, jurisdiction=place, source=f"{number}.txt")
        for number, (text, place) in enumerate(texts)
    ]


def row(left: str, right: str, judgement: str) -> Judgement:
    return Judgement(
        left_id=left, right_id=right, judgement=judgement, by="", on="", why="", where=f"{left}-{right}"
    )


def people(facts: Facts, name: str) -> dict[str, PersonRow]:
    """The persons of that name, by jurisdiction."""
    return {person.jurisdiction: person for person in facts.persons if person.name == name}


def test_without_judgements_nothing_changes() -> None:
    assert facts_in(reports()) == facts_in(reports(), judgements=())


def test_joined() -> None:
    before = people(facts_in(reports()), "钱一诺")
    kept, gone = before[CITY].entity_id, before[DISTRICT].entity_id
    found = facts_in(reports(), judgements=[row(kept, gone, "POSITIVE")])
    after = people(found, "钱一诺")
    assert after.keys() == {CITY, NEIGHBOUR}
    assert after[CITY].entity_id == kept
    assert after[CITY].articles == 2
    assert {o.post for o in found.occupancies if o.entity_id == kept} == {"区长", "副市长"}
    assert gone not in {m.entity_id for m in found.mentions}
    assert all(
        {c.left_id, c.right_id} <= {p.entity_id for p in found.persons} for c in found.identity_candidates
    )


def test_the_right_one_may_lead() -> None:
    before = people(facts_in(reports()), "钱一诺")
    gone, kept = before[CITY].entity_id, before[DISTRICT].entity_id
    found = facts_in(reports(), judgements=[replace(row(gone, kept, "POSITIVE"), lead="right")])
    after = people(found, "钱一诺")
    assert after.keys() == {DISTRICT, NEIGHBOUR}
    assert after[DISTRICT].entity_id == kept


def test_organizations_may_be_given_by_name(tmp_path: Path) -> None:
    given = organization_id("云垚集团")
    (tmp_path / JUDGEMENTS_FILE).write_text(KINDS_HEADER + f"{given},远岚公司,positive,,,,company,\n")
    (found,) = read_judgements(tmp_path)
    assert (found.left_id, found.right_id) == (given, organization_id("远岚公司"))


def test_joined_under_two_names() -> None:
    before = facts_in(reports())
    left, right = people(before, "钱一诺")[DISTRICT], people(before, "李三多")[DISTRICT]
    found = facts_in(reports(), judgements=[row(left.entity_id, right.entity_id, "POSITIVE")])
    (person,) = [p for p in found.persons if p.entity_id == left.entity_id]
    assert (person.name, person.aliases) == ("钱一诺", "李三多")


def test_a_split_stays_split() -> None:
    plain = people(facts_in(reports()), "李三多")[DISTRICT]
    assert plain.articles == 2
    (other,) = [r.article.article_id for r in reports() if r.article.source == "3.txt"]
    found = facts_in(reports(), judgements=[row(plain.entity_id, other, "NEGATIVE")])
    apart = [p for p in found.persons if p.name == "李三多" and p.jurisdiction == DISTRICT]
    assert sorted(p.articles for p in apart) == [1, 1]
    assert plain.entity_id in {p.entity_id for p in apart}
    assert found == facts_in(reports()[::-1], judgements=[row(plain.entity_id, other, "NEGATIVE")])


def test_a_negative_judgement_keeps_a_pair_as_it_is() -> None:
    before = people(facts_in(reports()), "钱一诺")
    left, right = before[DISTRICT].entity_id, before[NEIGHBOUR].entity_id
    found = facts_in(reports(), judgements=[row(left, right, "NEGATIVE")])
    judged = {frozenset((c.left_id, c.right_id)): c.judgement for c in found.identity_candidates}
    assert judged[frozenset((left, right))] == "NEGATIVE"
    assert sorted(judged.values()) == ["NEGATIVE", "UNSURE", "UNSURE"] + ["UNSURE"] * (len(judged) - 3)
    assert found.persons == facts_in(reports()).persons


def test_rows_that_contradict_each_other_are_refused() -> None:
    before = people(facts_in(reports()), "钱一诺")
    a, b, c = (before[place].entity_id for place in (DISTRICT, NEIGHBOUR, CITY))
    rows = [row(a, b, "POSITIVE"), row(b, c, "POSITIVE"), row(a, c, "NEGATIVE")]
    with pytest.raises(ConfigError, match=f"{a}-{c}: .* joined by other rows"):
        facts_in(reports(), judgements=rows)


def test_an_article_is_no_person() -> None:
    with pytest.raises(ConfigError, match="is an article"):
        facts_in(reports(), judgements=[row("x", "0.txt", "POSITIVE")])


@pytest.mark.parametrize(
    ("right", "message"), [("nobody", "no person nobody"), ("1.txt", "article 1.txt does not name")]
)
def test_a_row_on_nobody_is_named_and_the_rest_is_done(right: str, message: str) -> None:
    left = people(facts_in(reports()), "李三多")[DISTRICT].entity_id
    found, problems = facts_and_problems(reports(), judgements=[row(left, right, "NEGATIVE")])
    assert [message in str(problem) for problem in problems] == [True]
    assert found.persons == facts_in(reports()).persons


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / JUDGEMENTS_FILE).write_bytes(text.encode(encoding))
    return folder


def test_no_file_no_judgements(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "not-yet") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_read(tmp_path: Path, encoding: str) -> None:
    lines = 'a,b,negative,甲,2026-01-02,两张照片，不是一人\nb,a,POSITIVE,乙,2026-02-03,"一人, 已核实"\nc,d,Unsure,,,\n'
    first, second = read_judgements(write(tmp_path, HEADER + lines, encoding))
    assert (first.left_id, first.judgement, first.why) == ("b", "POSITIVE", "一人, 已核实")
    assert first.where.endswith("judgements.csv:3")
    assert (second.pair, second.judgement, second.reason) == (frozenset("cd"), "UNSURE", "judged")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("left,right\na,b\n", "the columns are not left_id, right_id", id="other-columns"),
        pytest.param(HEADER + "a,b,maybe,,,\n", ":2: judgement 'MAYBE' is none of", id="no-verdict"),
        pytest.param(HEADER + "a,a,positive,,,\n", ":2: two different ids", id="same"),
        pytest.param(HEADER + "a,,positive,,,\n", ":2: two different ids", id="blank"),
        pytest.param(HEADER + "a,b,positive\n", ":2: 6 fields", id="short-row"),
        pytest.param(HEADER + "a,b,positive,,,,x\n", ":2: 6 fields", id="long-row"),
        pytest.param("\x00\x01\x02", "binary", id="binary"),
        pytest.param(KINDS_HEADER + "a,b,positive,,,,firm,\n", ":2: kind 'firm' is none of", id="kind"),
        pytest.param(KINDS_HEADER + "a,b,positive,,,,,both\n", ":2: lead 'both' is none of", id="lead"),
        pytest.param(HEADER.strip() + ",lead\n", "the columns are not", id="columns-out-of-order"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        read_judgements(write(tmp_path, text))
