"""Writes the articles of real pages that data/gold/articles.jsonl annotates, with their gold, for `guantu evaluate`.

usage: python bench/annotated_articles.py PAGES OUT

The annotation holds no text: page, hash of the page, offsets of the article, and persons, firms and events
in the form of the gold, with each value as offsets in the page whose stretches joined are the value. The
pages are read from PAGES; OUT/articles and OUT/gold are written, for `guantu evaluate OUT/gold OUT/articles`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from annotated_text import sha256_16

from ner.errors import GuantuError, InputError

ANNOTATION = Path(__file__).parents[1] / "data" / "gold" / "articles.jsonl"
LABELS = ("type", "role")
"""Fields whose values are labels, not words of the page."""


def spelled_out(value: Any, page: str) -> Any:
    """The annotation with the words of the page in place of their offsets."""
    if isinstance(value, dict):
        return {key: v if key in LABELS else spelled_out(v, page) for key, v in value.items()}
    if all(isinstance(piece, str) or _is_stretch(piece) for piece in value):
        return "".join(p if isinstance(p, str) else page[p[0] : p[1]] for p in value)
    return [spelled_out(item, page) for item in value]


def read_article(row: dict[str, Any], page: str) -> tuple[str, dict[str, Any]]:
    """The text of an annotated article and its gold.

    Raises:
        InputError: the page is another one than the one that was annotated.
    """
    if sha256_16(page) != row["sha256_16"]:
        raise InputError(f"{row['page']}: another text than the annotated one")
    text = "\n".join(page[start:end] for start, end in row["article"])
    gold = {key: [spelled_out(item, page) for item in row[key]] for key in ("persons", "orgs", "events")}
    for event in gold["events"]:
        event.setdefault("participants", [])
    return text, gold


def _is_stretch(piece: Any) -> bool:
    return isinstance(piece, list) and len(piece) == 2 and all(isinstance(n, int) for n in piece)


def main() -> None:
    """Writes the articles and their gold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    articles, golds = arguments.out / "articles", arguments.out / "gold"
    for folder in (articles, golds):
        folder.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(ANNOTATION.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        try:
            page = (arguments.pages / row["page"]).read_bytes().decode()
            text, gold = read_article(row, page)
        except (OSError, GuantuError) as error:
            parser.exit(1, f"{error}\n")
        name = f"{Path(row['page']).stem}-{number:03}"
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
        (golds / f"{name}.json").write_text(
            json.dumps({"id": name} | gold, ensure_ascii=False, indent=1), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
