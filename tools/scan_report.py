"""Print how well the text scan sees: `python -m tools.scan_report`."""

from __future__ import annotations

from tests.scan.measure import table

if __name__ == "__main__":
    print(table())
