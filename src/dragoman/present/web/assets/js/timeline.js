// The timeline: a strip of counts over time, filters, and the incidents themselves.

const NO_FILTERS = { type: "", actor: "", from: "", to: "", standing: "reported" };
const filters = { ...NO_FILTERS };
let timelineBins = [];

/** Bins of days, months or years: by letters of the date, and how many are still legible. */
const UNITS = [
  { digits: 10, days: 1, most: 62 },
  { digits: 7, days: 30.4, most: 150 },
  { digits: 4, days: 365, most: Infinity },
];

/** The shortest stretch that holds this share of a sorted list of days. */
function densest(sorted, share) {
  const size = Math.max(1, Math.ceil(sorted.length * share));
  const length = (i) => Date.parse(sorted[i + size - 1]) - Date.parse(sorted[i]);
  let best = 0;
  for (let i = 1; i + size <= sorted.length; i += 1) if (length(i) < length(best)) best = i;
  return [sorted[best], sorted[best + size - 1]];
}

/** Cut time into bins by where most days lie; days far outside fall in a bin at the end. */
function makeBins(days, share = 0.9) {
  const sorted = [...days].sort();
  if (!sorted.length) return [];
  const fits = ([first, last], { days: length, most }) => (Date.parse(last) - Date.parse(first)) / 86400000 / length <= most;
  const [start, end] = [sorted[0], sorted.at(-1)];
  const core = densest(sorted, share);
  const unit = UNITS.find((each) => fits(core, each));
  const widest = [[start, end], [core[0], end], [start, core[1]], core].find((each) => fits(each, unit));
  const [first, last] = widest.map((day) => day.slice(0, unit.digits));
  const bins = [];
  for (let key = first; key <= last; key = nextKey(key)) bins.push({ key, words: dateWords(key) });
  if (start < first) bins.unshift({ key: "", words: `before ${dateWords(first)}` });
  if (end.slice(0, unit.digits) > last) bins.push({ key: nextKey(last), words: `after ${dateWords(last)}` });
  return bins;
}

function nextKey(key) {
  const [year, month, day] = key.split("-").map(Number);
  if (month === undefined) return String(year + 1).padStart(4, "0");
  const next = new Date(Date.UTC(year, day === undefined ? month : month - 1, day === undefined ? 1 : day + 1));
  return next.toISOString().slice(0, key.length);
}

/** Which bin a day falls in. */
function binOf(bins, day) {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle].key <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function renderTimeline() {
  const body = section("timeline");
  timelineBins = makeBins(incidents.flatMap((row) => (row.lo ? [row.lo] : [])));
  if (!incidents.length) {
    body.append(h("p", { class: "empty" }, "No incident was found."));
    return;
  }
  body.append(
    h("div", { class: "filters" }, timelineFilters()),
    h("div", { class: "strip-box", id: "strip" }),
    h("p", { class: "fine", id: "timeline-count", role: "status" }),
    h("div", { id: "timeline-list" }),
  );
  drawTimeline();
}

function timelineFilters() {
  const types = [...new Set(incidents.map((row) => row.type))].sort();
  const actors = [...incidentsOfEntity()]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 150)
    .map(([key, rows]) => [String(key), `${entityName(key)} (${rows.length})`]);
  const change = (name) => (value) => {
    filters[name] = value;
    drawTimeline();
  };
  const periods = timelineBins.map((bin, i) => [String(i), bin.words]);
  const standings = [["reported", "what is reported"], ["disputed", "what is disputed"], ["open", "foreseen, asked, denied"], ["", "everything"]];
  return [
    select("Type", [["", "All types"], ...types.map((type) => [type, plain(type)])], change("type")),
    select("Actor", [["", "All actors"], ...actors], change("actor")),
    select("From", [["", "the beginning"], ...periods], change("from")),
    select("To", [["", "the end"], ...periods], change("to")),
    select("Show", standings, change("standing")),
    h("button", { type: "button", class: "quiet", click: clearFilters }, "Clear"),
  ];
}

function clearFilters() {
  Object.assign(filters, NO_FILTERS);
  for (const control of section("timeline").querySelectorAll(".filters select")) control.selectedIndex = 0;
  drawTimeline();
}

function passes(incident) {
  const actor = filters.actor === "" ? null : Number(filters.actor);
  return (
    (!filters.type || incident.type === filters.type) &&
    standsAsAsked(incident) &&
    (actor === null || incident.actors.includes(actor) || incident.recipients.includes(actor))
  );
}

function standsAsAsked(incident) {
  if (filters.standing === "") return true;
  const reported = isReported(incident);
  if (filters.standing === "open") return !reported;
  return reported && (filters.standing !== "disputed" || incident.disputed);
}

function inPeriod(incident) {
  if (filters.from === "" && filters.to === "") return true;
  if (!incident.lo) return false;
  const bin = binOf(timelineBins, incident.lo);
  return (filters.from === "" || bin >= Number(filters.from)) && (filters.to === "" || bin <= Number(filters.to));
}

function drawTimeline() {
  const passing = incidents.map((_, i) => i).filter((i) => passes(incidents[i]));
  const shown = byDate(passing.filter((i) => inPeriod(incidents[i])));
  drawStrip(passing);
  byId("timeline-count").textContent =
    `${count(shown.length, "incident")}` + (shown.length < incidents.length ? ` of ${incidents.length.toLocaleString("en")}` : "");
  let month = null;
  const list = longList(
    shown,
    (i) => {
      const next = incidents[i].lo ? dateWords(incidents[i].lo.slice(0, 7)) : "No date known";
      const heading = next === month ? null : h("li", { class: "month" }, h("h3", null, next));
      month = next;
      return heading ? [heading, incidentItem(i)] : incidentItem(i);
    },
    { first: 25, attributes: { class: "incidents" } },
  );
  byId("timeline-list").replaceChildren(list);
}

/** The strip of counts; a bar narrows the list to its stretch of time, a second press undoes it. */
function drawStrip(passing) {
  const counts = timelineBins.map(() => [0, 0]);
  for (const i of passing) {
    const row = incidents[i];
    if (row.lo) counts[binOf(timelineBins, row.lo)][row.disputed ? 1 : 0] += 1;
  }
  const most = Math.max(1, ...counts.map(([plainCount, disputed]) => plainCount + disputed));
  const from = filters.from === "" ? 0 : Number(filters.from);
  const until = filters.to === "" ? timelineBins.length - 1 : Number(filters.to);
  const bars = timelineBins.map((bin, i) => {
    const [open, disputed] = counts[i];
    const words = `${bin.words}: ${count(open + disputed, "incident")}${disputed ? `, ${disputed} disputed` : ""}`;
    const bar = h(
      "button",
      {
        type: "button",
        class: `bar-item${i >= from && i <= until ? " in" : ""}`,
        title: words,
        "aria-label": words,
        "aria-pressed": String(filters.from === String(i) && filters.to === String(i)),
        tabindex: i === from ? "0" : "-1",
        click: () => pickBin(i),
        keydown: (event) => moveInStrip(event, i),
      },
      h("span", { class: "fill disputed" }),
      h("span", { class: "fill" }),
    );
    bar.children[0].style.height = `${(100 * disputed) / most}%`;
    bar.children[1].style.height = `${(100 * open) / most}%`;
    return bar;
  });
  const strip = h("div", { class: "strip", role: "group", "aria-label": "Incidents over time" }, bars);
  const scale = h("div", { class: "strip-scale", "aria-hidden": "true" }, [0, 0.5, 1].map((share) => {
    const bin = timelineBins[Math.round(share * (timelineBins.length - 1))];
    return h("span", null, bin ? bin.words : "");
  }));
  byId("strip").replaceChildren(strip, scale);
}

function pickBin(i) {
  const again = filters.from === String(i) && filters.to === String(i);
  filters.from = filters.to = again ? "" : String(i);
  const [, , from, until] = section("timeline").querySelectorAll(".filters select");
  from.value = until.value = filters.from;
  drawTimeline();
  byId("strip").querySelectorAll(".bar-item")[i]?.focus();
}

function moveInStrip(event, i) {
  const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const bars = byId("strip").querySelectorAll(".bar-item");
  const next = Math.max(0, Math.min(bars.length - 1, i + step));
  bars[i].tabIndex = -1;
  bars[next].tabIndex = 0;
  bars[next].focus();
}
