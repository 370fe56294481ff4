"""Peak memory of tagging 1, 10 and 100 MB of text, a megabyte at a time, in one process.

usage: python bench/memory.py [--megabytes 1 10 100]
"""

import argparse
import resource
import sys
import time

import torch
from tagger import composed_text

from ner import load_tagger
from ner.text.sentences import cut

_BYTES_A_CHARACTER = 3


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1, 10, 100])
    options = parser.parse_args()
    torch.set_num_threads(1)
    tagger = load_tagger()
    text = composed_text(1_000_000 // _BYTES_A_CHARACTER)
    sentences = [span.of(text) for span in cut(text)]
    sys.stdout.write("| text | names | peak memory | seconds |\n|---|---|---|---|\n")
    done = names = 0
    start = time.monotonic()
    for megabytes in sorted(options.megabytes):
        while done < megabytes:
            # A different order each time, so that the batches differ as those of other texts would.
            shift = done * 97 % len(sentences)
            names += sum(map(len, tagger.tag(sentences[shift:] + sentences[:shift])))
            done += 1
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds = time.monotonic() - start
        sys.stdout.write(f"| {megabytes} MB | {names:,} | {peak:,.0f} MiB | {seconds:,.0f} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
