"""The list of models."""

from pathlib import Path

import pytest

from ner.tagging.models import list_models


def test_the_embedded_model_comes_first_and_is_there() -> None:
    first = list_models()[0]
    assert (first.name, first.tag_sets, first.cached) == ("embedded", ("guantu",), True)
    assert first.licence == "research use only"


@pytest.mark.parametrize(
    ("name", "task", "tag_sets"),
    [
        pytest.param("MSRA_NER_ELECTRA_SMALL_ZH", "named entities", ("MSRA",), id="names only"),
        pytest.param(
            "CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH",
            "several tasks, named entities among them",
            ("MSRA", "PKU", "OntoNotes"),
            id="several tasks",
        ),
        pytest.param(
            "OPEN_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH",
            "several tasks, named entities among them",
            (),
            id="tag set not stated",
        ),
    ],
)
def test_pretrained_models_tell_task_tag_sets_and_licence(
    name: str, task: str, tag_sets: tuple[str, ...]
) -> None:
    (model,) = (model for model in list_models() if model.name == name)
    assert (model.task, model.tag_sets, model.licence) == (task, tag_sets, "CC BY-NC-SA 4.0")


def test_a_model_in_hanlps_cache_is_told_from_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "config.json").write_text("{}", encoding="utf-8")
    addresses = {"A_ZH": "https://example.org/here.zip", "B_ZH": "https://example.org/gone.zip"}
    monkeypatch.setattr("ner.tagging.models.pretrained_models", lambda: addresses)
    monkeypatch.setattr("hanlp.utils.io_util.path_from_url", lambda url: str(tmp_path / Path(url).name))
    assert [(model.name, model.cached) for model in list_models()[1:]] == [("A_ZH", True), ("B_ZH", False)]
