// The pane that shows evidence: an article with its words marked, or a record in full.

const narrow = window.matchMedia("(max-width: 67em)");
const reading = { open: false, opener: null, depth: 0, doc: null, kind: null };

const PAGES = {
  actor: [actorPage, (position) => entities[position].name],
  incident: [incidentPage, (position) => incidentTitle(incidents[position])],
  tie: [tiePage, (position) => tieTitle(relations[position])],
};

/** Follow the address: open what it names, or close the pane. */
function followAddress() {
  hidePreview();
  const route = routeOf(location.hash);
  if (!route) {
    closeReader({ keepAddress: true });
    if (location.hash.startsWith("#finding-")) revealFinding(location.hash.slice(1));
    return;
  }
  openReader();
  const { kind, position, span } = route;
  if (PAGES[kind]) showPage(kind, position);
  else if (kind === "article") showArticle(position, span ? [{ span, role: "target" }] : [], null);
  else showEvidence(kind, position);
}

function openReader() {
  const active = document.activeElement;
  if (!reading.open) {
    reading.opener = byId("reader").contains(active) ? null : active;
    reading.depth = 0;
  } else {
    reading.depth += 1;
  }
  reading.open = true;
  byId("reader").hidden = false;
  document.body.classList.add("reading");
  holdMain();
  byId("reader-back").hidden = reading.depth === 0;
}

/** In a narrow window the pane covers the page, which must then be out of reach. */
function holdMain() {
  for (const part of [byId("main"), byId("bar"), document.querySelector(".masthead")]) {
    part.inert = reading.open && narrow.matches;
  }
}

function closeReader({ keepAddress = false } = {}) {
  if (!reading.open) return;
  reading.open = false;
  reading.doc = null;
  byId("reader").hidden = true;
  document.body.classList.remove("reading");
  holdMain();
  if (keepAddress) return;
  history.pushState(null, "", "#");
  if (reading.opener?.isConnected) reading.opener.focus();
}

function showPage(kind, position) {
  const [make, title] = PAGES[kind];
  reading.doc = null;
  hideCard();
  setTitle(title(position));
  const body = byId("reader-body");
  body.replaceChildren(make(position));
  body.scrollTop = 0;
  byId("reader-h").focus();
}

function setTitle(words) {
  byId("reader-h").textContent = clip(words, 160);
}

function showEvidence(kind, position) {
  const record = kind === "event" ? events[position] : claims[position];
  showArticle(record.doc, partsOf(kind, position), kind === "event" ? eventCard(position) : claimCard(position));
}

/** Show an article with these parts marked; `card` is the record they belong to. */
function showArticle(doc, parts, card) {
  reading.doc = doc;
  setTitle([docName(docs[doc]), docs[doc].date && dateWords(docs[doc].date)].filter(Boolean).join(", "));
  const body = byId("reader-body");
  body.replaceChildren(articleNode(doc, parts));
  if (card) showCard([card]);
  else hideCard();
  const target = body.querySelector("mark.target");
  if (target) {
    target.tabIndex = 0;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    announce(`Words shown in ${docName(docs[doc])}`);
  } else {
    body.scrollTop = 0;
    byId("reader-h").focus();
  }
}

function articleNode(doc, parts) {
  const layers = layersOf(doc, parts);
  const stops = focusStops(layers);
  const blocks = docs[doc].blocks.length ? docs[doc].blocks : [["body", 0, textOf(doc).length]];
  return h(
    "article",
    { class: "source", lang: docs[doc].language },
    articleHead(doc),
    h("div", { class: "source-text", click: pickWords, keydown: pickByKey }, wholeText(doc, blocks).map(([kind, start, end]) => blockNode(doc, kind, start, end, layers, stops))),
  );
}

/** The blocks, and whatever text stands between them, so that no word is missing. */
function wholeText(doc, blocks) {
  const text = textOf(doc);
  const all = [];
  let reached = 0;
  for (const [kind, start, end] of [...blocks, [null, text.length, text.length]]) {
    if (start > reached && text.slice(reached, start).trim()) all.push(["body", reached, start]);
    if (kind) all.push([kind, start, end]);
    reached = Math.max(reached, end);
  }
  return all;
}

function blockNode(doc, kind, start, end, layers, stops) {
  const label = BLOCK_WORDS[kind];
  const tag = kind === "block_quote" ? "blockquote" : "div";
  return h(
    tag,
    { class: `block b-${kind}` },
    label && h("p", { class: "block-label" }, label),
    h("p", { class: "block-text" }, segmentNodes(doc, start, end, layers, stops)),
  );
}

function articleHead(doc) {
  const row = docs[doc];
  const facts = [
    row.authors.length > 0 && `By ${row.authors.join(", ")}`,
    row.date ? row.basis && `Date ${BASIS_WORDS[row.basis] ?? row.basis}` : "Date not known",
    row.path && h("code", null, row.path),
    outsideLink(row.url),
  ].filter(Boolean);
  return h(
    "header",
    { class: "source-head" },
    !row.blocks.some(([kind]) => kind === "headline") && h("h3", { class: "source-title" }, docTitle(row)),
    h("p", { class: "meta" }, facts.map((fact, i) => [i > 0 && " · ", fact])),
    row.agency && h("p", { class: "meta" }, `Credited to ${row.agency}`),
    row.alsoAt.length > 0 && h("p", { class: "meta" }, "The same file also at ", row.alsoAt.join(", ")),
    row.copies.length > 0 && h("p", { class: "meta" }, "Shares its text with ", row.copies.flatMap((other, i) => [i > 0 && ", ", link("article", other, docName(docs[other]))]), "; they count as one origin."),
    row.revises !== null && h("p", { class: "meta" }, "A later version of ", link("article", row.revises, docTitle(docs[row.revises])), "."),
  );
}

/** A press on marked words shows the records that rest on them. */
function pickWords(event) {
  const segment = event.target.closest(".seg");
  if (segment && !String(window.getSelection())) chooseAt(Number(segment.dataset.at));
}

function pickByKey(event) {
  if (event.key !== "Enter" && event.key !== " ") return;
  const segment = event.target.closest(".seg");
  if (!segment) return;
  event.preventDefault();
  chooseAt(Number(segment.dataset.at));
}

function chooseAt(offset) {
  const doc = reading.doc;
  const covers = ([start, end]) => start <= offset && offset < end;
  const length = ([start, end]) => end - start;
  const shortest = (rows) => (a, b) => length(rows[a].span) - length(rows[b].span);
  const onTrigger = (i) => (events[i].trigger && covers(events[i].trigger) ? 0 : 1);
  const found = (eventsOfDoc().get(doc) ?? [])
    .filter((i) => covers(events[i].span))
    .sort((a, b) => onTrigger(a) - onTrigger(b) || shortest(events)(a, b));
  const covered = new Set(found.map((i) => events[i].claim));
  const bare = (claimsOfDoc().get(doc) ?? [])
    .filter((i) => covers(claims[i].span) && !covered.has(i) && claims[i].event === null)
    .sort(shortest(claims));
  const named = docs[doc].mentions.find(([start, end, entity]) => entity !== null && covers([start, end]));
  if (!found.length && !bare.length) {
    if (named) location.hash = to("actor", named[2]);
    return;
  }
  const [kind, position] = found.length ? ["event", found[0]] : ["claim", bare[0]];
  markAgain(kind, position, offset);
  showCard([...found.map(eventCard), ...bare.map(claimCard)].slice(0, 6));
}

/** Mark the parts of another record without leaving the place in the text. */
function markAgain(kind, position, offset) {
  const body = byId("reader-body");
  const height = body.scrollTop;
  body.replaceChildren(articleNode(reading.doc, partsOf(kind, position)));
  body.scrollTop = height;
  const again = body.querySelector(`.seg[data-at="${offset}"]`);
  if (again) {
    again.tabIndex = 0;
    again.focus({ preventScroll: true });
  }
  history.replaceState(null, "", to(kind, position));
}

function showCard(cards) {
  const card = byId("card");
  card.replaceChildren(h("button", { type: "button", class: "quiet card-close", "aria-label": "Close the record", click: hideCard }, "✕"), ...cards);
  card.hidden = false;
  card.scrollTop = 0;
}

function hideCard() {
  byId("card").hidden = true;
  byId("card").replaceChildren();
}

function startReader() {
  byId("reader-close").addEventListener("click", () => closeReader());
  byId("reader-back").addEventListener("click", () => {
    reading.depth -= 2; // following the address adds one again
    history.back();
  });
  narrow.addEventListener("change", holdMain);
  window.addEventListener("hashchange", followAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("preview").hidden) hidePreview();
    else if (event.key === "Escape" && reading.open) closeReader();
  });
  if (routeOf(location.hash)) followAddress();
}
