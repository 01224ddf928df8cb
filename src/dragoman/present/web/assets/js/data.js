// The records inside the page, and the few indexes that many sections use.

// What the first section needs stands before the script, and is shown while the browser reads on.
const FIRST = JSON.parse(byId("first").textContent);
let DATA = null;

/** Rows of a table as objects; the fields' names stand in it once. */
function rowsOf({ fields, rows }) {
  return rows.map((row) => {
    const record = {};
    for (let i = 0; i < fields.length; i += 1) record[fields[i]] = row[i];
    return record;
  });
}

/** The few rows that stand in the first part, at their positions. */
function fewOf(rows) {
  return Object.assign([], rows);
}

let docs = fewOf(FIRST.rows.docs);
let entities = fewOf(FIRST.rows.entities);
let claims = fewOf(FIRST.rows.claims);
let incidents = fewOf(FIRST.rows.incidents);
let events = [];
let relations = [];
let findings = [];

/** Read everything; what is cut off above stands in full from here on. */
function loadData() {
  DATA = JSON.parse(byId("data").textContent);
  docs = rowsOf(DATA.docs);
  entities = rowsOf(DATA.entities);
  claims = rowsOf(DATA.claims);
  incidents = rowsOf(DATA.incidents);
  events = rowsOf(DATA.events);
  relations = rowsOf(DATA.relations);
  findings = rowsOf(DATA.findings);
}

let parsedTexts = null;

/** The text of an article; all texts are parsed when the first is asked for. */
function textOf(doc) {
  parsedTexts ??= JSON.parse(byId("texts").textContent);
  return parsedTexts[doc];
}

/** The very words of a span; offsets count UTF-16 units, as strings do here. */
function wordsAt(doc, [start, end]) {
  return textOf(doc).slice(start, end);
}

/** The words of a claim; those of the first section are at hand before the texts are. */
function claimWords(position) {
  return FIRST.words[position] ?? wordsAt(claims[position].doc, claims[position].span);
}

function positions(rows) {
  return new Map(rows.map((row, at) => [row.id, at]));
}

/** Call `make` once, on first use. */
function once(make) {
  let value;
  let made = false;
  return () => {
    if (!made) {
      value = make();
      made = true;
    }
    return value;
  };
}

function grouped(pairs) {
  const groups = new Map();
  for (const [key, value] of pairs) {
    if (key === null || key === undefined) continue;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
}

const at = {
  article: once(() => positions(docs)),
  actor: once(() => positions(entities)),
  event: once(() => positions(events)),
  claim: once(() => positions(claims)),
  tie: once(() => positions(relations)),
  incident: once(() => positions(incidents)),
  finding: once(() => positions(findings)),
};

const eventsOfDoc = once(() => grouped(events.map((row, i) => [row.doc, i])));
const claimsOfDoc = once(() => grouped(claims.map((row, i) => [row.doc, i])));
const claimsOfSpeaker = once(() =>
  grouped(claims.flatMap((row, i) => row.chain.map((link) => [link.entity, i]))),
);
const tiesOfEntity = once(() =>
  grouped(relations.flatMap((row, i) => [...new Set([row.a, row.b])].map((key) => [key, i]))),
);
const incidentsOfEntity = once(() =>
  grouped(
    incidents.flatMap((row, i) =>
      [...new Set([...row.actors, ...row.recipients])].map((key) => [key, i]),
    ),
  ),
);
const incidentsOfPlace = once(() => grouped(incidents.map((row, i) => [row.place, i])));

/** For each entity the articles that speak of it: Map of article to mention spans. */
const mentionsOf = once(() => {
  const found = entities.map(() => new Map());
  docs.forEach((doc, d) => {
    for (const [start, end, entity] of doc.mentions) {
      if (entity === null) continue;
      if (!found[entity].has(d)) found[entity].set(d, []);
      found[entity].get(d).push([start, end]);
    }
  });
  return found;
});

const mentionCount = once(() =>
  mentionsOf().map((byDoc) => [...byDoc.values()].reduce((sum, spans) => sum + spans.length, 0)),
);

const PLACE_KINDS = new Set(["place", "facility"]);
