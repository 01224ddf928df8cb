// Citations: numbers that lead to the exact words, and quotes with who says them.

/** Who says it, from the outlet inwards: "Dune Notes › the Eastern Gazette › an officer". */
function chainOf(claim) {
  const links = claim.chain.length ? claim.chain : [{}];
  return h(
    "span",
    { class: "chain" },
    links.flatMap((part, i) => [
      i > 0 && h("span", { class: "step", "aria-label": "quoting" }, " › "),
      part.entity === undefined
        ? part.speaker ?? (i ? "unnamed" : docName(docs[claim.doc]))
        : link("actor", part.entity, part.speaker ?? entityName(part.entity)),
    ]),
  );
}

/** Marks for what is not plainly stated. */
function claimBadges({ modality, polarity, denied }) {
  return [
    modality && modality !== "asserted" && badge(MODALITY_WORDS[modality] ?? modality, `m-${modality}`),
    polarity === "denied" && badge("denied", "denied"),
    denied && badge("also denied", "denied"),
  ];
}

function badge(words, kind) {
  return h("span", { class: `badge ${kind}` }, words);
}

/** One dot per independent origin, and the number in words. */
function originDots(origins) {
  const words = count(origins, "independent origin");
  return h(
    "span",
    { class: "origins", title: words },
    h("span", { class: "dots", "aria-hidden": "true" }, "●".repeat(Math.min(origins, 6))),
    h("span", { class: "origins-n" }, origins === 1 ? "1 origin" : `${origins} origins`),
  );
}

function disputedBadge(disputed) {
  return disputed ? badge("≠ disputed", "disputed") : null;
}

/** A claim's words as a quotation that leads to its place in the article. */
function quoteOf(position, { also = [] } = {}) {
  const claim = claims[position];
  const doc = docs[claim.doc];
  return h(
    "figure",
    { class: `quote ${claim.polarity}` },
    h("blockquote", null, link("claim", position, `“${bare(clip(claimWords(position), 420))}”`)),
    h(
      "figcaption",
      null,
      chainOf(claim),
      doc.date && h("span", { class: "when" }, `, ${dateWords(doc.date, { short: true })}`),
      " ",
      claimGrade(position),
      " ",
      claimBadges(claim),
      also.length > 0 && h("span", { class: "also" }, "Same text in ", also.flatMap((other, i) => [i > 0 && ", ", link("claim", other, docName(docs[claims[other].doc]))])),
    ),
  );
}

/** Claims with the same words in copies of one text taken together: [{position, also}]. */
function withoutCopies(positions) {
  const groups = [];
  for (const position of positions) {
    const { doc } = claims[position];
    const words = wordsAt(doc, claims[position].span);
    const same = groups.find((group) => group.words === words && docs[group.doc].copies.includes(doc));
    if (same) same.also.push(position);
    else groups.push({ words, doc, position, also: [] });
  }
  return groups;
}

/** Without quotation marks at the ends, where marks are put around it. */
function bare(words) {
  return words.replace(/^["“”«»‘']+|["“”«»]+$/g, "");
}

/** White space closed up and, if need be, cut at a word. */
function clip(words, most) {
  const tidy = words.replace(/\s+/g, " ").trim();
  return tidy.length <= most ? tidy : `${tidy.slice(0, most).replace(/\s\S*$/, "")} …`;
}

/** The small number of a citation. */
function citation(number) {
  const position = FIRST.brief.notes[number - 1];
  const claim = claims[position];
  const doc = docs[claim.doc];
  const label = `Citation ${number}: ${docName(doc)}, ${dateWords(doc.date)}`;
  return h(
    "a",
    {
      class: "cite",
      href: to("claim", position),
      "aria-label": label,
      mouseenter: (event) => showPreview(event.currentTarget, position),
      mouseleave: hidePreview,
      focus: (event) => showPreview(event.currentTarget, position),
      blur: hidePreview,
    },
    String(number),
  );
}

function showPreview(anchor, position) {
  const preview = byId("preview");
  preview.replaceChildren(quoteOf(position));
  preview.hidden = false;
  const box = anchor.getBoundingClientRect();
  const width = Math.min(352, window.innerWidth - 24);
  const left = Math.max(12, Math.min(box.left - 24, window.innerWidth - width - 12));
  preview.style.width = `${width}px`;
  preview.style.left = `${left}px`;
  const below = box.bottom + 8;
  const above = box.top - preview.offsetHeight - 8;
  preview.style.top = `${below + preview.offsetHeight > window.innerHeight && above > 0 ? above : below}px`;
}

function hidePreview() {
  byId("preview").hidden = true;
}
