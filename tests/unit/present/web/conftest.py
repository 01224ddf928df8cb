import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "browser"))


@pytest.fixture(scope="session")
def records() -> Mapping[str, Any]:
    from bundle import bundle  # noqa: PLC0415 - found once the path above is set

    return bundle()
