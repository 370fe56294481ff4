"""Rewrites the list of modules in docs/architecture.md from the first lines of their docstrings.

usage: python docs/modules.py [--check]
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
START, END = "<!-- modules: written by docs/modules.py -->\n", "<!-- end of modules -->\n"


def listing() -> str:
    """Every folder and module of ner and graph with its one job, as Markdown."""
    parts = []
    for package in ("ner", "graph"):
        parts.append(f"### {package}\n\n{_flat(package)}")
        for folder in sorted(path.parent for path in (ROOT / package).glob("*/**/__init__.py")):
            modules = [path for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]
            lines = "".join(f"- `{path.stem}`: {_job(path)}\n" for path in modules)
            parts.append(
                f"**{folder.relative_to(ROOT).as_posix()}**: {_job(folder / '__init__.py')}\n\n{lines}"
            )
    return "\n".join(parts)


def page() -> str:
    """docs/architecture.md as it should be."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    return f"{head}{START}\n{listing()}\n{END}{rest.partition(END)[2]}"


def _flat(package: str) -> str:
    modules = [path for path in sorted((ROOT / package).glob("*.py")) if path.stem != "__init__"]
    lines = [f"- `{path.stem}`: {_job(path)}\n" for path in modules]
    return f"{_job(ROOT / package / '__init__.py')}\n\n{''.join(lines)}"


def _job(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n\n")[0].replace("\n", " ")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(page() != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page(), encoding="utf-8")
