from pathlib import Path
from time import process_time

import pytest

from ner.errors import ConfigError
from ner.lexicon import rules
from ner.lexicon.rules import RuleTable, families, rule_table

HEADER = "name\torder\tweight\tpattern\texample\tcounterexample\twhy"
TABLES = [(family, rule.name) for family in families() for rule in rule_table(family)]

# Characters and seconds: a pattern that tries all ways to part a text takes a second for 24 characters and hours for 32.
REPEATED = 26
LONGEST = 0.5


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A function that reads a rule table of the given lines."""
    folder = tmp_path / "extraction" / "rules"
    folder.mkdir(parents=True)
    monkeypatch.setattr(rules, "files", lambda package: tmp_path)

    def read(*lines: str) -> RuleTable:
        (folder / "invented.tsv").write_text("\n".join(lines), encoding="utf-8")
        return rule_table.__wrapped__("invented")

    return read


def test_rules_come_with_their_parts(written):
    table = written(
        "# applied: search", HEADER, "talks\t1\t7\t会见\t区长会见客人\t区长开会\tboth are present"
    )
    (rule,) = table
    assert (rule.name, rule.order, rule.weight, rule.why) == ("talks", 1, 7, "both are present")
    assert table["talks"] is rule


@pytest.mark.parametrize(
    ("applied", "pattern", "example", "counterexample"),
    [
        ("search", "会见", "区长会见客人", "区长接见客人"),
        ("match", "等", "甲|等", "甲等|乙"),
        ("match", "甲", "甲等", "乙甲"),
        ("before", "由$", "由|甲", "甲|由"),
        ("fullmatch", "(?:会议)+", "会议会议", "会议上"),
        ("search", "[{HAN}]{3}", "甲乙丙", "甲1乙"),
    ],
)
def test_a_pattern_is_applied_as_the_table_says(written, applied, pattern, example, counterexample):
    row = f"rule\t1\t0\t{pattern}\tEXAMPLE\tCOUNTER\tit is so"
    assert (
        len(
            written(
                f"# applied: {applied}",
                HEADER,
                row.replace("EXAMPLE", example).replace("COUNTER", counterexample),
            ).rules
        )
        == 1
    )
    with pytest.raises(ConfigError, match="does not match its example"):
        written(
            f"# applied: {applied}",
            HEADER,
            row.replace("EXAMPLE", counterexample).replace("COUNTER", example),
        )


def test_the_first_rule_in_order_wins(written):
    table = written(
        "# applied: search", HEADER, "wide\t1\t0\t会.\t会见\t开始\tw", "narrow\t2\t0\t见|会见\t会见\t开始\tn"
    )
    assert table.first("他会见甲").name == "wide"
    assert table.first("看见甲").name == "narrow"
    assert table.first("他会见甲", 2).name == "narrow"
    assert table.first("甲") is None
    assert table.pattern.search("他会见甲").lastgroup == "wide"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("# applied: nowhere", HEADER), "invented.tsv:1: applied is none of"),
        ((HEADER,), "invented.tsv:1: no line '# applied"),
        (("# applied: search", "name\tpattern"), "invented.tsv:2: the header is not name, order"),
        (("# applied: search", HEADER), "no rules"),
        (("# applied: search", HEADER, "a\t1\t0\t会"), "invented.tsv:3: 7 fields wanted, not 4"),
        (("# applied: search", HEADER, "a b\t1\t0\t会\t会\t人\tw"), "invented.tsv:3: 'a b' is no name"),
        (("# applied: search", HEADER, "a\tx\t0\t会\t会\t人\tw"), "whole numbers"),
        (("# applied: search", HEADER, "a\t1\t0\t会\t会\t\tw"), "a lacks"),
        (("# applied: search", HEADER, "a\t1\t0\t(会\t会\t人\tw"), "invented.tsv:3: a: "),
        (("# applied: search", HEADER, "a\t1\t0\t会\t会\t开会\tw"), "a matches its counterexample"),
        (
            ("# applied: search", HEADER, "a\t1\t0\t会\t会\t人\tw", "b\t1\t0\t会\t会\t人\tw"),
            "orders must rise",
        ),
        (
            ("# applied: search", HEADER, "a\t1\t0\t会\t会\t人\tw", "a\t2\t0\t会\t会\t人\tw"),
            "a is there twice",
        ),
    ],
)
def test_a_table_that_is_not_valid_is_refused_with_its_line(written, lines, reason):
    with pytest.raises(ConfigError, match=reason.replace("(", r"\(")):
        written(*lines)


@pytest.mark.parametrize(("family", "name"), TABLES)
def test_each_rule_decides_its_example(family: str, name: str):
    table = rule_table(family)
    assert table.holding(table[name].example) == table[name]
    assert table.holding(table[name].counterexample) != table[name]


@pytest.mark.parametrize("family", families())
def test_no_rule_takes_time_that_doubles_with_each_character(family):
    for rule in rule_table(family):
        printed = rule.example.replace("|", "")
        for part in ("1", "一", "年", "、", "1家", printed, printed[:2], printed[-2:]):
            text = (part * REPEATED)[:REPEATED] + "x"
            started = process_time()
            rule.matches(text, 0, len(text), rule_table(family).applied)
            assert process_time() - started < LONGEST, (rule.name, part)
