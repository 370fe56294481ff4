"""What is asked in a review: which things are uncertain, in which order, and what a decision leaves open."""

from pathlib import Path

import pytest
from recorded_tagger import DISTRICT, RecordedTagger

import graph
from graph.resolution.judgements import Judgement
from graph.resolution.review_queue import Question, Side, questions_of, undecided

NEIGHBOUR = "杭州市余杭区"
MEETING = "2月1日，区长钱一诺主持召开座谈会，副区长孙二虎、李三多参加。"
VISIT = "2月2日，区长钱一诺到远岚科技有限公司调研，董事长周四海陪同。"
NEIGHBOURS = "2月3日，副区长钱一诺、孙二虎出席会议。"
BARE = "2月4日，副区长钱一诺与主任郑六合出席会议。"


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Question, ...]:
    folder = tmp_path_factory.mktemp("review")
    for place, texts in ((DISTRICT, (MEETING, VISIT)), (NEIGHBOUR, (NEIGHBOURS, BARE))):
        pages = folder / "pages" / place
        pages.mkdir(parents=True)
        (pages / "corpus.toml").write_text(f'jurisdiction = "{place}"', encoding="utf-8")
        for number, text in enumerate(texts):
            (pages / f"2023-02-0{number + 5}.txt").write_text(text, encoding="utf-8")
    corpus = graph.build(folder / "pages", Path(folder / "out"), tagger=RecordedTagger())
    return questions_of(corpus.frames)


def of_kind(questions: tuple[Question, ...], kind: str) -> list[Question]:
    return [question for question in questions if question.kind == kind]


def named(questions: tuple[Question, ...], name: str) -> Question:
    (found,) = (question for question in questions if question.sides[0].name == name)
    return found


def test_what_is_asked(questions: tuple[Question, ...]) -> None:
    asked = {(question.kind, question.sides[0].name) for question in questions}
    assert {
        ("person", "钱一诺"),
        ("person", "孙二虎"),
        ("post", "郑六合 主任"),
        ("firm", "远岚科技有限公司"),
    } <= asked
    assert not {name for kind, name in asked if kind == "post"} - {"郑六合 主任"}


def test_the_first_hangs_most(questions: tuple[Question, ...]) -> None:
    weights = [question.weight for question in questions]
    assert weights == sorted(weights, reverse=True)
    assert named(questions, "钱一诺").weight > named(questions, "孙二虎").weight


def test_a_side_says_what_is_known(questions: tuple[Question, ...]) -> None:
    question = named(questions, "钱一诺")
    facts = {fact for side in question.sides for fact in side.facts}
    assert ("official", DISTRICT, "2023-02-01…2023-02-02") in facts
    assert question.group == " – ".join(sorted((DISTRICT, NEIGHBOUR)))
    assert {side.printed for side in question.sides} == {"钱一诺"}
    assert any(MEETING in said for side in question.sides for _, said in side.sentences)
    assert "same name" in question.reasons


def test_an_event_of_one_sentence(questions: tuple[Question, ...]) -> None:
    quotes = [question.drops[0].quote for question in of_kind(questions, "event")]
    assert MEETING in quotes
    assert VISIT in quotes


def judgement(question: Question, verdict: str) -> Judgement:
    return question.judgement(verdict, by="", on="")


@pytest.mark.parametrize("verdict", ["POSITIVE", "NEGATIVE", "UNSURE"])
def test_a_judged_pair_is_no_longer_asked(questions: tuple[Question, ...], verdict: str) -> None:
    question = named(questions, "钱一诺")
    left = undecided(questions, [judgement(question, verdict)], [])
    assert question not in left
    assert len(left) == len(questions) - 1


@pytest.mark.parametrize("correct", [lambda q: q.drops, lambda q: q.set_to(*q.fields[0])])
def test_a_corrected_fact_is_no_longer_asked(questions: tuple[Question, ...], correct: object) -> None:
    question = named(questions, "远岚科技有限公司")
    assert callable(correct)
    left = undecided(questions, [], correct(question))
    assert len(left) == len(questions) - 1
    assert question not in left


def pair(left: str, right: str) -> Question:
    sides = [named_side(left), named_side(right)]
    return Question(kind="person", hangs=1, weight=1.0, group="", sides=tuple(sides))


def named_side(entity_id: str) -> Side:
    return Side(entity_id=entity_id, name="甲某某", facts=(), sentences=())


@pytest.mark.parametrize(
    ("verdicts", "open_pairs"),
    [
        pytest.param({"ab": "POSITIVE", "bc": "POSITIVE"}, "", id="joined by way of another"),
        pytest.param({"ab": "POSITIVE", "ac": "NEGATIVE"}, "", id="different from what it is joined with"),
        pytest.param({"ab": "NEGATIVE", "ac": "NEGATIVE"}, "bc", id="both different from a third"),
        pytest.param({"ab": "POSITIVE"}, "ac bc", id="nothing said about the third"),
    ],
)
def test_what_follows_from_others_is_answered(verdicts: dict[str, str], open_pairs: str) -> None:
    pairs = {name: pair(*name) for name in ("ab", "ac", "bc")}
    judged = [judgement(pairs[name], verdict) for name, verdict in verdicts.items()]
    left = undecided(pairs.values(), judged, [])
    assert left == [pairs[name] for name in open_pairs.split()]


def test_the_first_side_leads(questions: tuple[Question, ...]) -> None:
    question = named(questions, "钱一诺")
    first, second = question.sides
    assert judgement(question, "POSITIVE").lead_first == (first.entity_id, second.entity_id)
    assert judgement(question.turned, "POSITIVE").lead_first == (second.entity_id, first.entity_id)
