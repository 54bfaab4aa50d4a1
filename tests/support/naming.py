"""Every collected test has an id of its own: workers share the tests out by their ids, and of two alike only one would run."""

from __future__ import annotations

from collections import Counter

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests that schemathesis makes the id that their name promises; refuse a run in which two tests share one."""
    for item in items:
        operation = getattr(item, "operation_label", None)
        if operation:
            item._id = item.id.with_params(operation)
    shared = [name for name, count in Counter(item.nodeid for item in items).items() if count > 1]
    if shared:
        raise pytest.UsageError(f"several tests share the id {shared[0]}: of these only one would run")
