"""The annotation of articles without their text; the page is invented."""

import hashlib
import json
from typing import Any

import annotated_articles
import pytest

from ner.errors import InputError

PAGE = "某某报\n区长甲某某会见远岚集团客人。\n栏目\n会见在某某宾馆举行。\n"
ROW: dict[str, Any] = {
    "page": "a.txt",
    "sha256_16": hashlib.sha256(PAGE.encode()).hexdigest()[:16],
    "article": [[4, 18], [22, 32]],
    "persons": [{"name": [[6, 9]], "titles": [[[4, 6]]], "orgs": [[[4, 5], "政府"]], "role": "official"}],
    "orgs": [{"name": [[11, 15]], "type": "company"}],
    "events": [{"type": "meeting", "place": [[25, 29]], "participants": [[[6, 9]]]}, {"type": "other"}],
}


def test_an_article_and_its_gold() -> None:
    text, gold = annotated_articles.read_article(ROW, PAGE)
    assert text == "区长甲某某会见远岚集团客人。\n会见在某某宾馆举行。"
    assert gold == {
        "persons": [{"name": "甲某某", "titles": ["区长"], "orgs": ["区政府"], "role": "official"}],
        "orgs": [{"name": "远岚集团", "type": "company"}],
        "events": [
            {"type": "meeting", "place": "某某宾馆", "participants": ["甲某某"]},
            {"type": "other", "participants": []},
        ],
    }


def test_another_page_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.txt: another text"):
        annotated_articles.read_article(ROW, PAGE + "\n")


def test_the_annotation_holds_no_text() -> None:
    lines = annotated_articles.ANNOTATION.read_text(encoding="utf-8").splitlines()
    words = {character for line in lines for character in line if not character.isascii()}
    assert words <= set("政府")
    for row in map(json.loads, lines):
        assert all(0 <= start < end for start, end in row["article"])
        assert {"page", "sha256_16", "article", "persons", "orgs", "events"} == set(row)
