import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(CHROMIUM)})")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page over the small record."""
    from bundle import bundle  # noqa: PLC0415 - found once the path above is set

    from dragoman.present.web.dossier import build_dossier  # noqa: PLC0415 - likewise

    path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    path.write_text(build_dossier(bundle(), title="Libya, winter 2017"), encoding="utf-8")
    return path


Opener = Callable[..., Any]


@pytest.fixture
def open_page(chromium: Any, dossier: Path) -> Iterator[Opener]:
    """Open a page (the small record's unless told); fails on an error or request of its own."""
    contexts, troubles = [], []

    def open_(path: Path = dossier, *, address: str = "", width: int = 1280, **more: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("request", lambda request: _note_request(request.url, path, troubles))
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def _note_request(url: str, path: Path, troubles: list[str]) -> None:
    if url.split("#", maxsplit=1)[0] != path.as_uri() and not url.startswith("data:"):
        troubles.append(f"request: {url}")
