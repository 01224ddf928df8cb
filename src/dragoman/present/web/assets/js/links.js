// Addresses inside the page: "#/claim/ID" opens the words of a claim, "#/article/ID" an article.

const ROUTE = /^#\/(article|actor|event|claim|tie|incident)\/([^/]+)(?:\/(\d+)-(\d+))?$/;

const ROWS = { article: () => docs, actor: () => entities, event: () => events, claim: () => claims, tie: () => relations, incident: () => incidents };

function to(kind, position, span) {
  const id = encodeURIComponent(ROWS[kind]()[position].id);
  return `#/${kind}/${id}${span ? `/${span[0]}-${span[1]}` : ""}`;
}

/** The record an address names, or null. */
function routeOf(hash) {
  const match = ROUTE.exec(hash);
  if (!match) return null;
  const [, kind, id, start, end] = match;
  let position;
  try {
    position = at[kind]().get(decodeURIComponent(id));
  } catch {
    return null;
  }
  if (position === undefined) return null;
  return { kind, position, span: start === undefined ? null : [Number(start), Number(end)] };
}

function link(kind, position, words, attributes = {}) {
  return h("a", { href: to(kind, position), ...attributes }, words);
}

function entityLink(position) {
  if (position === null) return "somebody not named";
  return link("actor", position, entities[position].name, { class: "name" });
}

/** Names of entities, linked, with commas and a last "and". */
function entityLinks(list) {
  return list.flatMap((position, i) => {
    const between = i === 0 ? null : i === list.length - 1 ? " and " : ", ";
    return [between, entityLink(position)];
  });
}

/** An article's own address outside: only the two web schemes may be followed. */
function outsideLink(url) {
  if (!/^https?:\/\//i.test(url ?? "")) return null;
  return h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, "Original page");
}
