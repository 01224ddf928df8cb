import pytest

from dragoman.ingest.article import make_document
from dragoman.ingest.html import read_html
from dragoman.model.text import BlockKind

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Port falls | Coast Lantern</title>
<meta property="og:site_name" content="Coast Lantern">
<meta property="og:title" content="Port falls">
<meta property="article:published_time" content="2017-03-14T06:40:00Z">
<meta name="author" content="Mira Olden"><script>var x = "<p>not this</p>";</script></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Port falls</h1>
<figure><img src="data:image/png;base64,{picture}">
<figcaption>The quay at dusk. Nils Orne/Coast Wire</figcaption></figure>
<p>Troops loyal to the council entered the port of Ashmar before dawn and met no resistance, two
officers said on Tuesday.</p>
<p>The governor’s men had left the city by boat a day earlier, according to his brother, who asked
not to be named and has not been seen since.</p>
<blockquote><p>We heard the engines at four and by five there was nobody on the quay any
more.</p></blockquote>
<p>Nobody has heard from the governor since, and the council has not said who will rule the
city.</p>
</article><footer><p>All rights reserved.</p></footer></body></html>"""


def page(charset: str = "utf-8") -> bytes:
    return PAGE.format(charset=charset, picture="QUJD" * 99_999).encode(charset)


def blocks(data: bytes) -> list[tuple[BlockKind, str]]:
    document = make_document(read_html(data, path="a.html"))
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_page_gives_its_article_and_metadata():
    document = make_document(read_html(page(), path="a.html"))
    assert (document.title, document.outlet) == ("Port falls", "Coast Lantern")
    assert document.authors == ("Mira Olden",)
    assert document.published is not None
    assert (document.published.edtf(), document.published_basis) == ("2017-03-14", "metadata")
    assert "Home" not in document.text
    assert "not this" not in document.text


def test_markup_tells_the_kinds_of_blocks():
    found = blocks(page())
    assert [kind for kind, _ in found] == [
        BlockKind.HEADLINE,
        BlockKind.BODY,
        BlockKind.BODY,
        BlockKind.BLOCK_QUOTE,
        BlockKind.BODY,
        BlockKind.CAPTION,
    ]
    assert found[-1][1].startswith("The quay at dusk.")


def test_declared_encoding_is_used():
    assert "governor’s" in make_document(read_html(page("cp1252"), path="a.html")).text


@pytest.mark.parametrize(
    "charset", ["undefined", "unicode_escape", "idna", "hex", "utf-16", "utf-7", "no-such"]
)
def test_declared_encoding_that_no_page_is_in_is_passed_over(charset: str):
    data = page().replace(b'charset="utf-8"', f'charset="{charset}"'.encode())
    assert "governor’s" in make_document(read_html(data, path="a.html")).text


def test_byte_order_mark_goes_before_the_declared_encoding():
    text = page().decode()
    assert "governor’s" in read_html(text.encode("utf-16"), path="a.html").text
    assert "governor’s" in read_html(text.encode("utf-8-sig"), path="a.html").text


@pytest.mark.parametrize("reference", ["&#0;", "&#x1B;", "&#xD800;", "&#65535;", "&#x7fffffff;"])
def test_reference_to_no_character_does_not_cost_the_page(reference: str):
    data = page().replace(b"Nobody has heard", f"Nobody{reference} has heard".encode())
    assert "Nobody\ufffd has heard" in read_html(data, path="a.html").text


def test_reference_to_a_character_is_that_character():
    data = page().replace(b"Nobody has heard", b"Nobody&#x2019;s &#8212; heard")
    assert "Nobody’s — heard" in read_html(data, path="a.html").text
