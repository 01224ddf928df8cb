// The drawing of ties: nodes that never move, lines that come and go with the date.

const graph = { ties: [], all: [], nodes: [], points: [], bins: [], step: 0 };

function drawGraph() {
  const canvas = byId("graph-canvas");
  const width = canvas.clientWidth;
  if (!width) return;
  const height = Math.round(Math.max(360, Math.min(width < 560 ? width * 1.25 : width * 0.66, 640)));
  const spots = nodeSpots(width, height);
  const curves = curvesOf(spots);
  const shown = graph.ties.filter((i) => standing(relations[i], graph.step) !== "gone");
  const lively = new Set(shown.flatMap((i) => [relations[i].a, relations[i].b]));
  const last = (i) => (standing(relations[i], graph.step) === "now" ? 1 : 0);
  shown.sort((a, b) => last(a) - last(b));
  const blocked = { points: [...[...curves.values()].flatMap(pointsOn), ...spots.values()], boxes: [] };
  canvas.replaceChildren(
    svg(
      "svg",
      { class: "graph", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": `Ties in ${graph.bins[graph.step].words}; the table below says the same` },
      arrowHeads(),
      shown.map((i) => edgeMark(i, curves.get(i))),
      graph.nodes.map((key) => nodeMark(key, spots.get(key), lively.has(key), nodeName(key, spots.get(key), blocked, width))),
    ),
  );
}

function nodeSpots(width, height) {
  const [padX, padY] = [Math.min(90, width * 0.16), 44];
  return new Map(
    graph.nodes.map((key, n) => {
      const [x, y] = graph.points[n];
      return [key, [padX + x * (width - 2 * padX), padY + y * (height - 2 * padY)]];
    }),
  );
}

function arrowHeads() {
  return svg("defs", null, ["pos", "neg"].map((sign) =>
    svg("marker", { id: `head-${sign}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
      svg("path", { class: `head ${sign}`, d: "M0 0.5 8 4 0 7.5Z" })),
  ));
}

/** All lines; several between the same two nodes are bent further and further. */
function curvesOf(spots) {
  const before = new Map();
  return new Map(
    graph.ties.map((i) => {
      const tie = relations[i];
      const pair = `${tie.a} ${tie.b}`;
      const rank = before.get(pair) ?? 0;
      before.set(pair, rank + 1);
      return [i, curveOf(tie, spots, rank)];
    }),
  );
}

/** A bent line from node to node: where it starts, bends and stops, and its middle. */
function curveOf(tie, spots, rank) {
  const [from, until] = [spots.get(tie.a), spots.get(tie.b)];
  const [dx, dy] = [until[0] - from[0], until[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const bend = Math.min(26, length * 0.13) + rank * 17;
  const half = [(from[0] + until[0]) / 2, (from[1] + until[1]) / 2];
  return {
    start: [from[0] + ux * 9, from[1] + uy * 9],
    bow: [half[0] - uy * bend * 2, half[1] + ux * bend * 2],
    stop: [until[0] - ux * 12, until[1] - uy * 12],
    middle: [half[0] - uy * bend, half[1] + ux * bend],
  };
}

function pointsOn({ start, bow, stop }) {
  return Array.from({ length: 17 }, (_, i) => {
    const t = i / 16;
    return [0, 1].map((axis) => (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bow[axis] + t * t * stop[axis]);
  });
}

function edgeMark(position, { start, bow, stop, middle }) {
  const tie = relations[position];
  const sign = tie.sign > 0 ? "pos" : "neg";
  const words = tieSentence(tie);
  const fine = (point) => point.map((value) => value.toFixed(1)).join(" ");
  const path = `M${fine(start)}Q${fine(bow)} ${fine(stop)}`;
  const edge = svg(
    "a",
    { class: `edge ${sign} ${standing(tie, graph.step)}${tie.disputed ? " disputed" : ""}`, href: to("tie", position), "aria-label": words },
    svg("title", null, words),
    svg("path", { class: "reach", d: path }),
    svg("path", { class: "line", d: path, "marker-end": `url(#head-${sign})` }),
    svg("circle", { class: "coin", cx: middle[0], cy: middle[1], r: tie.disputed ? 9 : 7.5 }),
    svg("text", { class: "sign", x: middle[0], y: middle[1] + 4, "text-anchor": "middle" }, tie.disputed ? "≠" : tie.sign > 0 ? "+" : "−"),
  );
  edge.style.setProperty("--age", ageOf(tie));
  return edge;
}

/** How long ago a tie was last reported: 0 at the date shown, 1 a whole record ago. */
function ageOf(tie) {
  if (standing(tie, graph.step) === "now") return 0;
  return (graph.step - binOf(graph.bins, tie.hi)) / Math.max(1, graph.bins.length - 1);
}

/** "Egypt backs LNA, 3 origins, disputed". */
function tieSentence(tie) {
  const parts = [tieTitle(tie), count(tie.origins, "origin")];
  if (tie.disputed) parts.push("disputed");
  if (tie.modality !== "asserted") parts.push(MODALITY_WORDS[tie.modality] ?? "only denied");
  return parts.join(", ");
}

function nodeMark(key, [x, y], lively, name) {
  const entity = entities[key];
  const shape = entity.kind === "state" || entity.kind === "government"
    ? svg("rect", { x: x - 7, y: y - 7, width: 14, height: 14, rx: 2 })
    : svg("circle", { cx: x, cy: y, r: 7.5 });
  return svg(
    "a",
    { class: `node${lively ? "" : " idle"}`, href: to("actor", key), "aria-label": `${entity.name}, ${KIND_WORDS[entity.kind] ?? entity.kind}` },
    shape,
    name,
  );
}

/** A name stands on the side of its node where it covers the fewest lines, inside the drawing. */
function nodeName(key, [x, y], blocked, width) {
  const lines = wrapName(entities[key].name);
  const long = Math.max(...lines.map((line) => line.length)) * 6.8;
  const rise = 13 * (lines.length - 1);
  const sides = [
    [x, y + 21, "middle", x - long / 2],
    [x, y - 13 - rise, "middle", x - long / 2],
    [x + 13, y + 4 - rise / 2, "start", x + 13],
    [x - 13, y + 4 - rise / 2, "end", x - 13 - long],
  ].map(([tx, ty, anchor, left]) => {
    const box = [left - 3, ty - 12, left + long + 3, ty + 4 + rise];
    const outside = box[0] < 0 || box[2] > width ? 50 : 0;
    return { tx, ty, anchor, box, cost: outside + crossings(box, blocked) };
  });
  const best = sides.reduce((least, side) => (side.cost < least.cost ? side : least));
  blocked.boxes.push(best.box);
  return svg("text", { x: best.tx, y: best.ty, "text-anchor": best.anchor }, lines.map((line, i) => svg("tspan", { x: best.tx, dy: i ? 13 : 0 }, line)));
}

/** How much a name would hide: points of lines and nodes, and other names, which count most. */
function crossings(box, { points, boxes }) {
  return points.filter((point) => contains(box, point)).length + 8 * boxes.filter((other) => overlap(box, other)).length;
}

function wrapName(name) {
  if (name.length <= 18) return [name];
  const words = name.split(" ");
  const lines = [""];
  for (const word of words) {
    if (lines.at(-1) && lines.at(-1).length + word.length > 17) lines.push("");
    lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
  }
  return lines.slice(0, 3);
}

function graphLegend() {
  const item = (mark, words) => h("li", null, h("span", { class: `key ${mark}`, "aria-hidden": "true" }), words);
  return h(
    "ul",
    { class: "legend" },
    item("pos", "+ backs"),
    item("neg", "− opposes"),
    item("disp", "≠ disputed"),
    item("old", "fainter: last reported longer ago"),
    item("square", "square: state or government"),
  );
}
