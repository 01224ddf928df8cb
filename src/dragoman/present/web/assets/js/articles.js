// The list of articles and of files that could not be read.

function renderArticles() {
  const body = section("articles");
  const order = docs.map((_, i) => i).sort((a, b) => {
    const [first, second] = [docs[a].lo ?? "", docs[b].lo ?? ""];
    return first === second ? a - b : first < second ? 1 : -1;
  });
  body.append(
    h("p", { class: "lead" }, "Every article in full, with the words that records rest on marked in it."),
    longList(order, articleItem, { first: 30, attributes: { class: "article-items" } }),
  );
  const skipped = DATA.manifest.skipped ?? [];
  if (skipped.length) body.append(skippedList(skipped));
}

function articleItem(position) {
  const doc = docs[position];
  const found = (claimsOfDoc().get(position) ?? []).length;
  return h(
    "li",
    { class: "article-item" },
    h("time", { class: "when" }, dateWords(doc.date, { short: true })),
    h(
      "div",
      null,
      h("p", { class: "headline" }, link("article", position, docTitle(doc))),
      h("p", { class: "meta" }, docName(doc), " ", reliabilityMark(doc), " · ", found ? count(found, "claim") : "nothing coded",
        doc.copies.length > 0 && ` · shares its text with ${count(doc.copies.length, "other article")}`),
    ),
  );
}

function skippedList(skipped) {
  return h(
    "details",
    { class: "skipped" },
    h("summary", null, `Not read (${count(skipped.length, "file")})`),
    h("ul", null, skipped.map(({ path, reason }) => h("li", null, h("code", null, path), ` – ${reason}`))),
  );
}
