// Who backs whom on a date: a graph, a slider over time, and the same as a table.

const MOST_NODES = 34;

function renderTies() {
  const body = section("ties");
  const signed = relations.map((_, i) => i).filter((i) => relations[i].sign && relations[i].a !== null && relations[i].b !== null);
  if (!signed.length) {
    body.append(h("p", { class: "empty" }, "No tie of support or opposition was reported."));
    return;
  }
  chooseNodes(signed);
  graph.bins = tieBins(graph.ties);
  graph.step = startStep();
  append(body, [
    h("p", { class: "lead" }, "Ties as reported, on the date below. Strong lines are in evidence at that date; the thinner and fainter ones were last reported before it, and nobody reports their end."),
    sliderBox(),
    h("div", { class: "graph-box" }, h("div", { id: "graph-canvas" }), graphLegend()),
    signed.length > graph.ties.length &&
      h("p", { class: "fine" }, `The ${MOST_NODES} best connected actors are drawn; the table has all.`),
    h("details", { id: "tie-table" }, h("summary", null, "The same as a table")),
    h("div", { id: "held" }),
  ]);
  byId("tie-table").addEventListener("toggle", drawTable);
  graph.all = signed;
  drawStep();
  new ResizeObserver(() => drawGraph()).observe(byId("graph-canvas"));
}

function chooseNodes(signed) {
  const ties = new Map();
  const note = (key) => ties.set(key, (ties.get(key) ?? 0) + 1);
  for (const i of signed) [relations[i].a, relations[i].b].forEach(note);
  const weight = new Map(); // a tie to a well connected actor counts for more than one aside
  for (const i of signed) {
    const { a, b, origins } = relations[i];
    weight.set(a, (weight.get(a) ?? 0) + origins + Math.log2(ties.get(b)));
    weight.set(b, (weight.get(b) ?? 0) + origins + Math.log2(ties.get(a)));
  }
  const ranked = [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_NODES);
  const kept = new Set(ranked.map(([key]) => key));
  graph.ties = signed.filter((i) => kept.has(relations[i].a) && kept.has(relations[i].b) && relations[i].a !== relations[i].b);
  const tied = new Set(graph.ties.flatMap((i) => [relations[i].a, relations[i].b]));
  graph.nodes = ranked.map(([key]) => key).filter((key) => tied.has(key));
  const place = new Map(graph.nodes.map((key, n) => [key, n]));
  const pairs = new Map(); // one pull for two nodes, however many ties they have
  for (const i of graph.ties) {
    const ends = [place.get(relations[i].a), place.get(relations[i].b)].sort((a, b) => a - b);
    const key = ends.join();
    pairs.set(key, [...ends, (pairs.get(key)?.[2] ?? 0) + relations[i].sign]);
  }
  graph.points = layOut(graph.nodes.length, [...pairs.values()]);
}

function tieBins(ties) {
  const days = ties.flatMap((i) => [relations[i].lo, relations[i].hi]).filter(Boolean);
  const bins = makeBins(days, 0.7).filter((bin) => bin.key);
  return bins.length ? bins : [{ key: "", words: "undated" }];
}

function startStep() {
  return FIRST.on ? binOf(graph.bins, FIRST.on) : graph.bins.length - 1;
}

/** "now" in evidence in this step, "past" last reported before, "gone" not yet or lost since. */
function standing(tie, step) {
  if (!tie.lo) return "now";
  if (binOf(graph.bins, tie.lo) > step && tie.lo > graph.bins[step].key) return "gone";
  if (tie.hi >= graph.bins[step].key) return "now";
  return tie.lost ? "gone" : "past";
}

function sliderBox() {
  const last = graph.bins.length - 1;
  const input = h("input", {
    id: "when", type: "range", min: 0, max: last, step: 1, value: graph.step,
    "aria-label": "Date",
    input: () => { graph.step = Number(input.value); drawStep(); },
  });
  const jump = (direction) => h(
    "button",
    { type: "button", class: "quiet", click: () => { input.value = nextChange(direction); graph.step = Number(input.value); drawStep(); } },
    direction < 0 ? "← Earlier change" : "Later change →",
  );
  return h(
    "div",
    { class: "slider" },
    h("output", { id: "when-words", for: "when" }),
    input,
    h("div", { class: "slider-ends" }, h("span", null, graph.bins[0].words), h("span", null, graph.bins[last].words)),
    h("div", { class: "slider-jumps" }, jump(-1), jump(1)),
  );
}

function nextChange(direction) {
  const look = (step) => graph.ties.map((i) => standing(relations[i], step)).join();
  const here = look(graph.step);
  const end = direction < 0 ? 0 : graph.bins.length - 1;
  for (let step = graph.step; step !== end; ) {
    step += direction;
    if (look(step) !== here) return step;
  }
  return end;
}

function drawStep() {
  const words = graph.bins[graph.step].words;
  const now = graph.all.filter((i) => standing(relations[i], graph.step) === "now").length;
  byId("when").setAttribute("aria-valuetext", `${words}, ${count(now, "tie")} in evidence`);
  byId("when-words").textContent = words;
  drawGraph();
  drawTable();
  drawHeld();
}

function drawTable() {
  const details = byId("tie-table");
  if (!details?.open || !graph.all) return;
  const order = { now: 0, past: 1 };
  const rows = graph.all
    .map((i) => [i, standing(relations[i], graph.step)])
    .filter(([, state]) => state !== "gone")
    .sort((a, b) => order[a[1]] - order[b[1]] || a[0] - b[0]);
  const head = ["Who", "Tie", "Whom", "First reported", "Last reported", "Origins"];
  const table = h(
    "table",
    null,
    h("caption", null, `Ties as of ${graph.bins[graph.step].words}`),
    h("thead", null, h("tr", null, head.map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", null, rows.slice(0, 400).map(([i, state]) => tieRow(i, state))),
  );
  details.querySelector(".scroll")?.remove();
  details.append(h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of ties" }, table));
}

function tieRow(position, state) {
  const tie = relations[position];
  return h(
    "tr",
    { class: state },
    h("th", { scope: "row" }, entityLink(tie.a)),
    h("td", null, link("tie", position, tieWords(tie.kind)), " ", disputedBadge(tie.disputed), tie.modality !== "asserted" && badge(MODALITY_WORDS[tie.modality] ?? "only denied", "hedged")),
    h("td", null, entityLink(tie.b)),
    h("td", null, dateWords(tie.start, { short: true })),
    h("td", null, dateWords(tie.end, { short: true })),
    h("td", { class: "number" }, String(tie.origins)),
  );
}

/** Who holds which place, by what was reported up to the date of the slider. */
function drawHeld() {
  const step = graph.step;
  const rows = [];
  for (const [place, ties] of holdersOf()) {
    const known = ties.filter((i) => relations[i].a !== null && standing(relations[i], step) !== "gone");
    if (!known.length) continue;
    const newest = relations[known[0]].hi ?? "";
    const holders = known.filter((i) => i === known[0] || ((relations[i].hi ?? "") === newest && relations[i].disputed));
    rows.push([place, holders]);
  }
  rows.sort((a, b) => entityName(a[0]).localeCompare(entityName(b[0]), "en"));
  byId("held").replaceChildren(
    ...(rows.length
      ? [
          h("h3", null, `Holding what, as of ${graph.bins[step].words}`),
          longList(rows, ([place, ties]) =>
            h("li", null, entityLink(place), ": ", ties.flatMap((i, n) => [n > 0 && " or ", link("tie", i, entityName(relations[i].a))]), ties.length > 1 && [" ", disputedBadge(true)],
              h("span", { class: "when" }, ` (reported ${dateWords(relations[ties[0]].end ?? relations[ties[0]].start, { short: true })})`)),
            { first: 24, attributes: { class: "columns" } }),
        ]
      : []),
  );
}
