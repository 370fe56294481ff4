"""A model folder is data until somebody trusts it: no class of a stranger is built, no file changed unseen."""

import io
import json
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import torch

from ner.errors import ModelError
from ner.tagging.hanlp_tagger import embedded_folder, load_component, load_tagger
from ner.tagging.model_folders import (
    CLASSPATH,
    HASHED,
    KNOWN_CLASSES,
    SUMS,
    check_classes,
    check_sums,
    write_sums,
)

BUILT: list[str] = []


class Hostile:
    """Notes that it was built, as a stranger's class would run a command."""

    def __init__(self, **kwargs: Any) -> None:
        BUILT.append("built")

    def load(self, folder: str, **kwargs: Any) -> None:
        raise OSError("no weights")


HOSTILE = f"{__name__}.Hostile"
MULTI_TASK = "hanlp.components.mtl.multi_task_learning.MultiTaskLearning"


def folder_with(folder: Path, config: Any, vocabs: Any = None) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    if vocabs is not None:
        (folder / "vocabs.json").write_text(json.dumps(vocabs), encoding="utf-8")
    return folder


@pytest.fixture
def embedded_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(embedded_folder(), tmp_path / "copy"))


@pytest.mark.parametrize(
    ("config", "vocabs", "named"),
    [
        pytest.param({"classpath": "os.system"}, None, "os.system", id="its own class"),
        pytest.param(
            {"classpath": CLASSPATH, "embed": {"classpath": "subprocess.run", "args": ["x"]}},
            None,
            "subprocess.run",
            id="a nested class",
        ),
        pytest.param(
            {"classpath": MULTI_TASK, "tasks": {"ner": [{"list": [{"classpath": "a.B"}]}]}},
            None,
            "a.B",
            id="a class in lists in objects",
        ),
        pytest.param(
            {
                "classpath": MULTI_TASK,
                "transform": {"classpath": "hanlp.common.transform.TransformList", "x": {"classpath": "a.B"}},
            },
            None,
            "a.B",
            id="a class inside a known one",
        ),
        pytest.param(
            {"classpath": CLASSPATH, "x": {"class_path": "a.B"}}, None, "a.B", id="HanLP's older key"
        ),
        pytest.param(
            {"classpath": "hanlp.components.ner.rnn_ner.RNNNamedEntityRecognizer", "embed": "vectors.txt"},
            None,
            "RNNNamedEntityRecognizer",
            id="word vectors, beside which HanLP looks for a pickle",
        ),
        pytest.param(
            {"classpath": MULTI_TASK, "encoder": {"transformer_args": {"trust_remote_code": True}}},
            None,
            "trust_remote_code",
            id="code of a hub",
        ),
        pytest.param(
            {"classpath": CLASSPATH},
            {"tag": {"idx_to_token": ["O"], "type": "os.getcwd"}},
            "os.getcwd",
            id="the class of a vocabulary",
        ),
    ],
)
def test_unknown_classes_are_refused_at_any_depth(
    tmp_path: Path, config: Any, vocabs: Any, named: str
) -> None:
    folder = folder_with(tmp_path / "model", config, vocabs)
    with pytest.raises(ModelError, match=rf"refused.*{named}.*--trust-model") as caught:
        check_classes(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("config", "vocabs"),
    [
        pytest.param({"classpath": CLASSPATH, "domains": ["a"]}, {"tag": {"idx_to_token": ["O"]}}, id="ours"),
        pytest.param(
            {
                "classpath": MULTI_TASK,
                "encoder": {
                    "classpath": "hanlp.layers.embeddings.contextual_word_embedding.ContextualWordEmbedding",
                    "transformer_args": {"trust_remote_code": False},
                },
            },
            {"pos": {"tag": {"idx_to_token": ["O"], "type": "hanlp.common.vocab.VocabWithNone"}}},
            id="a multi-task model",
        ),
        pytest.param(
            {"classpath": CLASSPATH}, {"type": {"idx_to_token": ["os.system"]}}, id="a vocabulary of types"
        ),
        pytest.param({"classpath": CLASSPATH, "type": "any"}, None, id="a type that nothing is built from"),
    ],
)
def test_known_classes_pass(tmp_path: Path, config: Any, vocabs: Any) -> None:
    check_classes(folder_with(tmp_path / "model", config, vocabs))


@pytest.mark.parametrize("content", ["{", "[" * 100_000, "\udcff"], ids=["broken", "too deep", "no UTF-8"])
@pytest.mark.parametrize("name", ["config.json", "vocabs.json"])
def test_damaged_json_is_named(tmp_path: Path, name: str, content: str) -> None:
    folder = folder_with(tmp_path / "model", {"classpath": CLASSPATH}, {})
    (folder / name).write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ModelError, match=name):
        load_component(folder)


def test_every_known_class_exists_in_the_installed_hanlp() -> None:
    from hanlp_common.reflection import str_to_type

    assert [path for path in sorted(KNOWN_CLASSES) if not isinstance(str_to_type(path), type)] == []


def test_only_trust_builds_a_class_that_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, __name__, sys.modules.get(__name__) or _this_module())
    folder = folder_with(tmp_path / "model", {"classpath": HOSTILE})
    BUILT.clear()
    with pytest.raises(ModelError, match="refused"):
        load_tagger(str(folder))
    assert BUILT == []
    with pytest.raises(ModelError, match="no weights"):
        load_tagger(str(folder), trust=True)
    assert BUILT == ["built"]


def _this_module() -> Any:
    module = type(os)(__name__)
    module.Hostile = Hostile  # type: ignore[attr-defined]
    return module


def test_the_embedded_model_is_the_one_that_was_trained() -> None:
    check_sums(embedded_folder(), required=True)
    noted = (embedded_folder() / SUMS).read_text(encoding="ascii").split()
    assert tuple(noted[1::2]) == HASHED
    assert noted[::2] == [sha256((embedded_folder() / name).read_bytes()).hexdigest() for name in HASHED]


@pytest.mark.parametrize("name", HASHED)
def test_a_changed_byte_is_damage(embedded_copy: Path, name: str) -> None:
    content = bytearray((embedded_copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (embedded_copy / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"damaged: {name}"):
        load_component(embedded_copy)


def test_a_missing_file_is_damage(embedded_copy: Path) -> None:
    (embedded_copy / "words.txt.gz").unlink()
    with pytest.raises(ModelError, match=r"damaged: words\.txt\.gz"):
        load_component(embedded_copy)


def test_the_embedded_model_needs_its_hashes_and_others_do_not(embedded_copy: Path) -> None:
    (embedded_copy / SUMS).unlink()
    check_sums(embedded_copy)
    with pytest.raises(ModelError, match=f"{SUMS} is missing"):
        check_sums(embedded_copy, required=True)


def test_hashes_that_cannot_be_read_are_named(embedded_copy: Path) -> None:
    (embedded_copy / SUMS).write_bytes(b"\xff")
    with pytest.raises(ModelError, match=f"{SUMS}: damaged"):
        load_component(embedded_copy)


class RunsACommand:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("run",)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        pytest.param(RunsACommand(), r"refused: its weights hold code \(\w+\.mkdir\)", id="hostile"),
        pytest.param(b"no weights at all", "damaged: its weights cannot be read", id="damaged"),
        pytest.param(b"", "cannot be loaded", id="empty"),
    ],
)
def test_hostile_weights_are_told_apart_from_damaged_ones(
    embedded_copy: Path, weights: Any, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(embedded_copy)
    if isinstance(weights, bytes):
        (embedded_copy / "model.pt").write_bytes(weights)
    else:
        torch.save({"x": weights}, embedded_copy / "model.pt")
    write_sums(embedded_copy)
    for trust in (False, True):
        with pytest.raises(ModelError, match=message) as caught:
            load_component(embedded_copy, trust=trust)
        assert "\n" not in str(caught.value)
    assert not (embedded_copy / "run").exists()


def test_code_beside_a_transformer_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n" * 10))
    encoder = folder_with(
        tmp_path / "encoder",
        {
            "model_type": "unheard",
            "auto_map": {"AutoConfig": "code.Config", "AutoTokenizer": "code.Tokenizer"},
        },
    )
    (encoder / "code.py").write_text(f"import os\nos.mkdir({str(tmp_path / 'run')!r})\n", encoding="utf-8")
    unused = (
        "average_subwords",
        "crf",
        "extra_embeddings",
        "scalar_mix",
        "secondary_encoder",
        "word_dropout",
    )
    folder = folder_with(
        tmp_path / "model",
        {
            "classpath": "hanlp.components.ner.transformer_ner.TransformerNamedEntityRecognizer",
            "transformer": str(encoder),
            **dict.fromkeys(unused),
        },
        {"tag": {"idx_to_token": ["O", "S-PER"]}},
    )
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_component(folder)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "run").exists()
