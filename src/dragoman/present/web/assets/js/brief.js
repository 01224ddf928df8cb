// The state of play: sentences composed from records, each with its citations.

function renderDeck() {
  const outlets = new Set(docs.map((doc) => doc.outlet).filter(Boolean)).size;
  const days = docs.flatMap((doc) => (doc.lo ? [doc.lo, doc.hi] : [])).sort();
  const period = days.length ? `, published ${periodWords(days[0], days.at(-1))}` : "";
  byId("deck").textContent =
    `${count(docs.length, "article")} by ${count(outlets, "outlet")}${period}: ` +
    `${count(incidents.length, "incident")}, ${count(entities.length, "actor and place", "actors and places")}, ` +
    `${count(claims.length, "claim")}. Nothing here is stated as fact; everything is somebody's claim, one click from its words.`;
}

function renderBrief() {
  const body = section("state");
  const parts = DATA.brief.sections;
  if (DATA.on) {
    body.append(h("p", { class: "lead" }, `As reported up to ${dateWords(DATA.on)}.`));
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
  if (DATA.brief.notes.length) body.append(renderNotes());
}

/** A piece of a sentence: plain words, or a reference to a record. */
function partNode(part) {
  if (typeof part === "string") return part;
  if ("e" in part) return entityLink(part.e);
  if ("i" in part) return link("incident", part.i, part.t);
  if ("f" in part) return h("a", { href: `#finding-${part.f}` }, part.t);
  if ("d" in part) return h("time", { class: "when" }, dateWords(part.d));
  if ("q" in part) {
    const claim = claims[part.q];
    return h("q", { class: "said" }, bare(clip(wordsAt(claim.doc, claim.span), 240)));
  }
  return h("sup", { class: "cites" }, part.c.map(citation));
}

function renderNotes() {
  return h(
    "details",
    { class: "notes" },
    h("summary", null, `The words behind these sentences (${DATA.brief.notes.length})`),
    h("ol", null, DATA.brief.notes.map((position) => h("li", null, quoteOf(position)))),
  );
}
