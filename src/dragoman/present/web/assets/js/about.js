// Predictions, and what the marks mean and what made this page.

function renderPredictions() {
  const body = section("predictions");
  if (!DATA.predictions.length) {
    byId("predictions").hidden = true;
    return;
  }
  body.append(
    h("p", { class: "lead" }, "Predictions are kept apart from reports. Where a later article reports the same, it says so."),
    longList(DATA.predictions, predictionItem, { first: 12, attributes: { class: "plain accounts" } }),
  );
}

function predictionItem({ claim, incident, later }) {
  const event = claims[claim].event === null ? null : events[claims[claim].event];
  return h(
    "li",
    null,
    quoteOf(claim),
    h(
      "p",
      { class: "fine" },
      event?.date && `For ${dateWords(event.date)}. `,
      later === null
        ? "No later article here reports it."
        : ["Later reported: ", link("incident", incident, incidents[incident].headline), ", in ", link("claim", later, docName(docs[claims[later].doc])), "."],
    ),
  );
}

function renderAbout() {
  const { manifest } = DATA;
  const models = (manifest.models ?? []).map((model) => (typeof model === "string" ? model : [model.name, model.version, model.digest].filter(Boolean).join(" ")));
  const packs = (manifest.packs ?? []).map((pack) => (typeof pack === "string" ? pack : [pack.name, pack.version].filter(Boolean).join(" ")));
  section("about").append(
    h("p", { class: "lead" }, "Everything on this page was read out of the articles by a program. It records who says what; it does not decide what is true."),
    h("h3", null, "What the marks mean"),
    h(
      "dl",
      { class: "marks" },
      mark([originDots(3)], "How many independent origins report it. Copies of one text, and articles that quote the same speaker, count once."),
      mark([h("span", { class: "grade" }, "F3")], "The grade of what is told: a letter for the outlet, from A to E as a person graded it, F where nobody did; and a digit for the information, from 1, confirmed, to 5, improbable, 6 where it cannot be judged."),
      mark([disputedBadge(true)], "Somebody denies it, or accounts give different dates, numbers or sides."),
      mark([badge("hedged", "m-hedged"), " ", badge("speculation", "m-speculated")], "Said with reserve: reportedly, allegedly, may have; or only guessed."),
      mark([badge("prediction", "m-predicted"), " ", badge("hypothetical", "m-hypothetical"), " ", badge("wish or demand", "m-normative"), " ", badge("question", "m-question")], "Not reported as having happened."),
      mark([badge("denied", "denied")], "The speaker says that it is not so."),
      [1, 2, 3, 4].map((quad) => mark([quadMark(Object.keys(DATA.quads).find((type) => DATA.quads[type] === quad))], plain(QUAD_WORDS[quad]))),
      mark([h("span", { class: "seg claim" }, "marked words")], "In an article: words that a record rests on. Press them to see the record."),
      mark([h("span", { class: "seg claim trigger" }, "the deed")], "The word that names what was done."),
      mark([h("span", { class: "seg p-speaker" }, "the speaker"), " ", h("span", { class: "seg p-cue" }, "said")], "When a record is open: who says it, and the words that show how it is said."),
      mark([h("span", { class: "seg p-actor" }, "who"), " ", h("span", { class: "seg p-recipient" }, "to whom"), " ", h("span", { class: "seg p-place" }, "where, when, how many")], "When a record is open: its parts."),
      mark([h("span", { class: "seg name" }, "a name")], "A mention of an actor or place. Press it for what else is said of them."),
    ),
    h("h3", null, "How it was made"),
    h(
      "dl",
      { class: "made" },
      row("Program", manifest.version && `dragoman ${manifest.version}`),
      row("Record format", manifest.schema && `schema ${manifest.schema}`),
      row("Settings", manifest.settings && h("code", null, typeof manifest.settings === "string" ? manifest.settings : JSON.stringify(manifest.settings))),
      row("Models", models.length > 0 && models.join("; ")),
      row("Packs", packs.length > 0 && packs.join(", ")),
      row("Place names", "GeoNames (geonames.org), CC BY 4.0"),
      row("Map", "Natural Earth, public domain; borders are shown as it draws them"),
      row("Event types", "PLOVER, an open ontology for political events"),
    ),
  );
}

function mark(sample, words) {
  return [h("dt", null, sample), h("dd", null, words)];
}
