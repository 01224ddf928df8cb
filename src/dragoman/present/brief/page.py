"""A briefing as one HTML page that needs nothing else and runs nothing."""

from html import escape

from dragoman.present.brief.compose import Brief, Note, Words

_STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#1c1c1c;background:#fff}"
    "h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:1.4rem 0 .3rem}"
    "ul,ol{padding-left:1.3rem;margin:.3rem 0}li{margin:.25rem 0}"
    "sup a{text-decoration:none;color:#7a1f1f}ol{font-size:.8rem;color:#333}"
    "ol li:target{background:#fff3c4}.where{color:#666;font-family:monospace;font-size:.75rem}"
    "@media print{body{font-size:10pt;line-height:1.35;margin:0;max-width:none}"
    "ol{font-size:6.5pt;line-height:1.25;columns:2}ul,ol,li{margin-top:1pt;margin-bottom:1pt}"
    "h2{margin-top:.8rem}"
    "h2{break-after:avoid}}"
)
# nothing may be loaded and nothing run, whatever the articles hold
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_page(brief: Brief) -> str:
    """Return the briefing as HTML; each citation leads to its words."""
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(brief.title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(brief.title)}</h1><p>{escape(brief.opening)}</p>",
    ]
    for section in brief.sections:
        parts.append(f"<section><h2>{escape(section.heading)}</h2><ul>")
        parts += [f"<li>{_sentence(sentence)}</li>" for sentence in section.sentences]
        parts += [f"<li><em>{escape(more)}</em></li>" for more in section.more]
        parts.append("</ul></section>")
    if brief.notes:
        parts.append("<section><h2>Sources</h2><ol>")
        parts += [_note(note) for note in brief.notes]
        parts.append("</ol></section>")
    else:
        parts.append("<p>Nothing in the record fits.</p>")
    return "\n".join([*parts, "</main></body></html>"]) + "\n"


def _sentence(runs: tuple[Words, ...]) -> str:
    return "".join(escape(run.text) + "".join(map(_link, run.notes)) for run in runs)


def _link(number: int) -> str:
    return f'<sup><a href="#n{number}">[{number}]</a></sup>'


def _note(note: Note) -> str:
    quote = note.quote if note.quote[:1] in {"“", '"'} else f"“{note.quote}”"
    where = f"{note.path}:{note.start}-{note.end} {note.claim}"
    grade = f" {escape(note.grade)}" if note.grade else ""
    return (
        f'<li id="n{note.number}">{escape(note.speaker)}, '
        f"{escape(note.published or 'no date')}{grade}: "
        f'{escape(quote)} <span class="where">{escape(where)}</span></li>'
    )
