"""The documentation of the query language names every field with its aliases."""

from suizhi.commons.home import CHECKOUT
from suizhi.commons.search.language import FIELDS


def test_every_field_stands_in_the_docs_with_all_its_names() -> None:
    rows = [line for line in (CHECKOUT / "docs" / "search.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    for field in FIELDS:
        [row] = [row for row in rows if row.startswith(f"| `{field.code}` | {field.zh} |")]
        assert all(alias in row for alias in field.aliases)
