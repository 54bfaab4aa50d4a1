"""No test is passed over in silence: what did not run is listed at the end, and `--no-skips` makes it a failure."""

from __future__ import annotations

import pytest

from suizhi.commons.home import data_dir

NO_DATA = "the real exports are not here: set SUIZHI_DATA to their folder"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of this suite."""
    group = parser.getgroup("suizhi")
    group.addoption("--no-skips", action="store_true", help="a skipped test fails the run")
    group.addoption("--only-database", action="store_true", help="only tests that touch a database: for the second run, on another one")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of the real exports where there are none; keep tests of one running portal on one worker."""
    without_data = data_dir() is None
    for item in items:
        if without_data and item.get_closest_marker("data"):
            item.add_marker(pytest.mark.skip(reason=NO_DATA))
        if "portal" in _fixtures(item):
            item.add_marker(pytest.mark.xdist_group("portal"))
    if config.getoption("--only-database"):
        kept = [item for item in items if _touches_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not _touches_database(item)])
        items[:] = kept


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    """Say loudly what did not run, and why."""
    skipped = terminalreporter.getreports("skipped")
    if not skipped:
        return
    terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.line(f"{report.nodeid}: {reason}", yellow=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With `--no-skips`, a run that passed something over has failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter is not None and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))


def _touches_database(item: pytest.Item) -> bool:
    """Whether the test uses the database of the run. Tests of PostgreSQL itself have their own and need no second run."""
    if item.get_closest_marker("postgres"):
        return False
    uses = {"db", "transactional_db", "django_db_setup", "live_server", "portal", "installation", "install"}
    return item.get_closest_marker("django_db") is not None or not uses.isdisjoint(_fixtures(item))
