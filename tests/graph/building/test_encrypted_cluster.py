"""A Dask cluster that only holders of a certificate can use, by Dask's own settings."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from graph.building.executors import executor_for
from ner.errors import ConfigError

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | bool]:
    """Dask's settings for TLS with a new certificate that signs itself."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subject = ["-subj", "/CN=guantu.test", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *subject, *files],
        check=True,
        capture_output=True,
    )
    tls = "distributed.comm.tls"
    return {
        "distributed.comm.require-encryption": True,
        f"{tls}.ca-file": str(certificate),
        **{f"{tls}.{role}.cert": str(certificate) for role in ("scheduler", "worker", "client")},
        **{f"{tls}.{role}.key": str(key) for role in ("scheduler", "worker", "client")},
    }


@pytest.fixture(scope="module")
def address(settings: dict[str, str | bool]) -> Iterator[str]:
    """The scheduler of an encrypted cluster."""
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            protocol="tls",
            security=distributed.Security(),
        ) as cluster,
    ):
        yield cluster.scheduler_address


def test_work_is_done_with_the_certificate(settings: dict[str, str | bool], address: str) -> None:
    assert address.startswith("tls://")
    with dask.config.set(settings), executor_for(scheduler=address) as executor:
        assert list(executor.map(abs, [-1, -2, 3])) == [1, 2, 3]


@pytest.mark.parametrize("protocol", ["tls", "tcp"])
def test_nobody_gets_in_without_it(
    settings: dict[str, str | bool], address: str, protocol: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.building.executors.SCHEDULER_TIMEOUT", 2.0)
    there = address.replace("tls://", f"{protocol}://")
    with (
        dask.config.set(dict.fromkeys(settings)),
        pytest.raises(ConfigError, match="no Dask scheduler answers"),
        executor_for(scheduler=there),
    ):
        pytest.fail("a client without the certificate got in")
