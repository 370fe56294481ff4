"""The measured error rates of extraction, as results that stand on it cite them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """The lowest and highest F1 of a layer on texts that the rules had not seen; its name in English and Chinese."""

    what: str
    zh: str
    lowest: float
    highest: float


@cache
def error_rates() -> tuple[ErrorRate, ...]:
    """The rows of error_rates.tsv."""
    lines = files("graph").joinpath("export", "error_rates.tsv").read_text(encoding="utf-8").splitlines()
    _, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(ErrorRate(what, zh, float(lowest), float(highest)) for what, zh, lowest, highest in rows)


def in_english() -> str:
    """The rates in one phrase."""
    return ", ".join(f"{rate.what} {rate.lowest:.2f} to {rate.highest:.2f}" for rate in error_rates())


def in_chinese() -> str:
    """The rates in one phrase."""
    return "，".join(f"{rate.zh} {rate.lowest:.2f}–{rate.highest:.2f}" for rate in error_rates())
