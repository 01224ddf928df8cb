// Words for codes and dates.

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** "14 March 2017", "March 2017", "2017", "August – December 2016" from an EDTF date. */
function dateWords(date, { short = false } = {}) {
  if (!date) return "no date";
  const [first, last] = date.split("/");
  if (last === undefined) return dayWords(first, short);
  const sameYear = first.slice(0, 4) === last.slice(0, 4) && first.length > 4;
  return `${sameYear ? dayWords(first, short, true) : dayWords(first, short)} – ${dayWords(last, short)}`;
}

function dayWords(date, short, withoutYear = false) {
  const [year, month, day] = date.split("-");
  const name = month ? MONTHS[Number(month) - 1] ?? month : null;
  const shown = name && short ? name.slice(0, 3) : name;
  return [day && Number(day), shown, withoutYear && shown ? null : Number(year)]
    .filter(Boolean)
    .join(" ");
}

function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** "ASSAULT" → "Assault", "armed_group" → "Armed group". */
function plain(code) {
  const words = String(code).replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const KIND_WORDS = {
  person: "Person",
  state: "State",
  armed_group: "Armed group",
  government: "Government body",
  organisation: "Organisation",
  media: "Media",
  place: "Place",
  facility: "Facility",
  people: "People",
};

const TIE_WORDS = {
  backs: "backs",
  opposes: "opposes",
  controls: "holds",
  commands: "commands",
  member_of: "belongs to",
  allied_with: "is allied with",
  hosts: "hosts",
  arms: "arms",
  trains: "trains",
};

function tieWords(kind) {
  return TIE_WORDS[kind] ?? kind.replaceAll("_", " ");
}

const FINDING_WORDS = {
  corroboration: "Told by several",
  contradiction: "Contradiction",
  denial: "Denial",
  date_conflict: "Two dates",
  side_conflict: "Two sides named",
  number_conflict: "Two numbers",
  naming_difference: "Different names",
};

const MODALITY_WORDS = {
  asserted: "stated",
  hedged: "hedged",
  speculated: "speculation",
  predicted: "prediction",
  hypothetical: "hypothetical",
  normative: "wish or demand",
  question: "question",
};

const BLOCK_WORDS = {
  caption: "Picture caption",
  credit: "Picture credit",
  update: "Update notice",
  furniture: "Not part of the article",
  block_quote: "Quoted from elsewhere",
};

const BASIS_WORDS = {
  metadata: "given with the article",
  dateline: "from the dateline",
  text: "from the text",
  inferred: "inferred",
  clause: "named in the clause",
  sentence: "named in the sentence",
  discourse: "set by the running text",
  publication: "from the day of publication",
};

/** "9 dead", "at least 9 dead", "2 to 5 wounded". */
function magnitudeWords([kind, low, high]) {
  const number = (value) => value.toLocaleString("en");
  let amount = "an unknown number";
  if (low !== null && low === high) amount = number(low);
  else if (low !== null && high !== null) amount = `${number(low)} to ${number(high)}`;
  else if (low !== null) amount = `at least ${number(low)}`;
  else if (high !== null) amount = `at most ${number(high)}`;
  return `${amount} ${kind.replaceAll("_", " ")}`;
}

function docName(doc) {
  return doc.outlet ?? doc.path ?? doc.url ?? "An unnamed outlet";
}

function docTitle(doc) {
  return doc.title ?? `Untitled (${doc.path ?? doc.url ?? doc.id})`;
}

function entityName(position) {
  return position === null || position === undefined ? null : entities[position].name;
}

/** First and last day → one EDTF date again, for showing. */
function periodWords(low, high) {
  if (!low) return "";
  return low === high ? dateWords(low) : dateWords(`${low}/${high}`);
}
