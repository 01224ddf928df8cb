import json
import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from dragoman.present.web.page import SCRIPTS, STYLES, build_page, embed_json

ASSETS = files("dragoman.present.web") / "assets"
HOSTILE = "</script><script>alert(1)</script><!--<script>\u2028\u2029]]>&lt;{{script}}"
# ways to turn text into markup, code or a request
SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    r"|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|import\(|@import|url\((?!#)"
)


@given(st.recursive(st.text(st.characters(codec="utf-8")), st.lists))
def test_embedded_json_reads_back_and_holds_no_tag(value: object):
    text = embed_json(value)
    assert json.loads(text) == value
    assert not re.search("[<>\u2028\u2029]", text)


def test_page_hostile_data_stays_inside_its_data_block():
    page = build_page("t", {"words": HOSTILE}, {"words": HOSTILE}, [HOSTILE])
    assert page.count("<script") == 4
    assert page.count("</script>") == 4
    block = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    assert json.loads(block[1]) == {"words": HOSTILE}


def test_embedded_half_of_a_pair_can_be_written():
    assert json.loads(embed_json("a\ud83dz").encode("utf-8")) == "a\ud83dz"


def test_page_title_is_escaped():
    page = build_page("<b>&", {}, {}, [])
    assert "<title>&lt;b&gt;&amp;</title>" in page
    assert "<b>" not in page


def test_page_policy_allows_exactly_its_own_script_and_style():
    page = build_page("t", {}, {}, [])
    for tag in ("script", "style"):
        found = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert found is not None
        digest = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in page
    assert "default-src &#x27;none&#x27;" in page
    assert "unsafe-inline" not in page


def test_assets_all_stand_in_the_page_and_use_no_sink():
    for folder, names in (("js", SCRIPTS), ("css", STYLES)):
        listed = {path.name for path in (ASSETS / folder).iterdir()}
        assert listed == set(names)
        for name in names:
            text = (ASSETS / folder / name).read_text(encoding="utf-8")
            assert not SINKS.search(text), name
            assert len(text.splitlines()) < 400, name
