// Builds elements. Words become text nodes only, so nothing in an article can become markup.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** Element from a tag, attributes (functions become listeners) and children; null is left out. */
function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

function byId(id) {
  return document.getElementById(id);
}

function section(id) {
  return byId(id).querySelector(".body");
}

/** Tell a screen reader what has changed. */
function announce(words) {
  byId("status").textContent = words;
}

/** A list that shows its first items and, on demand, the next; `make` turns an item into a node. */
function longList(items, make, { first = 40, attributes = {}, tag = "ul" } = {}) {
  const list = h(tag, attributes);
  const box = h("div", { class: "long" }, list);
  let shown = 0;
  const more = h("button", { type: "button", class: "more", click: () => show(first * 3, true) });
  function show(count, moveFocus) {
    const taken = items.slice(shown, shown + count);
    const next = taken.map(make).flat();
    append(list, next);
    shown += taken.length;
    more.textContent = `Show more (${(items.length - shown).toLocaleString("en")} left)`;
    if (shown >= items.length) more.remove();
    if (moveFocus) next[0]?.querySelector("a, button")?.focus();
  }
  if (items.length > first) box.append(more);
  show(first, false);
  return box;
}

/** A labelled select; options are [value, label] pairs. */
function select(label, options, onChange) {
  const id = `choose-${label.toLowerCase()}`;
  const control = h("select", { id, change: () => onChange(control.value) });
  append(control, options.map(([value, words]) => h("option", { value }, words)));
  return h("div", { class: "field" }, h("label", { for: id }, label), control);
}
