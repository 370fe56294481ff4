"""Taggers made from real HanLP models: the embedded one and tiny ones made on the spot."""

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import hanlp
import pytest
import torch
from hanlp.common.vocab import Vocab
from hanlp.components.ner.transformer_ner import TransformerNamedEntityRecognizer
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import BertConfig, BertModel, BertTokenizer

import ner
from ner.errors import ModelError
from ner.tagging.hanlp_tagger import HanLPTagger, align, embedded_folder, load_tagger, pretrained_models
from ner.tagging.tag_sets import tag_set_of
from ner.tagging.tagger import Tagger
from ner.text.mentions import Label, Mention
from ner.text.spans import Span
from ner.training.trainable_recognizer import TrainableRecognizer

TINY = {
    "buckets": 64,
    "character_size": 4,
    "pair_size": 4,
    "word_size": 4,
    "hidden": 4,
    "input_drop": 0.0,
    "output_drop": 0.0,
}
SENTENCES = st.text(alphabet="区长张三丰李四主持会议，、。（）() 　记者西湖12１\n", max_size=60)


def tiny_recognizer(folder: Path, labels: list[str]) -> Path:
    torch.manual_seed(5)
    recognizer = TrainableRecognizer(
        **TINY,
        item_drop=0.0,
        bfloat16=False,
        token_key="token",
        tagging_scheme="IOBES",
        token_delimiter="",
        domains=["d"],
        domain="d",
    )
    recognizer.vocabs.tag = Vocab(unk_token=None, pad_token=None)
    for tag in ["O", *(f"{place}-{label}" for label in labels for place in "BIES")]:
        recognizer.vocabs.tag.add(tag)
    recognizer.vocabs.token = Vocab()
    for character in "张三李四":
        recognizer.vocabs.token.add(character)
    recognizer.vocabs.lock()
    recognizer.model = recognizer.build_model()
    folder.mkdir()
    recognizer.save(str(folder))
    return folder


def tiny_transformer(folder: Path) -> Path:
    torch.manual_seed(1)
    encoder = folder / "encoder"
    encoder.mkdir()
    characters = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"张三李四说"]
    (encoder / "vocab.txt").write_text("\n".join(characters), encoding="utf-8")
    shape = BertConfig(
        vocab_size=len(characters),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(shape).save_pretrained(encoder)
    BertTokenizer(str(encoder / "vocab.txt")).save_pretrained(encoder)
    unused = dict.fromkeys(
        (
            *(
                "hidden_dropout",
                "scalar_mix",
                "secondary_encoder",
                "max_seq_len",
                "sent_delimiter",
                "transform",
            ),
            *(
                "extra_embeddings",
                "sampler_builder",
                "crf",
                "average_subwords",
                "char_level",
                "hard_constraint",
            ),
        )
    )
    recognizer = TransformerNamedEntityRecognizer(
        **unused,
        transformer=str(encoder),
        token_key="token",
        batch_size=4,
        delimiter_in_entity="",
        word_dropout=0.0,
        layer_dropout=0,
        ret_raw_hidden_states=False,
    )
    recognizer.vocabs.tag = Vocab(unk_token=None, pad_token=None)
    for tag in ("O", "B-NR", "E-NR", "S-NS", "S-NT"):
        recognizer.vocabs.tag.add(tag)
    recognizer.vocabs.lock()
    recognizer.model = recognizer.build_model(**recognizer.config, training=True)
    model = folder / "model"
    model.mkdir()
    recognizer.save(str(model))
    return model


@pytest.fixture(scope="module")
def embedded() -> Tagger:
    return load_tagger()


def test_half_the_precision_finds_the_names_of_plain_sentences() -> None:
    half = load_tagger(bfloat16=True)
    assert half.name == "embedded"
    (mentions,) = half.tag(["区委书记张建国到杭州市调研。"])
    assert ("张建国", Label.PERSON) in [(m.text, m.label) for m in mentions]
    assert all(type(m.start) is int for m in mentions)


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        pytest.param("区委书记张建国主持会议并讲话。", ["张建国"], id="after a post"),
        pytest.param("王小明、李建华、陈国强等区领导参加。", ["王小明", "李建华", "陈国强"], id="list"),
        pytest.param("本报讯(记者 王小明 通讯员 李建华)", ["王小明", "李建华"], id="half-width brackets"),
        pytest.param("欧阳建国出席会议。", ["欧阳建国"], id="compound surname"),
        pytest.param("会议要求，全区各级部门要高度重视。", [], id="nobody"),
    ],
)
def test_the_embedded_model_finds_persons(embedded: Tagger, sentence: str, persons: list[str]) -> None:
    (mentions,) = embedded.tag([sentence])
    assert [m.text for m in mentions if m.label is Label.PERSON] == persons


def test_the_embedded_model_finds_places_and_organizations(embedded: Tagger) -> None:
    (mentions,) = embedded.tag(["新华社记者从北京出发，采访了国务院和上海市的工厂。"])
    assert {(m.text, m.label) for m in mentions} >= {
        ("新华社", Label.ORGANIZATION),
        ("北京", Label.PLACE),
        ("国务院", Label.ORGANIZATION),
        ("上海市", Label.PLACE),
    }


def test_hanlp_loads_the_embedded_model_by_itself() -> None:
    recognizer = hanlp.load(str(embedded_folder()), verbose=False)
    assert recognizer(list("区长张建国讲话。")) == [("张建国", "PER", 2, 5)]


def test_the_package_exports_the_loader() -> None:
    assert ner.load_tagger is load_tagger


def test_no_sentences_and_empty_sentences_have_no_mentions(embedded: Tagger) -> None:
    assert embedded.tag([]) == []
    assert embedded.tag(["", " \n", ""]) == [(), (), ()]


@given(st.lists(SENTENCES, max_size=6))
@settings(deadline=None, max_examples=40)
def test_mentions_stand_where_they_say_in_order_and_apart(embedded: Tagger, sentences: list[str]) -> None:
    for sentence, mentions in zip(sentences, embedded.tag(sentences), strict=True):
        assert all(sentence[m.start : m.end] == m.text == m.text.strip() != "" for m in mentions)
        assert all(left.end <= right.start for left, right in itertools.pairwise(mentions))


@given(st.lists(SENTENCES, max_size=6), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_a_sentence_is_tagged_alike_in_any_company(embedded: Tagger, sentences: list[str], rng: Any) -> None:
    order = list(range(len(sentences)))
    rng.shuffle(order)
    together = embedded.tag(sentences)
    shuffled = embedded.tag([sentences[i] for i in order])
    assert [shuffled[order.index(i)] for i in range(len(sentences))] == together
    assert [embedded.tag([sentence])[0] for sentence in sentences] == together


def test_a_long_sentence_keeps_its_offsets(embedded: Tagger) -> None:
    sentence = "会议强调要抓好落实，" * 40 + "区长张建国讲话。"
    (mentions,) = embedded.tag([sentence])
    assert [(m.text, m.start) for m in mentions] == [("张建国", 402)]


def test_a_tiny_recognizer_decodes_legal_sequences_only(tmp_path: Path) -> None:
    component = hanlp.load(str(tiny_recognizer(tmp_path / "tiny", ["PER", "LOC"])), verbose=False)
    text = list("张三李四" * 20)
    network = component.model
    torch.nn.init.normal_(network.crf.transitions, std=3.0)
    spans = component(text)
    assert spans
    ends = [0, *(end for _, _, _, end in spans)]
    assert all(begin < end for _, _, begin, end in spans)
    assert all(end <= begin for end, (_, _, begin, _) in zip(ends, spans, strict=False))


def test_words_instead_of_characters_are_refused(tmp_path: Path) -> None:
    component = hanlp.load(str(tiny_recognizer(tmp_path / "tiny", ["PER"])), verbose=False)
    with pytest.raises(ValueError, match="single characters"):
        component(["张三", "说"])


def test_a_transformer_model_is_read_in_its_own_tag_set(tmp_path: Path) -> None:
    folder = tiny_transformer(tmp_path)
    sentences = ["张三说李四", "", "李 四说"]
    component = hanlp.load(str(folder), verbose=False)
    labels = {"NR": Label.PERSON, "NS": Label.PLACE, "NT": Label.ORGANIZATION}
    expected = [
        tuple(
            Mention(begin, end, labels[label], sentence[begin:end], "model")
            for _, label, begin, end in (component(list(sentence)) if sentence else [])
            if sentence[begin:end].strip()
        )
        for sentence in sentences
    ]
    assert load_tagger(str(folder)).tag(sentences) == expected
    assert any(expected)


def test_an_unknown_tag_set_is_an_error_that_names_the_labels(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="DISEASE"):
        load_tagger(str(tiny_recognizer(tmp_path / "tiny", ["DISEASE"])))


class MultiTask:
    """A multi-task model as HanLP has them, with fixed answers."""

    def __init__(self) -> None:
        vocab = Vocab(unk_token=None, pad_token=None)
        for tag in ("O", "B-PERSON", "E-PERSON", "S-LOCATION", "S-DATE"):
            vocab.add(tag)
        vocab.lock()
        task = type("Task", (), {"vocabs": {"tag": vocab}})()
        self.tasks = {"tok/fine": object(), "ner/msra": task}

    def __call__(self, sentences: list[str], tasks: list[str]) -> dict[str, list[Any]]:
        assert sentences == ["今天 区长张建国到杭州"]
        return {
            "tok/fine": [["今天", "区长", "张", "建国", "到", "杭州"]],
            tasks[0]: [[("今天", "DATE", 0, 1), ("张建国", "PERSON", 2, 4), ("杭州", "LOCATION", 5, 6)]],
        }


def test_words_of_a_multi_task_model_become_characters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ner.tagging.hanlp_tagger.load_component", lambda folder, trust: MultiTask())
    (mentions,) = load_tagger(str(tmp_path)).tag(["今天 区长张建国到杭州"])
    assert [(m.text, m.label, m.start) for m in mentions] == [
        ("张建国", Label.PERSON, 5),
        ("杭州", Label.PLACE, 9),
    ]


@pytest.mark.parametrize(
    ("text", "tokens", "spans"),
    [
        pytest.param("张三说", ["张三", "说"], [(0, 2), (2, 3)], id="side by side"),
        pytest.param("张三 说", ["张三", "说"], [(0, 2), (3, 4)], id="a space between"),
        pytest.param("说说", ["说", "说"], [(0, 1), (1, 2)], id="the same word twice"),
        pytest.param("㈠说", ["一", "说"], [(0, 1), (1, 2)], id="a word that the model rewrote"),
        pytest.param("", [], [], id="nothing"),
    ],
)
def test_align(text: str, tokens: list[str], spans: list[tuple[int, int]]) -> None:
    assert align(text, tokens) == [Span(*span) for span in spans]


def test_spaces_around_an_entity_are_no_part_of_it() -> None:
    tagger = HanLPTagger("fixed", lambda sentences: [[(0, 4, "PER")]], tag_set_of(["PER"]))
    assert tagger.tag([" 张三 说"]) == [(Mention(1, 3, Label.PERSON, "张三", "fixed"),)]


def test_an_unknown_name_is_answered_with_close_ones() -> None:
    with pytest.raises(ModelError, match="did you mean MSRA_NER_ELECTRA_SMALL_ZH"):
        load_tagger("MSRA_NER_ELECTRA_SMALL")


def test_a_name_like_no_other_is_answered_with_where_to_look() -> None:
    with pytest.raises(ModelError, match=r"hanlp\.pretrained"):
        load_tagger("./missing/夹")


def test_a_model_that_cannot_be_downloaded_is_one_line_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def offline(*args: Any, **kwargs: Any) -> str:
        raise ConnectionError("no route to host\nplease upgrade")

    monkeypatch.setattr("hanlp.utils.io_util.get_resource", offline)
    with pytest.raises(ModelError, match=r"no route to host.*check the network.*embedded model") as caught:
        load_tagger("MSRA_NER_ELECTRA_SMALL_ZH")
    assert "\n" not in str(caught.value)


def test_every_chinese_model_of_hanlp_has_its_name() -> None:
    models = pretrained_models()
    assert {"MSRA_NER_BERT_BASE_ZH", "CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH"} <= models.keys()
    assert "CONLL03_NER_BERT_BASE_CASED_EN" not in models


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(None, id="no config"),
        pytest.param("{", id="broken JSON"),
        pytest.param("{}", id="no class"),
    ],
)
def test_a_folder_without_a_model_is_named(tmp_path: Path, config: str | None) -> None:
    if config is not None:
        (tmp_path / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(ModelError, match="not a HanLP model folder") as caught:
        load_tagger(str(tmp_path))
    assert str(tmp_path) in str(caught.value)


def test_a_folder_with_damaged_weights_is_named(tmp_path: Path) -> None:
    folder = tiny_recognizer(tmp_path / "tiny", ["PER"])
    (folder / "model.pt").write_bytes(b"damaged")
    with pytest.raises(ModelError, match="damaged: its weights"):
        load_tagger(str(folder))


def test_a_folder_of_a_class_that_is_not_installed_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"classpath": "nowhere.Model"}), encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_tagger(str(tmp_path), trust=True)


def test_loading_and_tagging_print_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    load_tagger(str(tiny_recognizer(tmp_path / "tiny", ["PER"]))).tag(["张三"])
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(("length", "pieces"), [(150, [150]), (151, [150, 1])])
def test_long_sentences_are_tagged_in_pieces(length: int, pieces: list[int]) -> None:
    lengths: list[int] = []

    def predict(sentences: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        lengths.extend(map(len, sentences))
        return [[] for _ in sentences]

    assert HanLPTagger("m", predict, tag_set_of(["PER"])).tag(["会" * length]) == [()]
    assert lengths == pieces
