"""What all tests share: how patient property tests are, and which tests are slow or need a browser."""

import pytest
from hypothesis import HealthCheck, settings

# Property tests are judged by what they find, not by how busy the machine is.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

BROWSER_FIXTURES = frozenset({"browser", "firefox"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
