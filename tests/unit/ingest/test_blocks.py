from dragoman.ingest.blocks import find_blocks
from dragoman.model.text import BlockKind

STORY = (
    "Troops loyal to the council entered the port of Ashmar before dawn and met no resistance, "
    "two officers said."
)
MORE = (
    "The governor had left the city by boat a day earlier, according to his brother, and nobody "
    "has heard from him since."
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in find_blocks(text)]


def kind_of(line: str, *, text: str) -> str:
    return next(kind for kind, words in kinds(text) if words == line)


def below(line: str) -> str:
    return f"Port of Ashmar falls\n\n{STORY}\n\n{MORE}\n\n{line}\n"


def between(line: str) -> str:
    return f"Port of Ashmar falls\n\n{STORY}\n\n{line}\n\n{MORE}\n"


def test_first_short_line_is_the_headline():
    assert kinds(f"Port of Ashmar falls\n\n{STORY}\n") == [
        ("headline", "Port of Ashmar falls"),
        ("body", STORY),
    ]


def test_text_without_headline_starts_with_its_body():
    assert kinds(f"{STORY}\n\n{MORE}")[0] == ("body", STORY)


def test_section_label_above_the_headline_is_furniture():
    assert kinds(f"World News\n\nPort of Ashmar falls\n\n{STORY}")[0][0] == "furniture"


def test_blocks_leave_only_white_space_between_them():
    text = between("UPDATE: Harbour reopened: the first ship has docked, the pilots say.")
    position = 0
    for block in find_blocks(text):
        assert text[position : block.start].strip() == ""
        position = block.end
    assert text[position:].strip() == ""


def test_notices_below_the_story_are_furniture():
    for line in (
        "Support The Lantern - Go Ad-Free!",
        "This post first appeared on The Lantern",
        "Follow Mira Olden on Twitter",
        "Send tips to desk@lantern.example",
        "© 2017 The Lantern. All rights reserved.",
        "Our comment policy: write what you like but sign it.",
        "Sign up for our weekly letter.",
        "Mira Olden is a freelance journalist who lives in Ashmar.",
        (
            "Anyone may copy, republish and remix this text, if they credit The Lantern and "
            "provide a link. It is licensed for commercial use without charge."
        ),
        "[Text translated from the printed edition.]",
    ):
        assert kind_of(line, text=below(line)) == "furniture", line


def test_furniture_words_inside_a_story_do_not_make_it_furniture():
    for line in (
        (
            "The rebels follow a strict policy and support the council, whose rights they respect, "
            "the commander said in a letter to the editor of a newspaper."
        ),
        "The newspaper first appeared in 1921 and was banned when the general took power.",
        "He followed the convoy on foot and shared his water with the guards.",
    ):
        assert kind_of(line, text=between(line)) == "body", line


def test_captions_and_credits_are_marked():
    for line in (
        "File photo: the harbour of Ashmar, via Coastal Press.",
        "The governor greets sailors on the quay, file image.",
        "The governor greets sailors on the quay in May, via AFP/Getty.",
        "Picture: the governor on the quay. Courtesy of the harbour office.",
        "A burnt-out lorry near the quay. Nils Orne/Coastal Press",
    ):
        assert kind_of(line, text=between(line)) == "caption", line
    assert kind_of(
        "File image, Harbour Magazine", text=between("File image, Harbour Magazine")
    ) == ("credit")


def test_raw_caption_tags_part_from_their_caption_and_its_repetition_is_one_too():
    text = between("<figcaption>The quay at dusk.</figcaption>\nThe quay at dusk.")
    assert kinds(text)[2:6] == [
        ("furniture", "<figcaption>"),
        ("caption", "The quay at dusk."),
        ("furniture", "</figcaption>"),
        ("caption", "The quay at dusk."),
    ]


def test_strings_of_picture_agencies_are_furniture():
    line = "COASTAL/Nils Orne ATTENTION EDITORS - THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY."
    assert kind_of(line, text=f"Port of Ashmar falls\n\n{line}\n\n{STORY}") == "furniture"


def test_dateline_is_parted_from_the_words_it_opens():
    for dateline in (
        "ASHMAR, Veldia, April 7, 2019 (Coastal Press) —",
        "ASHMAR (AP) --",
        "TUNIS, 14 March 2017 (The Lantern) —",
        "ASHMAR, April 7 –",
        "(Coastal Press) -",
        "date 2017-03-14",
    ):
        assert kinds(f"Port of Ashmar falls\n\n{dateline} {STORY}")[1:] == [
            ("dateline", dateline),
            ("body", STORY),
        ], dateline


def test_acronym_before_a_dash_inside_a_sentence_is_no_dateline():
    line = "LNA — the army of the east — entered the port before dawn, two officers said on Monday."
    assert kinds(f"Port of Ashmar falls\n\n{line}")[1] == ("body", line)


def test_date_line_is_a_dateline_and_byline_a_byline():
    text = f"Port of Ashmar falls\n\nWednesday, February 15, 2017\n\nBy Mira Olden\n\n{STORY}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "dateline", "byline", "body"]


def test_masthead_line_is_a_byline():
    line = "The Lantern | By Mira Olden | 19 May 2014"
    assert kind_of(line, text=f"Port of Ashmar falls\n{line}\n\n{STORY}") == "byline"


def test_sentence_that_starts_with_by_is_no_byline():
    line = "By Friday night, the protesters had got what they were seeking from the governor."
    assert kinds(f"{line}\n\n{STORY}")[0] == ("body", line)


def test_update_that_says_what_changed_is_all_notice():
    for line in (
        "UPDATE 1: Adds casualty figures in paragraph 4.",
        "UPDATE: Related:",
        "Correction: An earlier version of this article gave the wrong date.",
        "(Adds quotes, paragraphs 3-5)",
    ):
        assert kind_of(line, text=between(line)) == "update", line


def test_update_that_tells_something_leaves_the_telling_in_the_body():
    text = between("UPDATE 2: The navy says two boats were sunk.")
    assert kinds(text)[2:4] == [
        ("update", "UPDATE 2:"),
        ("body", "The navy says two boats were sunk."),
    ]


def test_paragraphs_behind_a_lead_in_that_names_a_paper_are_an_excerpt():
    excerpt = "The navy has moved three boats to the southern coast, officials said."
    own = "Clearly, somebody is worried. I would be."
    text = f"Boats\n\nThe Lantern reports:\n\n{excerpt}\n\n{MORE}\n\n{own}\n\n{STORY}"
    assert [kind for kind, _ in kinds(text)[1:]] == [
        "body", "block_quote", "block_quote", "body", "body",
    ]  # fmt: skip


def test_excerpt_ends_where_no_report_is_given_any_more():
    plain = "The quay is the only deep one in the whole of the south."
    text = f"Boats\n\nThe Lantern writes:\n\n{MORE}\n\n{plain}\n\n{STORY}"
    assert kind_of(plain, text=text) == "body"


def test_lead_in_of_the_outlets_own_list_opens_no_excerpt():
    text = f"Boats\n\nHere is what we know:\n\n{MORE}\n\n{STORY}"
    assert "block_quote" not in {kind for kind, _ in kinds(text)}


def test_speaker_label_opens_no_excerpt():
    text = f"Boats\n\nMINISTER:\n\n{MORE}\n\n{STORY}"
    assert "block_quote" not in {kind for kind, _ in kinds(text)}


def test_marked_quotation_is_an_excerpt():
    assert kind_of(f"> {MORE}", text=between(f"> {MORE}")) == "block_quote"


def test_wrapped_lines_make_one_paragraph():
    wrapped = STORY.replace(" port", "\nport").replace(" no ", "\nno ")
    other = MORE.replace(" by boat", "\nby boat").replace(" nobody", "\nnobody")
    text = f"{wrapped}\n\n{other}\n"
    assert next(words for _, words in kinds(text)).startswith("Troops")


def test_hints_of_the_markup_come_first():
    text = f"{STORY}\n\n{MORE}"
    hinted = find_blocks(text, hints={len(STORY) + 2: BlockKind.BLOCK_QUOTE})
    assert [block.kind for block in hinted] == [BlockKind.BODY, BlockKind.BLOCK_QUOTE]


def test_lone_name_under_the_story_is_a_credit():
    assert kind_of("Coastal Press", text=below("Coastal Press")) == "credit"


def test_short_heading_inside_the_story_is_a_headline():
    assert kind_of("What comes next", text=between("What comes next")) == "headline"


def test_quoted_words_of_service_in_the_last_paragraph_are_no_notice():
    for line in (
        "“We support the policy and you may share our letter with the editor,” the governor said.",
        "The council asked us to share the letter, the editor said, and to follow the rules.",
    ):
        assert kind_of(line, text=below(line)) == "body", line


def test_only_paragraph_is_never_a_notice():
    line = (
        "Our rules say that anyone who copies content must credit the editor and link to the "
        "policy on comments, but the town council voted eight to one to change the licence."
    )
    assert kinds(line) == [("body", line)]


def test_speech_that_a_person_is_introduced_with_is_no_excerpt():
    speech = "“We heard the engines,” she said, clapping. “By five there was nobody on the quay.”"
    text = f"Boats\n\nThe harbour master described the night:\n\n{speech}\n\n{STORY}"
    assert kind_of(speech, text=text) == "body"
