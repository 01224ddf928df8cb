// Who calls whom what: an actor's names by outlet, and loaded words by whoever says them.

const VALENCE_SIGNS = { positive: "+", negative: "−", neutral: "·" };

function renderWording() {
  const body = section("wording");
  const { names, terms } = DATA.wording;
  if (!names.length && !terms.length) {
    byId("wording").hidden = true;
    return;
  }
  if (names.length) {
    body.append(
      h("h3", null, "Names for the actors"),
      h("p", { class: "lead" }, "Those whom several outlets name, and what each calls them most."),
      longList(names, namesItem, { first: 8, attributes: { class: "plain" } }),
    );
  }
  if (terms.length) {
    body.append(
      h("h3", null, "Loaded words"),
      h("p", { class: "lead" }, "Words that take sides or keep their distance: in the outlet's own voice, or in that of whom it quotes."),
      longList(terms, termItem, { first: 12, attributes: { class: "plain" } }),
    );
  }
}

function namesItem({ entity, outlets }) {
  return h(
    "li",
    null,
    h("p", { class: "headline" }, entityLink(entity)),
    h("dl", { class: "namings" }, outlets.map(({ outlet, forms }) => row(outlet, forms.flatMap((form, i) => [i > 0 && ", ", formNode(form)])))),
  );
}

function formNode([words, times, place]) {
  const shown = place ? placeLink(place, `“${words}”`) : `“${words}”`;
  return h("span", null, shown, times > 1 && h("span", { class: "fine" }, ` ×${times.toLocaleString("en")}`));
}

function placeLink([doc, start, end], words) {
  return h("a", { href: to("article", doc, [start, end]) }, words);
}

function termItem({ outlet, speaker, entity, target, term, kind, valence, count: times, at: place }) {
  const where = outlet ?? "An unnamed outlet";
  return h(
    "li",
    null,
    h("p", { class: "headline" }, h("span", { class: "sign", title: valence }, VALENCE_SIGNS[valence] ?? "·"), " ",
      place ? placeLink(place, `“${term}”`) : `“${term}”`, times > 1 && h("span", { class: "fine" }, ` ×${times.toLocaleString("en")}`),
      entity !== null ? [" of ", entityLink(entity)] : target && ` of ${target}`),
    h("p", { class: "meta" }, speaker ? `${speaker}, in ${where}` : where, kind !== "loaded" && ` · ${WORDING_KINDS[kind] ?? kind}`),
  );
}

const WORDING_KINDS = { distancing: "keeps its distance", scare: "in marks of doubt" };
