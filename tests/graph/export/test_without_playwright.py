"""Without playwright the tests of the page are skipped, and no others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# A module that is None in sys.modules cannot be imported.
RUN = "import sys; sys.modules['playwright'] = None; import pytest; sys.exit(pytest.main(sys.argv[1:]))"


@pytest.mark.slow
def test_without_playwright_only_tests_of_the_page_are_skipped():
    tests = [str(path) for path in sorted(Path(__file__).parent.glob("test_[eh]*.py"))]
    chosen = "drawing_is_not_blank or title_is_given"
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        [sys.executable, "-c", RUN, "-q", "-rs", "-p", "no:cacheprovider", "-k", chosen, *tests],
        env={**os.environ, "PYTHONPATH": path},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1 passed, 1 skipped" in run.stdout
    assert "no playwright" in run.stdout
