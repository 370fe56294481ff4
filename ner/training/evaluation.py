"""How well a model does on the sentences of data sets, and the card that says so."""

import datetime
import importlib.metadata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from ner.tagging.character_recognizer import CharacterRecognizer
from ner.training.annotated_data import Dataset, Sentence, entities_of
from ner.training.model_setup import TrainingRun
from ner.training.scoring import Tally, score


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: the best F1 on the development sentences, and scores by data set and label."""

    best: float
    scores: Mapping[str, Mapping[str, Tally]]


def evaluate(folder: Path, datasets: Sequence[Dataset]) -> Report:
    """Score the model in `folder` on development and test sentences, each in its own conventions."""
    recognizer = CharacterRecognizer()
    recognizer.load(str(folder), devices=-1, verbose=False)
    scores: dict[str, dict[str, Tally]] = {}
    best = Tally()
    for dataset in datasets:
        for part, sentences in (("dev", dataset.development), ("test", dataset.test)):
            if not sentences:
                continue
            scores[f"{dataset.domain} {part}"] = of_part = score_sentences(recognizer, sentences)
            if part == "dev":
                best += of_part["all"]
    return Report(best.f1, scores)


def score_sentences(recognizer: CharacterRecognizer, sentences: Sequence[Sentence]) -> dict[str, Tally]:
    """Strict scores of spans, each sentence tagged in the conventions of its domain, if known."""
    own = recognizer.config.domain
    pairs = []
    for domain in sorted({sentence.domain for sentence in sentences}):
        group = [sentence for sentence in sentences if sentence.domain == domain]
        recognizer.config.domain = domain if domain in recognizer.config.domains else own
        with torch.inference_mode():
            answers = recognizer.predict([list(sentence.text) for sentence in group])
        for sentence, answer in zip(group, answers, strict=True):
            gold = frozenset(
                (entity.start, entity.end, entity.label) for entity in entities_of(sentence.tags)
            )
            pairs.append((gold, frozenset((begin, end, label) for _, label, begin, end in answer)))
    recognizer.config.domain = own
    return score(pairs)


def card(run: TrainingRun, report: Report) -> str:
    """The model card, in Markdown."""
    setup, datasets = run.setup, run.datasets
    lines = [
        "# Model card",
        "",
        "A HanLP named-entity recogniser: characters, pairs of characters and words, two-way GRUs, a CRF.",
        "Labels: PER (persons), ORG (organizations), LOC (places).",
        "",
        f"- Trained on {datetime.date.today().isoformat()} with seed {run.seed}, "
        f"HanLP {importlib.metadata.version('hanlp')}, torch {importlib.metadata.version('torch')}.",
        f"- At most {run.epochs} passes over the data, {run.workers} worker(s), "
        + ("augmented as local news." if run.bare_bodies else "no augmentation."),
        f"- Started from {setup.name or 'random weights'}; {len(setup.words):,} words are looked for.",
        f"- Predictions follow the conventions of {run.domains[0]}.",
        "- Settings: " + ", ".join(f"{name} {value}" for name, value in asdict(setup.settings).items()) + ".",
        "",
        "| data | training sentences | development | test |",
        "|---|---|---|---|",
        *(
            f"| {m.domain} | {len(m.training):,} | {len(m.development):,} | {len(m.test):,} |"
            for m in datasets
        ),
        "",
        "Strict span scores, each set in its own conventions:",
        "",
        "| set | label | precision | recall | F1 |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {label} | {value.precision:.4f} | {value.recall:.4f} | {value.f1:.4f} |"
            for name, labels in report.scores.items()
            for label, value in labels.items()
        ),
        "",
    ]
    return "\n".join(lines)
