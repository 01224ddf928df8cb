// The records inside the page, and the few indexes that many sections use.

const DATA = JSON.parse(byId("data").textContent);

/** Rows of a table as objects; the fields' names stand in it once. */
function rowsOf({ fields, rows }) {
  return rows.map((row) => {
    const record = {};
    for (let i = 0; i < fields.length; i += 1) record[fields[i]] = row[i];
    return record;
  });
}

const docs = rowsOf(DATA.docs);
const entities = rowsOf(DATA.entities);
const events = rowsOf(DATA.events);
const claims = rowsOf(DATA.claims);
const relations = rowsOf(DATA.relations);
const incidents = rowsOf(DATA.incidents);
const findings = rowsOf(DATA.findings);

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
