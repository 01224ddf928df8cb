// Starts the page: the first section at once, the others once all is read and the browser idle.

const SECTIONS = [
  ["state", "State of play"],
  ["disputes", "Disputes"],
  ["timeline", "Timeline"],
  ["map", "Map"],
  ["ties", "Who backs whom"],
  ["predictions", "Said to come"],
  ["wording", "Wording"],
  ["actors", "Actors"],
  ["articles", "Articles"],
  ["about", "About"],
];

const LATER = [renderDisputes, renderTimeline, renderMap, renderTies, renderPredictions, renderWording, renderActors, renderArticles, renderAbout];

function renderMenu() {
  const filled = { predictions: FIRST.counts.predictions > 0, wording: FIRST.counts.wording > 0 };
  const shown = SECTIONS.filter(([id]) => filled[id] ?? true);
  append(byId("sections"), shown.map(([id, words]) => h("li", null, h("a", { href: `#${id}` }, words))));
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const item = byId("sections").querySelector(`a[href="#${target.id}"]`);
        if (isIntersecting) item?.setAttribute("aria-current", "true");
        else item?.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  for (const [id] of SECTIONS) watch.observe(byId(id));
}

const THEMES = { auto: "Theme: system", light: "Theme: light", dark: "Theme: dark" };

/** The choice of theme outlives a visit where the browser lets a local page remember anything. */
function startTheme() {
  const button = byId("theme");
  let theme = "auto";
  try {
    theme = localStorage.getItem("dragoman-theme") ?? "auto";
  } catch {
    // no memory allowed: the system's theme
  }
  const show = () => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = THEMES[theme] ?? THEMES.auto;
  };
  button.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    try {
      localStorage.setItem("dragoman-theme", theme);
    } catch {
      // it holds until the page is closed
    }
    show();
  });
  show();
}

function renderLater() {
  const work = [...LATER];
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));
  const next = () => {
    work.shift()();
    if (work.length) idle(next, { timeout: 200 });
    else finish();
  };
  idle(next, { timeout: 200 });
}

/** All sections stand: an address inside one can be reached now. */
function finish() {
  document.documentElement.dataset.ready = "true";
  const id = location.hash.slice(1);
  if (id && !id.startsWith("/")) byId(id)?.scrollIntoView();
}

function beforePrint() {
  for (const details of document.querySelectorAll("#state details, #articles details")) details.open = true;
}

/** Everything else waits until the browser has read the whole page and shown its beginning. */
function readOn() {
  setTimeout(() => {
    loadData();
    startSearch();
    renderLater();
    startReader();
  }, 0);
}

renderDeck();
renderMenu();
startTheme();
renderBrief();
performance.mark("dragoman-first"); // from here on there is something to read
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", readOn);
else readOn();
window.addEventListener("beforeprint", beforePrint);
