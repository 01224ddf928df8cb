// The list of actors: names in all spellings, offices, and how often they are spoken of.

const actorFilter = { kind: "" };

function renderActors() {
  const body = section("actors");
  const kinds = [...new Set(entities.map((row) => row.kind))].filter((kind) => !PLACE_KINDS.has(kind)).sort();
  if (!entities.length) {
    body.append(h("p", { class: "empty" }, "Nobody was named."));
    return;
  }
  body.append(
    h("div", { class: "filters" },
      select("Kind", [["", "All actors"], ...kinds.map((kind) => [kind, KIND_WORDS[kind] ?? plain(kind)]), ["places", "Places"]], (value) => {
        actorFilter.kind = value;
        drawActors();
      })),
    h("div", { id: "actor-list" }),
  );
  drawActors();
}

function drawActors() {
  const counts = mentionCount();
  const wanted = (row) =>
    actorFilter.kind === "places" ? PLACE_KINDS.has(row.kind) : !PLACE_KINDS.has(row.kind) && (!actorFilter.kind || row.kind === actorFilter.kind);
  const list = entities
    .map((_, i) => i)
    .filter((i) => wanted(entities[i]))
    .sort((a, b) => counts[b] - counts[a] || (entities[a].name < entities[b].name ? -1 : 1));
  byId("actor-list").replaceChildren(longList(list, actorItem, { first: 24, attributes: { class: "actor-items" } }));
}

function actorItem(position) {
  const entity = entities[position];
  const articles = mentionsOf()[position].size;
  return h(
    "li",
    { class: "actor" },
    h("h3", null, entityLink(position)),
    h("p", { class: "meta" }, KIND_WORDS[entity.kind] ?? plain(entity.kind), shortRoles(entity)),
    aliasList(entity, 6),
    h("p", { class: "meta" }, articles ? `Named ${count(mentionCount()[position], "time")} in ${count(articles, "article")}` : "Not named in any article here"),
  );
}

/** Every spelling with how often it stands; the name itself is left out where it stands alone. */
function aliasList(entity, most) {
  const spellings = entity.aliases.filter(([name]) => name !== entity.name || entity.aliases.length > 1);
  if (!spellings.length) return null;
  const sorted = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rest = sorted.length - most;
  return h(
    "ul",
    { class: "aliases", "aria-label": "Spellings" },
    sorted.slice(0, most).map(([name, times]) =>
      h("li", null, name, times ? h("span", { class: "times" }, h("span", { class: "unseen" }, ", "), `×${times}`) : null)),
    rest > 0 && h("li", { class: "rest" }, `${rest} more`),
  );
}

/** The first offices in a line, with years: "commander of LNA (2015–2020)". */
function shortRoles(entity) {
  const years = ({ start, end }) => [start, end].map((day) => day?.slice(0, 4) ?? "");
  const shown = entity.roles.slice(0, 2).map((role) => {
    const [from, until] = years(role);
    return [" · ", role.role, role.of !== null && [" of ", entityLink(role.of)], (from || until) && ` (${from}–${until})`];
  });
  return [shown, entity.roles.length > 2 && ` · ${count(entity.roles.length - 2, "more office")}`];
}

/** Offices with the dates they were held: "commander of LNA (from March 2015)". */
function roleWords(entity) {
  return entity.roles.map(({ role, of, start, end }) => {
    const years = start && end ? ` (${dateWords(start)} – ${dateWords(end)})` : start ? ` (from ${dateWords(start)})` : end ? ` (until ${dateWords(end)})` : "";
    return [role, of !== null && [" of ", entityLink(of)], years];
  });
}
