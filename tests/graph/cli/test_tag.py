"""`guantu tag`: a JSON line for each article."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from subprocesses import environment

from graph.building import pipeline
from graph.building.options import BuildOptions
from graph.building.progress import Progress
from graph.cli.main import main
from ner.errors import GuantuError, InputError


def test_tag_prints_a_line_for_each_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tag(
        inputs: Sequence[Path], options: BuildOptions, progress: Progress
    ) -> Iterator[dict[str, object] | GuantuError]:
        yield {"id": "a1", "text": "甲一\n出席"}
        yield InputError("b.txt: empty")
        yield {"id": "a2", "text": "乙二"}

    monkeypatch.setattr(pipeline, "tag", tag)
    assert main(["tag", "papers"]) == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["text"] for line in printed.out.splitlines()] == ["甲一\n出席", "乙二"]
    assert "甲一" in printed.out
    assert printed.err == "guantu: b.txt: empty\n"


def test_tag_of_a_page(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tag", "-q", str(papers / "good.txt"), "--published", "2023-02-02"]) == 0
    (article,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {"id", "source", "headline", "byline", "published_on", "text", "mentions", "attributions"} <= set(
        article
    )
    (attribution,) = article["attributions"]
    assert (attribution["person"], attribution["title"]) == ("周试文", "区委书记")
    mention = next(mention for mention in article["mentions"] if mention["text"] == "周试文")
    assert article["text"][mention["start"] : mention["end"]] == "周试文"


ENDLESS_TAG = """
import sys
from graph.building import pipeline
from graph.cli.main import main
pipeline.tag = lambda inputs, options, progress: ({"text": "甲" * 1000} for _ in range(10_000))
sys.exit(main(["tag", "-q", "papers"]))
"""


def test_reader_of_tag_may_leave_early() -> None:
    command = [sys.executable, "-c", ENDLESS_TAG]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline()) == {"text": "甲" * 1000}
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
