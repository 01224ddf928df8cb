"""Examples in the documentation: run, compared, and written anew by ``make examples``.

A line ``<!-- output: WORDS -->`` stands before a console block that shows ``dragoman WORDS`` and
what it prints over the sample articles.
"""

import re
import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from dragoman.present.cli.main import app

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "samples" / "libya"
PAGES = (ROOT / "README.md",)
EXAMPLE = re.compile(
    r"(?P<mark><!-- output: (?P<words>[^\n]*?) -->\n)(?:\n```console\n(?P<block>.*?)```\n)?",
    re.DOTALL,
)


def build_samples(store: Path) -> str:
    """Read the sample articles into a store; return what that prints."""
    return run(f"build {SAMPLES} --store {store}")


def run(words: str) -> str:
    """Return what a command prints on both streams, without colour."""
    result = CliRunner().invoke(app, words.split(), env={"NO_COLOR": "1", "COLUMNS": "118"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def shown(words: str, store: Path) -> str:
    """Return the console block for an example."""
    if words == "demo":
        demo, page = store.with_name("demo.db"), store.with_name("dossier.html")
        told = build_samples(demo) + run(f"dossier --store {demo} -o {page}")
        return f"$ make demo\n…\n{told.replace(str(store.parent), 'build')}"
    return f"$ dragoman {words}\n{run(f'{words} --store {store}')}"


def refresh(text: str, store: Path) -> str:
    """Return a page with every example's block as it is now."""
    return EXAMPLE.sub(
        lambda found: f"{found['mark']}\n```console\n{shown(found['words'], store)}```\n", text
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        samples = Path(folder) / "samples.db"
        build_samples(samples)
        for page in PAGES:
            page.write_text(refresh(page.read_text(encoding="utf-8"), samples), encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)}\n")
