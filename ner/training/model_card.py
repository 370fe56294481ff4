"""The card of a trained model: how it was trained and how well it does."""

import datetime
import importlib.metadata
from dataclasses import asdict

from ner.training.evaluation import Report
from ner.training.training_run import TrainingRun


def card(run: TrainingRun, report: Report) -> str:
    """The model card, in Markdown."""
    setup, datasets = run.setup, run.datasets
    lines = [
        "# Model card",
        "",
        "A HanLP named-entity recogniser: characters, pairs of characters and words, two-way GRUs, a CRF.",
        "Labels: PER (persons), ORG (organisations), LOC (places).",
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
