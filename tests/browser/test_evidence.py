"""From a statement to the exact words behind it, and back."""

from typing import Any

from bundle import bundle

CLAIMS = {row["id"]: row for row in bundle()["claims"]}


def marked(page: Any) -> str:
    return "".join(page.locator("#reader mark.target").all_text_contents())


def test_page_opens_without_error_or_request(open_page: Any):
    page = open_page()
    assert page.title() == "Libya, winter 2017"
    assert page.locator("h1").inner_text() == "Libya, winter 2017"
    assert page.locator("#state .prose li").count() > 15


def test_citation_shows_exactly_its_words_in_the_article(open_page: Any):
    page = open_page()
    first = page.locator("#state .cite").first
    claim = first.get_attribute("href").removeprefix("#/claim/")
    first.click()
    page.wait_for_selector("#reader mark.target")
    assert marked(page) == CLAIMS[claim]["quote"]
    page.locator("#reader mark.target").first.wait_for(state="visible")


def test_address_of_every_claim_marks_its_quote(open_page: Any):
    page = open_page()
    shown = {}
    for claim in CLAIMS:
        page.evaluate("(claim) => { location.hash = `#/claim/${claim}`; }", claim)
        page.wait_for_function("(claim) => document.querySelector('#card code')", arg=claim)
        page.wait_for_timeout(20)
        shown[claim] = marked(page)
    assert shown == {claim: row["quote"] for claim, row in CLAIMS.items()}


def test_marked_words_after_wide_characters_are_the_quote(open_page: Any):
    wide = [row for row in CLAIMS.values() if row["document"] == "doc-2"]
    assert len(wide) > 3
    page = open_page(address="#/claim/clm-ev-dead-2")
    assert "🔥🔥" in page.locator("#reader .source-text").inner_text()
    assert marked(page) == "The attack on Ras Lanuf killed two guards"


def test_words_in_an_article_lead_to_their_record(open_page: Any):
    page = open_page(address="#/article/doc-1")
    page.locator("#reader .seg.trigger", has_text="stormed").click()
    card = page.locator("#card")
    assert "Assault" in card.inner_text()
    assert "Salim Qadri, a spokesman" in card.inner_text()
    card.get_by_role("link", name="Benghazi Defence Brigades attack").click()
    page.wait_for_function("document.getElementById('reader-h').textContent.startsWith('Benghazi')")
    assert page.locator("#reader .accounts > li").count() == 4


def test_account_of_an_incident_leads_back_to_the_article(open_page: Any):
    page = open_page(address="#/incident/inc-strike")
    page.locator("#reader .accounts a", has_text="Egyptian aircraft had bombed").click()
    page.wait_for_selector("#reader mark.target")
    assert marked(page) == CLAIMS["clm-ev-strike-2"]["quote"]


def test_chain_of_three_speakers_is_shown_from_the_outlet_inwards(open_page: Any):
    page = open_page(address="#/claim/c-qat")
    chain = page.locator("#card .chain").inner_text()
    assert chain == "Dune Notes (blog) › the Eastern Gazette › an army officer › a captured driver"


def test_article_shows_every_word_and_names_what_is_no_body(open_page: Any):
    documents = {row["id"]: row for row in bundle()["documents"]}
    page = open_page(address="#/article/doc-1")
    blocks = page.locator("#reader .block-text").all_text_contents()
    assert "\n\n".join(blocks) == documents["doc-1"]["text"]
    labels = page.locator("#reader .block-label").all_inner_texts()
    assert labels == ["Picture caption", "Not part of the article"]


def test_back_returns_through_the_records_seen(open_page: Any):
    page = open_page()
    page.evaluate("location.hash = '#/incident/inc-attack'")
    page.wait_for_selector("#reader .accounts")
    page.locator("#reader .accounts a").first.click()
    page.wait_for_selector("#reader mark.target")
    page.click("#reader-back")
    page.wait_for_selector("#reader .accounts")
    page.click("#reader-close")
    assert page.locator("#reader").is_hidden()


def test_hostile_text_is_shown_and_runs_nowhere(open_page: Any):
    page = open_page()
    page.locator("#articles a", has_text="window.broken=1").click()
    page.wait_for_selector("#reader .source")
    text = page.locator("#reader .source-text").inner_text()
    for words in (
        "<script>window.broken=1</script>",
        "<img src=x onerror",
        "=HYPERLINK(",
        "DELETE",
    ):
        assert words in text
    assert page.evaluate("window.broken") is None
    assert page.locator("#reader img, #reader script").count() == 0


def test_sides_of_a_dispute_stand_beside_each_other_in_their_words(open_page: Any):
    page = open_page()
    finding = page.locator(".finding", has_text="Two numbers")
    assert finding.locator(".side h4").all_inner_texts() == ["at least 9 dead", "2 dead"]
    boxes = [side.bounding_box() for side in finding.locator(".side").all()]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]
    finding.locator(".side a").first.click()
    page.wait_for_selector("#reader mark.target")
    assert marked(page) == CLAIMS["clm-ev-dead-1"]["quote"]
