"""What decides the outcome of a training run, and whether a folder holds the beginning of the same run."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ner.errors import ModelError, reason_of
from ner.training.datasets import Dataset
from ner.training.model_setup import ModelSetup

CHECKPOINT = "checkpoint.pt"
"""The file from which a run that was killed resumes."""
RUN = "run.txt"
"""The file with the hash of the run that the checkpoint is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRun:
    """Everything that decides the outcome of a training run; see `train`."""

    datasets: tuple[Dataset, ...]
    output: Path
    epochs: int
    seed: int
    patience: int
    workers: int
    bare_bodies: Mapping[str, bool]
    setup: ModelSetup

    @property
    def domains(self) -> list[str]:
        """The data sets that the network learns from."""
        return [dataset.domain for dataset in self.datasets if dataset.training]


def begin(run: TrainingRun) -> None:
    """Write the hash of the run into its folder.

    Raises:
        ModelError: the folder holds a checkpoint of another run, or cannot be written to.
    """
    sizes = [(m.domain, len(m.training), len(m.development)) for m in run.datasets]
    setup = (run.setup.name, len(run.setup.words), run.setup.settings)
    what = repr((run.seed, sizes, setup, sorted(run.bare_bodies.items()), run.workers))
    run_hash = f"{zlib.crc32(what.encode()):08x}"
    noted = run.output / RUN
    try:
        run.output.mkdir(parents=True, exist_ok=True)
        begun = (run.output / CHECKPOINT).exists()
        if begun and (not noted.exists() or noted.read_text(encoding="utf-8") != run_hash):
            raise ModelError(
                f"{run.output}: holds the beginning of a training run with other data or settings; "
                "choose another folder or empty this one"
            )
        noted.write_text(run_hash, encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{run.output}: cannot be written to: {reason_of(error)}") from error
