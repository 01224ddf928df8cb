// One line of an incident, and what its type means.

/** The sign in front of an incident says how the sides deal with each other, also without colour. */
const QUAD_WORDS = {
  1: "words of cooperation",
  2: "acts of cooperation",
  3: "words of conflict",
  4: "acts of conflict",
};

function quadMark(type) {
  const quad = DATA.quads[type] ?? 0;
  const shape = {
    1: svg("circle", { cx: 6, cy: 6, r: 4, class: "open" }),
    2: svg("circle", { cx: 6, cy: 6, r: 4.5 }),
    3: svg("path", { d: "M6 1.5 10.5 6 6 10.5 1.5 6Z", class: "open" }),
    4: svg("path", { d: "M6 1 11 6 6 11 1 6Z" }),
  }[quad];
  if (!shape) return null;
  return svg(
    "svg",
    { class: `quad q${quad}`, viewBox: "0 0 12 12", width: 12, height: 12, role: "img", "aria-label": QUAD_WORDS[quad] },
    svg("title", null, QUAD_WORDS[quad]),
    shape,
  );
}

function typeLabel(type) {
  return h("span", { class: "type" }, quadMark(type), " ", plain(type));
}

/** What an incident is that nobody reports as having happened. */
const STANDING_WORDS = {
  predicted: "Foreseen: ",
  hypothetical: "Supposed: ",
  normative: "Called for: ",
  question: "Asked: ",
};

/** Whether somebody commits, hedged or not, to its having happened. */
function isReported(incident) {
  return incident.modality !== null && !(incident.modality in STANDING_WORDS) && !isAhead(incident);
}

const newestDay = once(() => docs.map((doc) => doc.hi ?? "").sort().at(-1) ?? "");

/** Whether it is dated after the newest article: announced at best. */
function isAhead({ lo }) {
  return newestDay() !== "" && lo !== null && lo > newestDay();
}

function incidentTitle(incident) {
  const ahead = isAhead(incident) ? "Dated ahead: " : "";
  const standing = incident.modality === null ? "Denied: " : STANDING_WORDS[incident.modality] ?? ahead;
  return `${standing}${incident.headline}`;
}

/** The title without the place at its end, for where the place stands beside it. */
function titleWithoutPlace(incident) {
  const title = incidentTitle(incident);
  const place = `, ${entityName(incident.place)}`;
  return title.endsWith(place) ? title.slice(0, -place.length) : title;
}

function incidentMeta(incident) {
  return h(
    "p",
    { class: "meta spread" },
    typeLabel(incident.type),
    incident.place !== null && h("span", null, "at ", entityLink(incident.place)),
    originDots(incident.origins),
    " ",
    credibilityMark(incident),
    " ",
    disputedBadge(incident.disputed),
    claimBadges({ modality: incident.modality, denied: incident.denied }),
  );
}

function incidentItem(position) {
  const incident = incidents[position];
  return h(
    "li",
    { class: `incident${isReported(incident) ? "" : " open-end"}` },
    h("time", { class: "when" }, dateWords(incident.date, { short: true })),
    h(
      "div",
      null,
      h("p", { class: "headline" }, link("incident", position, titleWithoutPlace(incident))),
      incidentMeta(incident),
    ),
  );
}

/** Newest first; undated ones last. */
function byDate(list) {
  return [...list].sort((a, b) => {
    const [first, second] = [incidents[a].lo ?? "", incidents[b].lo ?? ""];
    return first === second ? a - b : first < second ? 1 : -1;
  });
}
