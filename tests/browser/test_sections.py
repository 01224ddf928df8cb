"""Timeline, map, ties, search: what they show and how they answer."""

from pathlib import Path
from typing import Any

from bundle import bundle

from dragoman.present.web.dossier import build_dossier


def headlines(page: Any) -> list[str]:
    return page.locator("#timeline-list .headline").all_inner_texts()


def choose(page: Any, label: str, option: str) -> None:
    page.locator("#timeline").get_by_label(label, exact=True).select_option(label=option)


def test_timeline_leaves_predictions_out_until_asked(open_page: Any):
    page = open_page()
    assert not [words for words in headlines(page) if "Tripoli falls" in words]
    choose(page, "Show", "foreseen, asked, denied")
    assert headlines(page) == ["Foreseen: Tripoli falls to Libyan National Army"]


def test_timeline_filters_by_type_actor_and_period(open_page: Any):
    page = open_page()
    choose(page, "Type", "Consult")
    assert headlines(page) == [
        "Fayez al-Sarraj and Khalifa Haftar talk in Egypt",
        "Khalifa Haftar meets Russia",
    ]
    page.locator("#timeline").get_by_label("Actor").select_option(label="Russia (1)")
    assert headlines(page) == ["Khalifa Haftar meets Russia"]
    page.get_by_role("button", name="Clear").click()
    choose(page, "From", "March 2017")
    choose(page, "To", "March 2017")
    assert len(headlines(page)) == 3


def test_timeline_bar_narrows_the_list_and_opens_it_again(open_page: Any):
    page = open_page()
    every = headlines(page)
    bar = page.get_by_role("button", name="January 2017: 1 incident")
    bar.click()
    assert headlines(page) == ["Khalifa Haftar meets Russia"]
    bar.click()
    assert headlines(page) == every


def test_timeline_shows_origins_and_disputes(open_page: Any):
    item = open_page().locator("#timeline-list .incident", has_text="Brigades attack")
    assert "3 origins" in item.inner_text()
    assert "disputed" in item.inner_text()


def test_map_has_towns_as_points_and_no_country(open_page: Any):
    page = open_page()
    labels = [spot.get_attribute("aria-label") for spot in page.locator("#map .spot").all()]
    assert "Ras Lanuf: 2 incidents, held by LNA" in labels
    assert "Derna: 1 incident, holder disputed" in labels
    assert not [label for label in labels if label.startswith("Egypt")]
    assert "Egypt (1)" in page.locator("#map .wide").last.inner_text()
    assert "Libya" in page.locator("#map .country").all_text_contents()


def test_map_zooms_by_button(open_page: Any):
    page = open_page()
    before = page.locator("#map g").first.get_attribute("transform")
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator("#map g").first.get_attribute("transform") != before
    page.get_by_role("button", name="Back to the first view").click()
    assert page.locator("#map g").first.get_attribute("transform") == before


def test_slider_moves_the_graph(open_page: Any):
    page = open_page()
    edge = page.locator("#ties .edge[aria-label^='Qatar backs']")
    assert "now" in edge.get_attribute("class")
    slider = page.get_by_role("slider", name="Date")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#when-words").inner_text() == "February 2017"
    assert edge.count() == 0
    assert "February 2017" in slider.get_attribute("aria-valuetext")
    page.keyboard.press("Home")
    assert page.locator("#when-words").inner_text() == "January 2015"


def test_ties_last_reported_earlier_are_faint_and_disputed_ones_marked(open_page: Any):
    page = open_page()
    assert "past" in page.locator(".edge[aria-label^='United States']").get_attribute("class")
    disputed = page.locator(".edge[aria-label^='Russia backs']")
    assert "disputed" in disputed.get_attribute("aria-label")
    assert disputed.locator(".sign").text_content() == "≠"
    assert page.locator(".edge[aria-label*='opposes'] .sign").first.text_content() == "−"


def test_table_says_what_the_graph_shows(open_page: Any):
    page = open_page()
    page.get_by_text("The same as a table").first.click()
    page.wait_for_selector("#tie-table tbody tr")
    rows = page.locator("#tie-table tbody tr").all_inner_texts()
    assert len(rows) == page.locator("#ties .edge").count()
    assert any("Qatar" in row and "hedged" in row for row in rows)


def test_places_held_follow_the_slider(open_page: Any):
    page = open_page()
    held = page.locator("#held")
    assert "Sirte: Government of National Accord" in held.inner_text()
    page.get_by_role("slider", name="Date").focus()
    page.keyboard.press("Home")
    assert "Sirte: Islamic State" in held.inner_text()


def test_search_finds_a_spelling_and_opens_the_actor(open_page: Any):
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("hifter")
    page.wait_for_selector("#hits .hit")
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "hit-0"
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader:not([hidden])")
    assert page.locator("#reader-h").inner_text() == "Khalifa Haftar"
    assert "Hafter" in page.locator("#reader .aliases").inner_text()


def test_search_finds_words_in_articles(open_page: Any):
    page = open_page()
    page.fill("#search", "cafés stayed")
    page.locator("#hits .hit").first.click()
    page.wait_for_selector("#reader mark.target")
    marked = "".join(page.locator("#reader mark.target").all_text_contents())
    assert marked == "cafés stayed"


def test_files_not_read_are_named_with_their_reason(open_page: Any):
    page = open_page()
    page.get_by_text("Not read (2 files)").click()
    assert "scans/page<1>.txt – looks like a PDF, not text" in page.locator(".skipped").inner_text()


def test_wording_and_grades_are_shown_with_their_words(open_page: Any, tmp_path: Path):
    made = bundle()
    first = made["mentions"][0]
    forms = [{"words": "the gang", "form": "nominal", "count": 2, "mention": first["id"]}]
    entity = next(row["id"] for row in made["entities"] if row["kind"] == "armed_group")
    made["namings"] = [
        {"id": f"nm-{outlet}", "outlet": outlet, "entity": entity, "forms": forms}
        for outlet in ("Dune Notes", "Coast Post")
    ]
    grade = {"grade": "3", "words": "possibly true", "why": ["2 tell it plainly"]}
    made["incidents"] = [{**row, "credibility": grade} for row in made["incidents"]]
    made["claims"] = [{**row, "grade": "F3", "grade_why": []} for row in made["claims"]]
    path = tmp_path / "wording.html"
    path.write_text(build_dossier(made, title="Wording"), encoding="utf-8")
    page = open_page(path)
    assert "“gang” ×2" in page.locator("#wording").inner_text()
    page.locator("#wording a", has_text="gang").first.click()
    page.locator("#reader").wait_for(state="visible")
    assert "3 · possibly true" in page.locator("#timeline-list .incident").first.inner_text()
    page.locator("#timeline-list .headline a").first.click()
    page.locator("#reader", has_text="3, possibly true: 2 tell it plainly").wait_for()
    assert page.locator("#reader figure .grade").first.inner_text() == "F3"


def test_wording_without_anything_to_tell_is_left_out(open_page: Any):
    page = open_page()
    assert page.locator("#wording").is_hidden()
    assert "Wording" not in page.locator("#sections").inner_text()
