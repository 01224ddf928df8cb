// Grades: a letter for the outlet, given by a person, and a digit for what is told, worked out.

/** "F3" beside a claim; the words are in its title. */
function claimGrade(position) {
  const claim = claims[position];
  if (claim.grade === null || claim.grade === undefined) return null;
  const { grade } = docs[claim.doc];
  const words = `Outlet ${grade}: ${FIRST.grades.reliability[grade]}. Information ${claim.grade}: ${FIRST.grades.credibility[claim.grade]}.`;
  return h("abbr", { class: "grade", title: words }, `${grade}${claim.grade}`);
}

/** The digit of an incident or tie, with its words where it says more than that nobody can tell. */
function credibilityMark({ grade }) {
  if (grade === null || grade === undefined) return null;
  return h("abbr", { class: "grade", title: `Credibility ${grade}: ${FIRST.grades.credibility[grade]}` }, grade === 6 ? "6" : `${grade} · ${FIRST.grades.credibility[grade]}`);
}

/** The same with the reasons. */
function credibilityWords(record) {
  if (record.grade === null || record.grade === undefined) return null;
  return [`${record.grade}, ${FIRST.grades.credibility[record.grade]}`, h("span", { class: "fine" }, `: ${record.grounds.map((i) => DATA.grounds[i]).join("; ")}`)];
}

/** The letter of an article's outlet, with its words. */
function reliabilityMark({ grade }) {
  return h("abbr", { class: "grade", title: `Outlet ${grade}: ${FIRST.grades.reliability[grade]}` }, grade);
}
