"""Taggers that other packages offer at an entry point."""

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, EntryPoints
from types import ModuleType

import pytest
from recorded_tagger import RecordedTagger

from ner.errors import ModelError
from ner.tagging.fingerprints import model_fingerprint
from ner.tagging.hanlp_tagger import load_tagger
from ner.tagging.models import list_models

Offer = Callable[[object], None]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Installs a package that offers what it is given as the tagger `mine`."""

    def install(factory: object) -> None:
        module = ModuleType("some_package")
        module.make = factory  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "some_package", module)
        points = EntryPoints([EntryPoint("mine", "some_package:make", "guantu.taggers")])
        monkeypatch.setattr("ner.tagging.own_taggers.entry_points", lambda group: points.select(group=group))

    return install


def test_a_package_offers_a_tagger_by_name(offer: Offer) -> None:
    offer(RecordedTagger)
    assert load_tagger("mine").name == "recorded"
    assert [m.text for m in load_tagger("mine").tag(["区长钱一诺"])[0]] == ["钱一诺"]


def test_it_is_listed(offer: Offer) -> None:
    offer(RecordedTagger)
    assert [model.name for model in list_models()][:2] == ["embedded", "mine"]


def test_its_package_is_its_fingerprint(offer: Offer) -> None:
    before = model_fingerprint("mine")
    offer(RecordedTagger)
    assert model_fingerprint("mine").startswith("mine of some_package:make ")
    assert model_fingerprint("mine") != before


def broken() -> RecordedTagger:
    raise RuntimeError("no licence")


@pytest.mark.parametrize(
    ("factory", "reason"),
    [
        pytest.param(broken, "mine: the tagger of .* cannot be loaded: RuntimeError", id="fails"),
        pytest.param(lambda: "tagger", "mine: what .* gives is no tagger", id="no tagger"),
    ],
)
def test_what_is_no_tagger_is_named(offer: Offer, factory: object, reason: str) -> None:
    offer(factory)
    with pytest.raises(ModelError, match=reason):
        load_tagger("mine")


def test_other_names_are_still_refused(offer: Offer) -> None:
    offer(RecordedTagger)
    with pytest.raises(ModelError, match="neither a folder nor a pretrained HanLP model"):
        load_tagger("theirs")
