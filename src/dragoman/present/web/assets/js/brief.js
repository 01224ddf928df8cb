// The state of play: sentences composed from records, each with its citations.

function renderDeck() {
  const { counts } = FIRST;
  const period = counts.days.length ? `, published ${periodWords(...counts.days)}` : "";
  byId("deck").textContent =
    `${count(counts.docs, "article")} by ${count(counts.outlets, "outlet")}${period}: ` +
    `${count(counts.incidents, "incident")}, ${count(counts.entities, "actor and place", "actors and places")}, ` +
    `${count(counts.claims, "claim")}. Nothing here is stated as fact; everything is somebody's claim, one click from its words.`;
}

function renderBrief() {
  const body = section("state");
  const parts = FIRST.brief.sections;
  if (FIRST.on) {
    body.append(h("p", { class: "lead" }, `As reported up to ${dateWords(FIRST.on)}.`));
  }
  if (!parts.length) {
    body.append(h("p", { class: "empty" }, "The articles report nothing that could be told here."));
  }
  for (const part of parts) {
    body.append(
      h(
        "div",
        { class: "topic" },
        h("h3", null, h("a", { href: `#${part.anchor}` }, part.heading)),
        h("ul", { class: "prose" }, part.sentences.map((words) => h("li", null, words.map(partNode)))),
      ),
    );
  }
  if (FIRST.brief.notes.length) body.append(renderNotes());
}

/** A piece of a sentence: plain words, or a reference to a record. */
function partNode(part) {
  if (typeof part === "string") return part;
  if ("e" in part) return entityLink(part.e);
  if ("i" in part) return link("incident", part.i, part.t);
  if ("f" in part) return h("a", { href: `#finding-${part.f}` }, part.t);
  if ("d" in part) return h("time", { class: "when" }, dateWords(part.d));
  if ("q" in part) {
    return h("q", { class: "said" }, bare(clip(claimWords(part.q), 240)));
  }
  return h("sup", { class: "cites" }, part.c.map(citation));
}

function renderNotes() {
  return h(
    "details",
    { class: "notes" },
    h("summary", null, `The words behind these sentences (${FIRST.brief.notes.length})`),
    h("ol", null, FIRST.brief.notes.map((position) => h("li", null, quoteOf(position)))),
  );
}
