"""The invented articles and the actors and places they name."""

from bundle_builder import Bundle


def add_articles(bundle: Bundle, hostile_title: str) -> None:
    """Add eight articles; all words and outlets are made up for these tests."""
    bundle.document(
        "doc-1",
        "The Harbour Post",
        "2017-03-04",
        "headline|Gunmen take oil port in dawn raid",
        "dateline|AJDABIYA, 4 March",
        "body|Heavily armed gunmen of the Benghazi Defence Brigades stormed the terminal at Ras"
        " Lanuf on 3 March, driving out a Libyan National Army garrison, Salim Qadri, a spokesman"
        " for the army, said by telephone.",
        "caption|Smoke over the tank farm of Ras Lanuf, seen from the coastal road.",
        "body|The Harbour Post has learned that at least nine guards were reportedly killed at"
        " Ras Lanuf. The Brigades hold Ras Lanuf and its airstrip, a port worker confirmed.",
        "body|He accused the Government of National Accord of paying the attackers. The"
        " government did not answer a request for comment.",
        "furniture|Subscribe to the Harbour Post newsletter. Tips: tips@harbour.example",
    )
    bundle.document(
        "doc-2",
        "Gulf Monitor",
        "2017-03-05",
        "headline|After the raid 🛢️ what comes next?",
        "body|🔥🔥 The flares burned all night. \U0001d50fooking back, few saw it coming. The"
        " attack on Ras Lanuf killed two guards, a nurse at the town clinic told the Monitor.",
        "body|Russia stands behind Khalifa Haftar, whose army keeps his rivals out of Benghazi,"
        " and nobody here doubts it 🤷. In Benghazi, which his army controls, cafés stayed open.",
        "body|Khalifa Haftar met Russian officers aboard a carrier on 11 January. He does not"
        " recognise the Government of National Accord in Tripoli.",
        "body|One oil trader expects that Khalifa Haftar will counter-attack at Ras Lanuf within"
        " two weeks.",
    )
    attack = (
        "body|fighters of the Benghazi Defence Brigades attacked the Libyan National Army at Ras"
        " Lanuf on 3 March, and the first Libyan National Army troops retook Ras Lanuf on 14 March"
        " after a night of shelling."
    )
    after = (
        "body|The army now controls Ras Lanuf and Es Sider, but the Brigades, sworn enemies of"
        " Libyan National Army commander Khalifa Haftar, say they will be back."
    )
    bundle.document(
        "doc-3",
        "Meridian Wire",
        "2017-03-15",
        "headline|Army retakes Ras Lanuf",
        "update|UPDATE 2: adds detail on second terminal",
        attack,
        after,
    )
    bundle.document(
        "doc-4",
        "Coast Courier",
        "2017-03-15",
        "headline|Oil port back in army hands",
        attack,
        after,
        "furniture|This article first appeared on Meridian Wire.",
    )
    for key in ("doc-3", "doc-4"):
        next(d for d in bundle.rows["documents"] if d["id"] == key)["copy_group"] = "copy-1"
    _add_opinion(bundle)
    _add_others(bundle, hostile_title)


def _add_opinion(bundle: Bundle) -> None:
    bundle.document(
        "doc-5",
        "Dune Notes (blog)",
        "2017-03-16",
        "headline|Reading the eastern papers so you need not",
        "body|On the oil ports, the Eastern Gazette wrote on Wednesday, and quoted an army officer"
        " in support, that the LNA took Ras Lanuf back on 13 March.",
        "block_quote|The officer cited a captured driver as saying that Qatar may be backing the"
        " Benghazi Defence Brigades. We could not reach the driver.",
        "body|My own view has not changed. Moscow supports Hafter with parts and advice, and the"
        " United Arab Emirates arms the LNA. As for the west of the country, who knows.",
        "body|Closer to home, two residents say that Egyptian aircraft bombed a camp near Derna on"
        " 27 May 2016. Derna is held by a council of its own fighters to this day.",
    )
    bundle.document(
        "doc-6",
        "Nile Register",
        "2017-03-18",
        "headline|Cairo rejects talk of strikes",
        "body|The foreign ministry in Cairo denied that Egyptian aircraft had bombed any target"
        " near Derna. Egypt supports the LNA, it said, in the fight against terrorism alone.",
        "body|Egypt hosted Fayez al-Sarraj and Hifter for talks in February 2017. A diplomat in"
        " Moscow told this paper that Russia takes no side and backs nobody in Libya.",
        "body|Meanwhile an LNA press officer claimed that Derna is fully under LNA control.",
    )


def _add_others(bundle: Bundle, hostile_title: str) -> None:
    bundle.document(
        "doc-7",
        "Pastebin Daily",
        "2017-03-06",
        f"headline|{hostile_title}",
        "body|The council of Ajdabiya imposed a curfew on 5 March. </script><script>window.broken"
        "=2</script> <img src=x onerror=window.broken=3>",
        'body|=HYPERLINK("http://evil.example";"click") {{ 7*7 }} ${7*7} '
        "'; DELETE FROM events; -- <!--<script> ]]> \u2028\u2029 end.",
        "body|Officials in Tripoli, seat of the GNA, and in Italy, which supports the GNA, were"
        " silent.",
    )
    bundle.document(
        "doc-8",
        "Long View Quarterly",
        None,
        "headline|Two governments and no state",
        "byline|By our contributing editor",
        "body|Islamic State had held Sirte since 2015. Then forces loyal to the Government of"
        " National Accord drove Islamic State out of Sirte in December 2016, and today Sirte is"
        " in the hands of the Government of National Accord.",
        "body|The United States backs the Government of National Accord, and Italy backs the"
        " Government of National Accord too, if quietly.",
        "body|The author predicts that Tripoli will fall to Haftar's army before the summer.",
    )


def add_entities(bundle: Bundle) -> None:
    """Add the actors and places of the articles; coordinates are rounded."""
    entity = bundle.entity
    entity(
        "lna",
        "armed_group",
        "Libyan National Army",
        "LNA",
        country="LBY",
        sectors=["MIL"],
        external={"wikidata": "Q16155606"},
    )
    entity("gna", "government", "Government of National Accord", "GNA", country="LBY")
    entity("bdb", "armed_group", "Benghazi Defence Brigades", "the Brigades", country="LBY")
    entity("islamic-state", "armed_group", "Islamic State", sectors=["REB"])
    entity("derna-council", "armed_group", "a council of its own fighters", country="LBY")
    entity(
        "haftar",
        "person",
        "Khalifa Haftar",
        "Haftar",
        "Hifter",
        "Hafter",
        country="LBY",
        roles=[{"role": "commander", "of": "lna", "start": "2015-03", "end": None}],
    )
    entity(
        "sarraj",
        "person",
        "Fayez al-Sarraj",
        country="LBY",
        roles=[{"role": "head of government", "of": "gna", "start": "2016", "end": None}],
    )
    entity(
        "spokesman",
        "person",
        "Salim Qadri",
        roles=[{"role": "spokesman", "of": "lna", "start": None, "end": None}],
    )
    for key, name, code, extra in (
        ("russia", "Russia", "RUS", "Moscow"),
        ("egypt", "Egypt", "EGY", "Egyptian"),
        ("uae", "United Arab Emirates", "ARE", "UAE"),
        ("usa", "United States", "USA", "Washington"),
        ("italy", "Italy", "ITA", "Rome"),
        ("qatar", "Qatar", "QAT", "Doha"),
    ):
        entity(key, "state", name, extra, country=code, lat=0.0, lon=0.0)
    for key, name, lat, lon in (
        ("ras-lanuf", "Ras Lanuf", 30.5, 18.56),
        ("benghazi", "Benghazi", 32.12, 20.07),
        ("tripoli", "Tripoli", 32.89, 13.19),
        ("sirte", "Sirte", 31.2, 16.59),
        ("derna", "Derna", 32.76, 22.64),
        ("ajdabiya", "Ajdabiya", 30.76, 20.22),
    ):
        entity(key, "place", name, country="LBY", lat=lat, lon=lon)
