"""What guantu stands on is written down: each package with version, hashes and licence."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "docs" / "packages.py"
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


PINNED = {
    normal(name): version
    for name, version in re.findall(
        r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
}
LOCKED = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE))


def test_the_notice_names_every_package_and_licence() -> None:
    check = subprocess.run([sys.executable, str(SCRIPT), "notice", "--check"], check=False)
    assert check.returncode == 0, "run make notice"


def test_the_notice_has_a_line_for_each_pin() -> None:
    lines = re.findall(
        r"^([a-z0-9-]+) ([0-9]\S*) +\S", (ROOT / "NOTICE").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert dict(lines) == PINNED


def test_the_lock_has_the_tested_versions() -> None:
    assert {
        name: version for name, version in LOCKED.items() if PINNED.get(normal(name), version) != version
    } == {}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (needed,) = re.findall(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert {normal(name) for name in re.findall(r'"([\w-]+)>=', needed)} <= {normal(name) for name in LOCKED}


def test_every_locked_package_has_hashes_and_no_address() -> None:
    packages = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) == len(LOCKED) > 80
    assert [text for text in packages if not re.search(r"--hash=sha256:[0-9a-f]{64}\s", text)] == []
    assert "://" not in LOCK


@pytest.fixture(scope="module")
def sbom(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("sbom") / "new" / "sbom.json"
    subprocess.run([sys.executable, str(SCRIPT), "sbom", str(file)], check=True)
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_sbom_lists_what_is_installed(sbom: Any) -> None:
    assert (sbom["bomFormat"], sbom["specVersion"]) == ("CycloneDX", "1.5")
    found = {component["name"]: component for component in sbom["components"]}
    assert {"torch", "hanlp", "duckdb", "pandas"} <= found.keys() <= PINNED.keys()
    assert found["hanlp"]["purl"] == f"pkg:pypi/hanlp@{found['hanlp']['version']}"
    assert found["hanlp"]["licenses"][0]["license"]["name"].startswith("Apache")
    references = [component["bom-ref"] for component in sbom["components"]]
    assert len(references) == len(set(references))
