// One record in full: cards for words in an article, pages for actors, incidents and ties.

function row(term, ...value) {
  const given = value.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== false);
  return given.length ? [h("dt", null, term), h("dd", null, given)] : null;
}

function participantNodes(doc, list, role) {
  return list.flatMap(([entity, start, end], i) => [
    i > 0 && ", ",
    h("span", { class: `part ${role}` }, wordsAt(doc, [start, end])),
    entity !== null && [" (", entityLink(entity), ")"],
  ]);
}

function eventCard(position) {
  const event = events[position];
  const claim = event.claim === null ? null : claims[event.claim];
  const span = (place, role) => place && h("span", { class: `part ${role}` }, wordsAt(event.doc, place));
  return h(
    "article",
    { class: "record" },
    h("h3", null, typeLabel(event.type), event.modes.length > 0 && h("span", { class: "modes" }, ` ${event.modes.join(", ")}`), " ", claimBadges(event)),
    h(
      "dl",
      null,
      row("Who", participantNodes(event.doc, event.actors, "p-actor")),
      row("To whom", participantNodes(event.doc, event.recipients, "p-recipient")),
      row("When", event.date && dateWords(event.date), event.basis && h("span", { class: "fine" }, ` ${BASIS_WORDS[event.basis] ?? event.basis}`)),
      row("Where", event.place && [span(event.place.span, "p-place"), event.place.entity !== null && [" (", entityLink(event.place.entity), ")"], event.place.precision && h("span", { class: "fine" }, ` known to: ${event.place.precision}`)]),
      row("Number", event.magnitudes.map((item, i) => [i > 0 && ", ", magnitudeWords(item)])),
      row("About", event.contexts.map((code) => plain(code).toLowerCase()).join(", ") || null),
      claim && row("Told by", chainOf(claim), " ", claimGrade(event.claim)),
      event.why.length > 0 && row("Because", event.why.join("; ")),
      row("Incident", event.incident !== null && [link("incident", event.incident, incidentTitle(incidents[event.incident])), " ", originDots(incidents[event.incident].origins)]),
    ),
    recordId(event.id),
  );
}

function claimCard(position) {
  const claim = claims[position];
  if (claim.event !== null) return eventCard(claim.event);
  const tie = claim.relation === null ? null : relations[claim.relation];
  return h(
    "article",
    { class: "record" },
    h("h3", null, tie ? link("tie", claim.relation, tieTitle(tie)) : "A claim", " ", claimBadges(claim)),
    h("dl", null, row("Told by", chainOf(claim), " ", claimGrade(position)), tie && row("Origins", originDots(tie.origins), " ", disputedBadge(tie.disputed))),
    recordId(claim.id),
  );
}

function recordId(id) {
  return h("p", { class: "fine" }, "Record ", h("code", null, id));
}

function tieTitle(tie) {
  return `${entityName(tie.a) ?? "?"} ${tieWords(tie.kind)} ${entityName(tie.b) ?? "?"}`;
}

function heading(words) {
  return h("h3", { class: "part-heading" }, words);
}

function actorPage(position) {
  const entity = entities[position];
  const ties = tiesOfEntity().get(position) ?? [];
  const held = incidentsOfEntity().get(position) ?? [];
  const here = incidentsOfPlace().get(position) ?? [];
  const said = [...new Set(claimsOfSpeaker().get(position) ?? [])];
  const spoken = [...mentionsOf()[position]].sort((a, b) => b[1].length - a[1].length);
  return h(
    "article",
    { class: "page" },
    h("p", { class: "meta" }, KIND_WORDS[entity.kind] ?? plain(entity.kind), entity.country && ` · ${entity.country}`, entity.sectors.length > 0 && ` · ${entity.sectors.join(", ")}`),
    aliasList(entity, 60),
    entity.roles.length > 0 && h("ul", null, roleWords(entity).map((words) => h("li", null, words))),
    externalIds(entity),
    ties.length > 0 && [heading(`Ties (${ties.length})`), longList(ties, tieItem, { first: 20, attributes: { class: "plain" } })],
    held.length > 0 && [heading(`Incidents (${held.length})`), longList(byDate(held), incidentItem, { first: 15, attributes: { class: "incidents" } })],
    here.length > 0 && [heading(`Reported here (${here.length})`), longList(byDate(here), incidentItem, { first: 15, attributes: { class: "incidents" } })],
    said.length > 0 && [heading(`Says (${said.length})`), longList(said, (i) => h("li", null, quoteOf(i)), { first: 10, attributes: { class: "plain" } })],
    spoken.length > 0 && [heading(`Spoken of in (${count(spoken.length, "article")})`), longList(spoken, spokenItem, { first: 20, attributes: { class: "plain" } })],
    recordId(entity.id),
  );
}

function externalIds(entity) {
  const known = Object.entries(entity.external ?? {}).filter(([, id]) => id);
  return known.length ? h("p", { class: "fine" }, known.map(([name, id], i) => `${i ? " · " : ""}${name} ${id}`)) : null;
}

function tieItem(position) {
  const tie = relations[position];
  const until = tie.end && tie.end !== tie.start ? ` – ${dateWords(tie.end, { short: true })}` : "";
  return h(
    "li",
    { class: "tie" },
    h("span", { class: `tie-sign ${tie.sign > 0 ? "pos" : tie.sign < 0 ? "neg" : ""}`, "aria-hidden": "true" }, tie.sign > 0 ? "+" : tie.sign < 0 ? "−" : "·"),
    h("span", null, entityLink(tie.a), " ", link("tie", position, tieWords(tie.kind)), " ", entityLink(tie.b),
      tie.start && h("span", { class: "when" }, ` ${dateWords(tie.start, { short: true })}${until}`), " ",
      disputedBadge(tie.disputed), claimBadges({ modality: tie.modality })),
  );
}

function spokenItem([doc, spans]) {
  return h(
    "li",
    null,
    h("a", { href: to("article", doc, spans[0]) }, docTitle(docs[doc])),
    h("span", { class: "meta" }, ` ${docName(docs[doc])}, ${dateWords(docs[doc].date, { short: true })} · ×${spans.length}`),
  );
}

function incidentPage(position) {
  const incident = incidents[position];
  const told = withoutCopies(incident.events.map((i) => events[i].claim).filter((claim) => claim !== null));
  const disputes = findings.map((_, i) => i).filter((i) => findings[i].about?.i === position && findings[i].kind !== "corroboration");
  return h(
    "article",
    { class: "page" },
    incidentMeta(incident),
    h(
      "dl",
      null,
      row("When", dateWords(incident.date)),
      row("Who", incident.actors.length > 0 && entityLinks(incident.actors)),
      row("To whom", incident.recipients.length > 0 && entityLinks(incident.recipients)),
      row("Where", incident.place !== null && entityLink(incident.place)),
      row("Credibility", credibilityWords(incident)),
    ),
    disputes.length > 0 && [
      heading("Accounts differ"),
      h("ul", { class: "plain" }, disputes.map((i) => h("li", null, h("a", { href: `#finding-${i}` }, findings[i].why)))),
    ],
    heading(`As told (${count(told.length, "time")})`),
    longList(told, accountItem, { first: 20, attributes: { class: "plain accounts" } }),
    recordId(incident.id),
  );
}

function accountItem({ position, also }) {
  const event = events[claims[position].event];
  const facts = event ? [event.date && dateWords(event.date), ...event.magnitudes.map(magnitudeWords)].filter(Boolean) : [];
  return h("li", null, quoteOf(position, { also }), facts.length > 0 && h("p", { class: "fine" }, facts.join(" · ")));
}

function tiePage(position) {
  const tie = relations[position];
  return h(
    "article",
    { class: "page" },
    h("p", { class: "meta" }, originDots(tie.origins), " ", disputedBadge(tie.disputed), claimBadges({ modality: tie.modality, denied: tie.denied })),
    h(
      "dl",
      null,
      row("Who", tie.a !== null && entityLink(tie.a)),
      row("Tie", plain(tieWords(tie.kind))),
      row("Whom or what", tie.b !== null && entityLink(tie.b)),
      row("First reported", tie.start && dateWords(tie.start)),
      row("Last reported", tie.end && dateWords(tie.end)),
      row("Credibility", credibilityWords(tie)),
    ),
    heading("As told"),
    longList(withoutCopies(tie.claims), ({ position: i, also }) => h("li", null, quoteOf(i, { also })), { first: 20, attributes: { class: "plain accounts" } }),
    recordId(tie.id),
  );
}
