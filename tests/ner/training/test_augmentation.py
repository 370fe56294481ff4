"""Invented names, composed local news, and augmented sentences."""

import dataclasses
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ner.training.annotated_data import Sentence, bioes, entities_of
from ner.training.augmentation import AugmentedCorpus, Rates, add_stray_space, lose_punctuation
from ner.training.synthetic_names import Bodies, PersonNames, Places
from ner.training.synthetic_news import LocalNews, compose

SEEDS = st.integers(min_value=0, max_value=10**6)
NONE = Rates(
    person=0,
    place=0,
    organization=0,
    lead_in=0,
    closing_byline=0,
    lost_punctuation=0,
    stray_space=0,
    composed=0,
    nameless=1,
)
KNOWN = ["张建国", "李伟", "王小明", "艾力·买买提"]
NAMES = PersonNames(KNOWN, "建国伟小明华")
NEWS = LocalNews(NAMES, Places(), {"tagging": True, "sparing": False})


def named(sentence: Sentence) -> list[tuple[str, str]]:
    return [(sentence.text[e.start : e.end], e.label) for e in entities_of(sentence.tags)]


def sentence(text: str, *entities: tuple[str, str], domain: str = "tagging") -> Sentence:
    parts = []
    at = 0
    for name, label in entities:
        start = text.index(name, at)
        parts += [(text[at:start], ""), (name, label)]
        at = start + len(name)
    return compose([*parts, (text[at:], "")], domain)


@given(SEEDS)
@settings(deadline=None)
def test_a_chinese_name_has_the_shape_of_one(seed: int) -> None:
    name = NAMES.chinese(random.Random(seed))
    assert 2 <= len(name) <= 4
    assert all("\u4e00" <= character <= "\u9fff" for character in name)


def test_given_names_come_from_the_known_ones_mostly() -> None:
    rng = random.Random(1)
    seconds = Counter(NAMES.character(rng, 2) for _ in range(500))
    assert set(seconds) <= set("建国伟小明华")
    assert seconds["国"] + seconds["明"] > 400


@pytest.mark.parametrize(
    ("name", "is_chinese"),
    [
        pytest.param("张建国", True, id="three characters"),
        pytest.param("欧阳华", True, id="compound surname"),
        pytest.param("艾力·买买提", False, id="transcribed"),
        pytest.param("的建国", False, id="no surname"),
        pytest.param("张", False, id="surname only"),
    ],
)
def test_is_chinese(name: str, is_chinese: bool) -> None:
    assert NAMES.is_chinese(name) is is_chinese


@pytest.mark.parametrize(
    ("name", "level"),
    [
        pytest.param("某某市", "市", id="city"),
        pytest.param("某某县", "县区旗市", id="county"),
        pytest.param("某某镇", "镇", id="town"),
        pytest.param("某某省", "省市区", id="province"),
    ],
)
def test_a_place_is_swapped_for_one_of_its_level(name: str, level: str) -> None:
    rng = random.Random(3)
    for _ in range(20):
        other = Places().like(name, rng)
        assert other is not None
        assert other != name
        assert other[-1] in level or level == "市"


@pytest.mark.parametrize("name", ["中国", "亚洲", "市县"])
def test_a_place_without_level_stays(name: str) -> None:
    assert Places().like(name, random.Random(1)) is None


@given(SEEDS)
@settings(deadline=None)
def test_a_company_ends_like_one(seed: int) -> None:
    company = Bodies(NAMES, Places()).company(random.Random(seed))
    assert company.endswith(("公司", "集团", "银行", "分行", "社"))


@given(SEEDS, st.sampled_from(["tagging", "sparing"]))
@settings(deadline=None, max_examples=300)
def test_composed_sentences_are_tagged_in_full(seed: int, domain: str) -> None:
    composed = NEWS.sentence(random.Random(seed), domain)
    assert composed.domain == domain
    assert len(composed.text) == len(composed.tags) > 0
    assert composed.tags == bioes(len(composed.text), entities_of(composed.tags))
    for name, label in named(composed):
        assert label != "PER" or not name.startswith(("记者", "通讯员", "书记", "副"))
        assert not name.endswith(("书记", "局长", "主任", "、", "，", " "))


def test_bare_bodies_follow_the_convention_of_the_domain() -> None:
    found: dict[str, set[str]] = {"tagging": set(), "sparing": set()}
    for domain, names in found.items():
        rng = random.Random(2)
        for _ in range(300):
            names.update(name for name, label in named(NEWS.sentence(rng, domain)) if label == "ORG")
    assert "区委" in found["tagging"]
    assert "区委" not in found["sparing"]


@given(SEEDS)
@settings(deadline=None)
def test_a_byline_tags_the_names_and_not_the_words(seed: int) -> None:
    composed = compose(NEWS.byline(random.Random(seed)), "tagging")
    words = {name for name, label in named(composed) if label == "PER"}
    assert words
    assert not any("记者" in name or "通讯员" in name for name in words)


def test_without_changes_the_sentences_stay() -> None:
    sentences = [
        sentence("区长张建国到西湖区。", ("张建国", "PER"), ("西湖区", "LOC")),
        sentence("会议召开。"),
    ]
    corpus = AugmentedCorpus(sentences, NEWS, NAMES, Places(), ["tagging"], seed=1, rates=NONE)
    assert sorted(corpus.samples(1), key=lambda s: s.text) == sorted(sentences, key=lambda s: s.text)


def test_a_name_is_swapped_alike_within_a_sentence_and_the_rest_stays() -> None:
    original = sentence("张建国说，李伟和张建国来了。", ("张建国", "PER"), ("李伟", "PER"), ("张建国", "PER"))
    rates = Rates(
        person=1,
        place=0,
        organization=0,
        lead_in=0,
        closing_byline=0,
        lost_punctuation=0,
        stray_space=0,
        composed=0,
    )
    corpus = AugmentedCorpus([original], NEWS, NAMES, Places(), ["tagging"], seed=1, rates=rates)
    (changed,) = corpus.samples(1)
    (first, _), (second, _), (third, _) = named(changed)
    assert first == third
    assert "张建国" not in (first, second)
    assert changed.text == f"{first}说，{second}和{third}来了。"


def test_a_surname_alone_is_not_swapped() -> None:
    original = sentence("王主任来了。", ("王", "PER"))
    corpus = AugmentedCorpus(
        [original], NEWS, NAMES, Places(), ["tagging"], seed=1, rates=Rates(**{**vars_of(NONE), "person": 1})
    )
    assert corpus.samples(1) == [original]


def vars_of(rates: Rates) -> dict[str, float]:
    return {name: getattr(rates, name) for name in Rates.__slots__}


def test_every_pass_is_new_and_of_the_same_length_and_can_be_had_again() -> None:
    sentences = [sentence("区长张建国讲话。", ("张建国", "PER")), sentence("会议召开。")] * 40
    corpora = [AugmentedCorpus.over(sentences, seed=4, tags_bare_bodies={"tagging": True}) for _ in range(2)]
    one, two = corpora[0].samples(1), corpora[0].samples(2)
    assert len(one) == len(two)
    assert one != two
    assert corpora[1].samples(1) == one


@given(SEEDS)
@settings(deadline=None, max_examples=60)
def test_changed_sentences_are_tagged_consistently(seed: int) -> None:
    sentences = [
        sentence(
            "区长张建国到西湖区某某科技公司。", ("张建国", "PER"), ("西湖区", "LOC"), ("某某科技公司", "ORG")
        ),
        sentence("会议召开，大家发言。"),
    ]
    rates = Rates(lead_in=0.5, closing_byline=0.5, lost_punctuation=0.5, stray_space=0.5, composed=1)
    for changed in AugmentedCorpus(
        sentences, NEWS, NAMES, Places(), ["tagging"], seed=seed, rates=rates
    ).samples(1):
        assert changed.text
        assert changed.tags == bioes(len(changed.text), entities_of(changed.tags))


@pytest.mark.parametrize(("length", "longer"), [(99, True), (100, False)])
def test_only_short_sentences_get_a_lead_in(length: int, longer: bool) -> None:
    rates = dataclasses.replace(NONE, lead_in=1)
    corpus = AugmentedCorpus(
        [sentence("会" * length)], NEWS, NAMES, Places(), ["tagging"], seed=1, rates=rates
    )
    assert (len(corpus.samples(1)[0].text) > length) is longer


def test_half_of_the_punctuation_is_lost() -> None:
    assert 900 < len(lose_punctuation("，" * 2000, random.Random(1))) < 1100


def test_three_parts_in_ten_get_a_stray_space() -> None:
    rng = random.Random(1)
    spaced = sum(" " in add_stray_space(("区委书记", "ORG"), rng)[0] for _ in range(2000))
    assert 500 < spaced < 700
