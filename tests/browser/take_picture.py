"""Takes the picture of the README: ``python take_picture.py PAGE.html PICTURE.png [#ADDRESS]``."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1360, 850


def take_picture(page_file: Path, picture: Path, address: str | None) -> None:
    """Show the page with the evidence of ``address``, or of the first citation, open beside it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        address = address or page.locator("#state .cite").first.get_attribute("href")
        page.evaluate("(address) => { location.hash = address; }", address)
        page.wait_for_selector("#reader mark.target")
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take_picture(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
