"""What tests need to run Python in a process of its own."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**variables: str) -> dict[str, str]:
    """This process's variables and the given ones; the checkout, its helpers and bench come first on PYTHONPATH."""
    ours = (ROOT, ROOT / "tests" / "helpers", ROOT / "bench")
    paths = [*map(str, ours), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **variables}
