"""A briefing as Markdown."""

import re

from dragoman.present.brief.compose import Brief, Note, Words

# what Markdown would read as more than a letter
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def write_markdown(brief: Brief) -> str:
    """Return the briefing as Markdown, the words it rests on numbered at its end."""
    lines = [f"# {_escape(brief.title)}", "", brief.opening, ""]
    for section in brief.sections:
        lines += [f"## {section.heading}", ""]
        lines += [f"- {_sentence(sentence)}" for sentence in section.sentences]
        lines += [f"- *{_escape(more)}*" for more in section.more]
        lines.append("")
    if brief.notes:
        lines += ["## Sources", ""]
        lines += [_note(note) for note in brief.notes]
    else:
        lines.append("Nothing in the record fits.")
    return "\n".join(lines).rstrip() + "\n"


def _sentence(runs: tuple[Words, ...]) -> str:
    return "".join(
        _escape(run.text) + "".join(f" \\[{number}\\]" for number in run.notes) for run in runs
    )


def _note(note: Note) -> str:
    quote = note.quote if note.quote[:1] in {"“", '"'} else f"“{note.quote}”"
    grade = f" {note.grade}" if note.grade else ""
    said = f"{note.speaker}, {note.published or 'no date'}{grade}: {quote}"
    where = f"{note.path}:{note.start}-{note.end} {note.claim}".replace("`", "'")
    return f"{note.number}. {_escape(said)} (`{where}`)"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
