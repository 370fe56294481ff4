"""Whose name only stands in the name of a doctrine, a speech or a document."""

import pytest

from ner.extraction.doctrines import is_doctrine
from ner.extraction.people import PersonMention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("学习钱一诺总书记重要讲话精神", True, id="speech"),
        pytest.param("贯彻钱一诺总书记关于发展的重要论述", True, id="on-something"),
        pytest.param("钱一诺思想", True, id="thought"),
        pytest.param("以钱一诺为核心", True, id="core"),
        pytest.param("钱一诺总书记给乡亲们的回信", True, id="letter"),
        pytest.param("《钱一诺文选》", True, id="book"),
        pytest.param("钱一诺主席在座谈会上的重要讲话", True, id="speech-at-a-meeting"),
        pytest.param("钱一诺总书记“七一”重要讲话", True, id="slogan"),
        pytest.param("钱一诺总书记殷切嘱托", True, id="central-words"),
        pytest.param("钱一诺总书记对本省工作的批示", True, id="words-about"),
        pytest.param("钱一诺总书记的关怀", True, id="care"),
        pytest.param("钱一诺总书记考察本省重要讲话", True, id="words-on-tour"),
        pytest.param("钱一诺同志重要批示", True, id="important-words"),
        pytest.param("钱一诺讲话精神", True, id="spirit"),
        pytest.param(f"钱一诺总书记在{'某' * 38}的讲话", True, id="far-behind-the-name"),
        pytest.param(f"《{'某' * 50}钱一诺》", True, id="far-inside-a-book-s-name"),
        pytest.param(f"《{'某' * 70}钱一诺》", False, id="too-far-inside"),
        pytest.param("钱一诺总书记出席会议", False, id="leader-attends"),
        pytest.param("钱一诺在座谈会上介绍", False, id="introduces"),
        pytest.param("钱一诺出席会议", False, id="attends"),
        pytest.param("《文选》作者钱一诺", False, id="behind-a-book"),
        pytest.param("钱一诺在会上讲话", False, id="speaks"),
        pytest.param("钱一诺主持会议并作重要讲话", False, id="chairs"),
    ],
)
def test_doctrine(text: str, expected: bool) -> None:
    at = text.index("钱一诺")
    person = PersonMention(at, at + 3, "钱一诺", "钱一诺", "test")
    assert is_doctrine(text, person) is expected
