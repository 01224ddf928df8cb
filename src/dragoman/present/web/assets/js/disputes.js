// Findings across articles: sides in columns, each in its own words.

const PER_SIDE = 3;

function renderDisputes() {
  const body = section("disputes");
  const order = findings
    .map((_, i) => i)
    .sort((a, b) => (findings[b].score ?? 0) - (findings[a].score ?? 0));
  const disputes = order.filter((i) => findings[i].kind !== "corroboration");
  const agreed = order.filter((i) => findings[i].kind === "corroboration");
  body.append(
    disputes.length
      ? h("p", { class: "lead" }, "Claims that cannot all hold, side by side. Which is right is for the reader to judge.")
      : h("p", { class: "empty" }, "No two articles were found to contradict each other."),
    longList(disputes, (i) => renderFinding(i), { first: 6, attributes: { class: "findings" } }),
  );
  if (agreed.length) {
    const list = once(() =>
      longList(agreed, (i) => renderFinding(i), { first: 6, attributes: { class: "findings" } }),
    );
    const box = h("details", { class: "agreed" }, h("summary", null, `Where accounts agree (${agreed.length})`));
    box.addEventListener("toggle", () => box.append(list()));
    body.append(box);
  }
}

function renderFinding(position) {
  const finding = findings[position];
  const sides = finding.sides;
  return h(
    "li",
    { class: "finding", id: `finding-${position}`, tabindex: "-1" },
    h("p", { class: "kicker" }, FINDING_WORDS[finding.kind] ?? plain(finding.kind), h("span", { class: "sure" }, sureness(finding.score))),
    h("h3", null, aboutNode(finding.about) ?? finding.why),
    finding.about && h("p", { class: "why" }, finding.why),
    h("div", { class: "sides", "data-sides": String(Math.min(sides.length, 3)) }, sides.map((side) => renderSide(finding, side))),
  );
}

function sureness(score) {
  return score === null || score === undefined ? "" : `, compared with sureness ${Math.round(score * 100)} of 100`;
}

/** Bring a finding into view, also one further down the list than is shown yet. */
function revealFinding(id) {
  const list = section("disputes").querySelector(".long");
  while (!byId(id) && list?.querySelector(":scope > .more")) list.querySelector(":scope > .more").click();
  byId(id)?.scrollIntoView();
  byId(id)?.focus({ preventScroll: true });
}

function aboutNode(about) {
  if (!about) return null;
  if ("i" in about) return link("incident", about.i, incidents[about.i].headline);
  if ("e" in about) return entityLink(about.e);
  const tie = relations[about.r];
  return link("tie", about.r, `${entityName(tie.a) ?? "?"} ${tieWords(tie.kind)} ${entityName(tie.b) ?? "?"}`);
}

function renderSide(finding, side) {
  const label = finding.kind === "date_conflict" && /^\d/.test(side.label) ? dateWords(side.label) : side.label;
  const quotes = withoutCopies(side.claims).map(({ position, also }) => quoteOf(position, { also }));
  const rest = quotes.slice(PER_SIDE);
  return h(
    "div",
    { class: "side" },
    h("h4", null, label),
    quotes.slice(0, PER_SIDE),
    rest.length > 0 && h("details", null, h("summary", null, `${rest.length} more`), rest),
  );
}
