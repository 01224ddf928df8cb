// Search over actors, incidents, titles and the words of all articles.

const MOST_HITS = 6;
const hits = { list: [], chosen: -1 };

const lowerTexts = once(() => docs.map((_, i) => textOf(i).toLowerCase()));

function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const searchIndex = once(() => ({
  actors: entities.map((row) => fold([row.name, ...row.aliases.map(([name]) => name)].join("\n"))),
  incidents: incidents.map((row) => fold(incidentTitle(row))),
  titles: docs.map((doc) => fold(`${docTitle(doc)}\n${docName(doc)}`)),
}));

/** Hits as {group, words, note, href}, best first in each group. */
function findHits(query) {
  const wanted = fold(query.trim());
  if (wanted.length < 2) return [];
  const index = searchIndex();
  const matching = (list) => list.flatMap((words, i) => (words.includes(wanted) ? [i] : []));
  const counts = mentionCount();
  const actors = matching(index.actors).sort((a, b) => counts[b] - counts[a]);
  const titles = matching(index.titles);
  const inTitle = new Set(titles);
  return [
    ...actors.slice(0, MOST_HITS).map((i) => ({ group: "Actors and places", words: entities[i].name, note: KIND_WORDS[entities[i].kind] ?? "", href: to("actor", i) })),
    ...byDate(matching(index.incidents)).slice(0, MOST_HITS).map((i) => ({ group: "Incidents", words: incidentTitle(incidents[i]), note: dateWords(incidents[i].date, { short: true }), href: to("incident", i) })),
    ...titles.slice(0, MOST_HITS).map((i) => ({ group: "Articles", words: docTitle(docs[i]), note: docName(docs[i]), href: to("article", i) })),
    ...textHits(query.trim().toLowerCase()).filter((hit) => !inTitle.has(hit.doc)).slice(0, MOST_HITS),
  ];
}

function textHits(wanted) {
  const found = [];
  for (const [doc, text] of lowerTexts().entries()) {
    const start = text.indexOf(wanted);
    // a few letters change their length in lower case; then the place is not known exactly
    if (start < 0 || text.length !== textOf(doc).length) continue;
    const around = clip(textOf(doc).slice(Math.max(0, start - 30), start + wanted.length + 40), 90);
    found.push({ doc, group: "Words in articles", words: `… ${around}`, note: docName(docs[doc]), href: to("article", doc, [start, start + wanted.length]) });
    if (found.length > MOST_HITS * 2) break;
  }
  return found;
}

function showHits() {
  const box = byId("hits");
  const input = byId("search");
  hits.list = findHits(input.value);
  hits.chosen = -1;
  const nodes = [];
  let group = null;
  hits.list.forEach((hit, i) => {
    if (hit.group !== group) nodes.push(h("p", { class: "hit-group", role: "presentation" }, (group = hit.group)));
    nodes.push(
      h("div", { class: "hit", role: "option", id: `hit-${i}`, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); go(i); } },
        h("span", { class: "hit-words" }, clip(hit.words, 90)), h("span", { class: "hit-note" }, hit.note)),
    );
  });
  const asked = input.value.trim().length >= 2;
  if (asked && !nodes.length) nodes.push(h("p", { class: "hit-group" }, "Nothing found"));
  box.replaceChildren(...nodes);
  openHits(asked);
}

function openHits(open) {
  byId("hits").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (!open) byId("search").removeAttribute("aria-activedescendant");
}

function go(i) {
  const hit = hits.list[i];
  if (!hit) return;
  openHits(false);
  location.hash = hit.href;
}

function choose(step) {
  if (!hits.list.length) return;
  hits.chosen = (hits.chosen + step + hits.list.length) % hits.list.length;
  for (const node of byId("hits").querySelectorAll(".hit")) node.setAttribute("aria-selected", String(node.id === `hit-${hits.chosen}`));
  byId("search").setAttribute("aria-activedescendant", `hit-${hits.chosen}`);
  byId(`hit-${hits.chosen}`).scrollIntoView({ block: "nearest" });
}

function startSearch() {
  const input = byId("search");
  let waiting = null;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(showHits, 90);
  });
  input.addEventListener("focus", () => input.value && showHits());
  input.addEventListener("blur", () => openHits(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (byId("hits").hidden) showHits();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      clearTimeout(waiting);
      if (hits.chosen < 0) showHits();
      go(Math.max(0, hits.chosen));
    } else if (event.key === "Escape" && !byId("hits").hidden) {
      event.stopPropagation();
      openHits(false);
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    }
  });
}
