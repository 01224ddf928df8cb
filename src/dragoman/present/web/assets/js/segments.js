// An article's text cut where marks begin and end, so that overlapping marks can all be shown.

/** Layers are {start, end, ...}; returns [{start, end, layers}] covering [from, until) in order. */
function cutSegments(from, until, layers) {
  const inside = layers.filter((layer) => layer.start < until && layer.end > from && layer.start < layer.end);
  const edges = new Set([from, until]);
  for (const { start, end } of inside) {
    edges.add(Math.max(from, start));
    edges.add(Math.min(until, end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const place = new Map(sorted.map((edge, i) => [edge, i]));
  const segments = sorted.slice(0, -1).map((start, i) => ({ start, end: sorted[i + 1], layers: [] }));
  for (const layer of inside) {
    const last = place.get(Math.min(until, layer.end));
    for (let i = place.get(Math.max(from, layer.start)); i < last; i += 1) segments[i].layers.push(layer);
  }
  return segments;
}

/** What is marked in an article: names, claims, triggers, and the parts of the chosen record. */
function layersOf(doc, chosen) {
  const layers = docs[doc].mentions.map(([start, end, entity]) => ({ start, end, role: "name", entity }));
  for (const i of claimsOfDoc().get(doc) ?? []) {
    const [start, end] = claims[i].span;
    layers.push({ start, end, role: "claim", claim: i });
  }
  for (const i of eventsOfDoc().get(doc) ?? []) {
    const { span, trigger } = events[i];
    layers.push({ start: span[0], end: span[1], role: "event", event: i });
    if (trigger) layers.push({ start: trigger[0], end: trigger[1], role: "trigger", event: i });
  }
  for (const { span, role } of chosen) {
    if (span) layers.push({ start: span[0], end: span[1], role });
  }
  return layers;
}

/** The parts of a record inside its article, for marking: [{span, role}]. */
function partsOf(kind, position) {
  if (kind === "event") {
    const event = events[position];
    return [
      { span: event.span, role: "target" },
      ...eventParts(event),
      ...(event.claim === null ? [] : claimParts(claims[event.claim])),
    ];
  }
  const claim = claims[position];
  return [
    { span: claim.span, role: "target" },
    ...claimParts(claim),
    ...(claim.event === null ? [] : eventParts(events[claim.event])),
  ];
}

function eventParts(event) {
  return [
    { span: event.trigger, role: "p-trigger" },
    ...event.actors.map(([, start, end]) => ({ span: [start, end], role: "p-actor" })),
    ...event.recipients.map(([, start, end]) => ({ span: [start, end], role: "p-recipient" })),
    ...event.magnitudes.map(([, , , start, end]) => ({ span: [start, end], role: "p-number" })),
    { span: event.dateSpan, role: "p-date" },
    { span: event.place?.span, role: "p-place" },
  ];
}

function claimParts(claim) {
  return [
    ...claim.chain.flatMap((part) => [
      { span: part.span, role: "p-speaker" },
      { span: part.cue, role: "p-cue" },
    ]),
    ...claim.cues.map(([, start, end]) => ({ span: [start, end], role: "p-cue" })),
  ];
}

/** The text of a block as nodes, marks and all. */
function segmentNodes(doc, from, until, layers, focusable) {
  const text = textOf(doc);
  return cutSegments(from, until, layers).map(({ start, end, layers: on }) => {
    const words = text.slice(start, end);
    if (!on.length) return words;
    const roles = [...new Set(on.map((layer) => layer.role))];
    const opens = on.find((layer) => layer.start === start && focusable.has(layer));
    return h(
      roles.includes("target") ? "mark" : "span",
      {
        class: `seg ${roles.join(" ")}`,
        "data-at": start,
        tabindex: opens ? "0" : null,
        role: opens ? "button" : null,
        "aria-label": opens ? `${words}. Show the record of these words` : null,
      },
      words,
    );
  });
}

/** Where the tab key stops: triggers of events, and the start of claims without one. */
function focusStops(layers) {
  const plainClaims = layers.filter((layer) => layer.role === "claim" && claims[layer.claim].event === null);
  return new Set([...layers.filter((layer) => layer.role === "trigger"), ...plainClaims]);
}
