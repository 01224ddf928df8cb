// The map: coasts and borders, reports where they are placed, uncertainty drawn, never hidden.

const HOME_RATIO = 1.6;
const KM_PER_DEGREE = 111.2;
const KM_OF_AREA = 60; // how wide an area is drawn whose extent is not known
const HOLDERS_SHOWN = 16; // with more places on screen their holders stand in the list alone
const GRID = [16, 10]; // countries are named where these points of the window fall in them
let mapView = null;

function renderMap() {
  const body = section("map");
  const { points, wide } = mapPlaces();
  if (!DATA.outline || !points.length) {
    body.append(h("p", { class: "empty" }, "No report could be placed on a map."));
  } else {
    body.append(
      h("p", { class: "lead" }, "Where incidents are reported. A dot is a named place, larger with more incidents; an open dot is a place somebody is said to hold; a dashed ring is an area whose exact spot nobody gives."),
      h("div", { class: "map-box" }, h("div", { id: "map-canvas" }), mapButtons()),
      h("p", { class: "wide", id: "map-outside" }),
      h("p", { class: "fine" }, "Outline: Natural Earth, public domain; borders as drawn there. Place names: GeoNames, CC BY 4.0."),
    );
    drawMap();
    new ResizeObserver(() => drawMap()).observe(byId("map-canvas"));
  }
  if (wide.length) body.append(wideList(wide));
  if (points.length) body.append(placeTable(points));
}

function wideList(wide) {
  return h(
    "p",
    { class: "wide" },
    "Placed no more exactly than: ",
    wide
      .sort((a, b) => b.incidents.length - a.incidents.length)
      .slice(0, 20)
      .flatMap((spot, i) => [
        i > 0 && ", ",
        spotLink(spot),
        ` (${spot.incidents.length})`,
      ]),
    ".",
  );
}

function placeTable(points) {
  const rows = [...points].sort((a, b) => b.incidents.length - a.incidents.length);
  const details = h("details", null, h("summary", null, `The same as a list (${count(rows.length, "place")})`));
  details.addEventListener(
    "toggle",
    () =>
      details.append(
        longList(
          rows,
          (spot) =>
            h("li", null, spotLink(spot), ` – ${count(spot.incidents.length, "incident")}`, holderWords(spot.entity)),
          { attributes: { class: "columns" } },
        ),
      ),
    { once: true },
  );
  return details;
}

function holderWords(entity) {
  const newest = holdersOf().get(entity)?.[0];
  if (newest === undefined) return null;
  const tie = relations[newest];
  return [tie.lost ? ", last reported lost by " : ", last reported held by ", entityLink(tie.a), tie.disputed && " (disputed)"];
}

function mapButtons() {
  const button = (words, label, action) =>
    h("button", { type: "button", class: "quiet", "aria-label": label, click: action }, words);
  return h(
    "div",
    { class: "map-buttons" },
    button("+", "Zoom in", () => zoomMap(1 / 1.5)),
    button("−", "Zoom out", () => zoomMap(1.5)),
    button("Reset", "Back to the first view", () => { mapView = null; drawMap(); }),
  );
}

function drawMap() {
  const canvas = byId("map-canvas");
  const width = canvas.clientWidth;
  if (!width) return;
  const ratio = width < 560 ? 1.05 : HOME_RATIO;
  const project = mapProject();
  mapView ??= windowOn(DATA.outline.focus, project, ratio);
  mapView = [mapView[0], mapView[1], mapView[2], mapView[2] / ratio];
  const scale = width / mapView[2];
  const paths = landPaths();
  const land = DATA.outline.countries.map(({ name }, i) => svg("path", { class: "land", d: paths[i] }, svg("title", null, name)));
  const frame = svg(
    "svg",
    {
      class: "map", role: "group", tabindex: "0",
      "aria-label": "Map of reported incidents. Arrow keys move it, plus and minus zoom; each place can be reached with the tab key.",
      viewBox: `0 0 ${width} ${width / ratio}`,
      keydown: moveMap,
      pointerdown: dragMap,
    },
    svg("g", { transform: `scale(${scale}) translate(${-mapView[0]} ${-mapView[1]})` }, land),
  );
  const taken = [];
  const marks = drawPoints(project, scale, width, width / ratio, taken);
  append(frame, [countryNames(scale, taken), marks]);
  byId("map-outside").replaceChildren(...outsideNames(project));
  canvas.replaceChildren(frame);
}

const mapProject = once(() => projectionFor(DATA.outline.focus));

const countryRings = once(() => {
  const arcs = decodeArcs(DATA.outline, mapProject());
  const [turn] = mapProject()(360, 0);
  return DATA.outline.countries.map((country) => country.rings.map((ring) => ringPoints(ring, arcs, turn)));
});

const countryBoxes = once(() => countryRings().map((list) => boxOf(list.flat())));
const landPaths = once(() => countryRings().map((list) => list.map(ringPath).join("")));

/** The places outside the window, so that nobody takes the view for the whole. */
function outsideNames(project) {
  const [left, top, width, height] = mapView;
  const outside = mapPlaces().points.filter((spot) => !contains([left, top, left + width, top + height], project(spot.lon, spot.lat)));
  if (!outside.length) return [];
  const shown = outside.sort((a, b) => b.incidents.length - a.incidents.length).slice(0, 8);
  const rest = outside.length - shown.length;
  return ["Outside this view: ", ...shown.flatMap((spot, i) => [i ? ", " : "", spotLink(spot)]), rest ? ` and ${count(rest, "more place", "more places")}.` : "."];
}

function spotLink(spot) {
  return spot.entity === null ? link("incident", spot.incidents[0], spotName(spot)) : entityLink(spot.entity);
}

function drawPoints(project, scale, width, height, taken) {
  const onScreen = (spot) => {
    const [x, y] = project(spot.lon, spot.lat);
    return [(x - mapView[0]) * scale, (y - mapView[1]) * scale];
  };
  const shown = mapPlaces()
    .points.map((spot) => [spot, onScreen(spot)])
    .filter(([, [x, y]]) => x > -40 && y > -40 && x < width + 40 && y < height + 40)
    .sort((a, b) => b[0].incidents.length - a[0].incidents.length);
  for (const [spot, [x, y]] of shown) {
    const r = spotRadius(spot);
    taken.push([x - r, y - r, x + r, y + r]);
  }
  const withHolder = shown.length <= HOLDERS_SHOWN;
  return shown.map(([spot, [x, y]]) => spotMark(spot, x, y, scale, taken, width, withHolder));
}

function spotRadius(spot) {
  return 3.5 + Math.min(14, 1.8 * Math.sqrt(spot.incidents.length));
}

function spotMark(spot, x, y, scale, taken, width, withHolder) {
  const name = spotName(spot);
  const holder = spot.entity === null ? null : holderShort(spot.entity);
  const words = [`${name}: ${count(spot.incidents.length, "incident")}`, holder].filter(Boolean).join(", ");
  const km = entities[spot.entity]?.km ?? (AREA_WIDE.has(spot.precision) ? KM_OF_AREA : 0);
  const ring = (km / KM_PER_DEGREE) * scale;
  const r = spotRadius(spot);
  const shape = AREA_WIDE.has(spot.precision) ? "spot-open" : spot.incidents.length ? "spot-dot" : "spot-held";
  return svg(
    "a",
    { class: "spot", href: spot.entity === null ? to("incident", spot.incidents[0]) : to("actor", spot.entity), "aria-label": words },
    svg("title", null, words),
    ring > r + 2 && svg("circle", { class: "unsure", cx: x, cy: y, r: ring }),
    svg("circle", { class: shape, cx: x, cy: y, r }),
    placeLabel([name, withHolder ? holder : null], x, y, r, taken, width),
  );
}

/** A name beside its dot, on the side where it hides no other; none where there is no room. */
function placeLabel([name, holder], x, y, radius, taken, width) {
  const long = Math.max(name.length * 6.6, (holder?.length ?? 0) * 5.9) + 4;
  const tall = holder ? 27 : 14;
  const choices = [
    ["start", x + radius + 4, y + 4, x + radius + 2],
    ["end", x - radius - 4, y + 4, x - radius - 4 - long],
    ["middle", x, y - radius - tall + 9, x - long / 2],
    ["middle", x, y + radius + 13, x - long / 2],
  ];
  for (const [anchor, tx, ty, left] of choices) {
    const box = [left, ty - 11, left + long, ty - 11 + tall];
    const free = box[0] > 2 && box[2] < width - 2 && !taken.some((other) => overlap(box, other));
    if (!free) continue;
    taken.push(box);
    return svg("text", { x: tx, y: ty, "text-anchor": anchor }, name, holder && svg("tspan", { class: "holder", x: tx, dy: 13 }, holder));
  }
  return holder ? placeLabel([name, null], x, y, radius, taken, width) : null;
}

/** Names of the countries in the window, each amid its visible part. */
function countryNames(scale, taken) {
  const seen = new Map();
  const rings = countryRings();
  const boxes = countryBoxes();
  for (let row = 0; row < GRID[1]; row += 1) {
    for (let column = 0; column < GRID[0]; column += 1) {
      const point = [
        mapView[0] + ((column + 0.5) / GRID[0]) * mapView[2],
        mapView[1] + ((row + 0.5) / GRID[1]) * mapView[3],
      ];
      const at = rings.findIndex((list, i) => contains(boxes[i], point) && list.some((ring) => inRing(ring, point)));
      if (at >= 0) seen.set(at, [...(seen.get(at) ?? []), point]);
    }
  }
  return [...seen].filter(([, points]) => points.length > 3).map(([i, points]) => {
    const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
    const far = (point) => Math.hypot(point[0] - mean[0], point[1] - mean[1]);
    const [px, py] = points.reduce((best, point) => (far(point) < far(best) ? point : best));
    const [x, y] = [(px - mapView[0]) * scale, (py - mapView[1]) * scale];
    const { name } = DATA.outline.countries[i];
    const box = [x - name.length * 3.6, y - 12, x + name.length * 3.6, y + 4];
    if (taken.some((other) => overlap(box, other))) return null;
    taken.push(box);
    return svg("text", { class: "country", x, y, "text-anchor": "middle" }, name);
  });
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function zoomMap(factor) {
  const [x, y, width, height] = mapView;
  const widest = (DATA.outline.whole[2] - DATA.outline.whole[0]) * 1.2;
  const next = Math.max(0.4, Math.min(widest, width * factor));
  const ratio = next / width;
  mapView = [x + (width - next) / 2, y + (height * (1 - ratio)) / 2, next, height * ratio];
  drawMap();
}

function moveMap(event) {
  const zoom = { "+": 1 / 1.5, "=": 1 / 1.5, "-": 1.5 }[event.key];
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
  if (event.target !== event.currentTarget || (!zoom && !dx && !dy)) return;
  event.preventDefault();
  if (zoom) zoomMap(zoom);
  else {
    mapView[0] += dx * mapView[2] * 0.12;
    mapView[1] += dy * mapView[3] * 0.12;
    drawMap();
  }
  byId("map-canvas").firstElementChild.focus();
}

function dragMap(event) {
  if (event.button !== 0 || event.pointerType === "touch") return;
  const [x, y, width] = mapView;
  const scale = width / byId("map-canvas").clientWidth;
  const start = [event.clientX, event.clientY];
  let moved = false;
  const move = (next) => {
    const [dx, dy] = [next.clientX - start[0], next.clientY - start[1]];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    mapView[0] = x - dx * scale;
    mapView[1] = y - dy * scale;
    requestAnimationFrame(drawMap);
  };
  const stop = () => {
    window.removeEventListener("pointermove", move);
    if (moved) window.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", stop, { once: true });
}
