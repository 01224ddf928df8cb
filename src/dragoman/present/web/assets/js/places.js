// Where things are: places of incidents, places somebody is said to hold, whole countries apart.

/** Precisions that name an area so wide that a point would claim too much. */
const COUNTRY_WIDE = new Set(["country", "state", "continent"]);
const AREA_WIDE = new Set(["region", "area", "province", "desert", "sea", "admin1"]);

/** Places that reports name, with their incidents; whole countries stand apart. */
const mapPlaces = once(() => {
  const points = new Map();
  const wide = new Map();
  incidents.forEach((incident, i) => {
    const spot = placeOf(incident);
    if (!spot) return;
    if (spot.entity === null && spot.lat === null) return;
    const broad = COUNTRY_WIDE.has(spot.precision) || spot.lat === null;
    const group = broad ? wide : points;
    const key = spot.entity ?? `${spot.lat},${spot.lon}`;
    if (!group.has(key)) group.set(key, { ...spot, incidents: [] });
    group.get(key).incidents.push(i);
  });
  for (const entity of holdersOf().keys()) {
    const { kind, lat, lon } = entities[entity];
    if (!PLACE_KINDS.has(kind) || lat === null || points.has(entity) || wide.has(entity)) continue;
    points.set(entity, { entity, lat, lon, precision: null, incidents: [] });
  }
  return { points: [...points.values()], wide: [...wide.values()] };
});

function placeOf(incident) {
  const spots = incident.events.map((i) => events[i].place && { ...events[i].place, doc: events[i].doc }).filter(Boolean);
  return spots.find((spot) => spot.entity === incident.place) ?? spots[0] ?? null;
}

function spotName(spot) {
  return entityName(spot.entity) ?? wordsAt(spot.doc, spot.span);
}

/** Holders of places, newest evidence first. */
const holdersOf = once(() => {
  const held = relations.flatMap((row, i) => (row.kind === "controls" && row.a !== null ? [[row.b, i]] : []));
  const holders = grouped(held);
  const order = (i) => `${relations[i].hi ?? ""}${relations[i].lost ? 0 : 1}`;
  for (const list of holders.values()) list.sort((a, b) => (order(a) < order(b) ? 1 : -1));
  return holders;
});

/** The shortest name of an actor that is still a name: "LNA" rather than "the army". */
function shortName(position) {
  const entity = entities[position];
  const capitals = entity.name.toUpperCase();
  const short = entity.aliases.find(([name]) => /^[A-Z][A-Z0-9.-]{1,5}$/.test(name) && !capitals.includes(name));
  return short ? short[0] : entity.name;
}

/** "held by LNA", or who is said to hold it where accounts differ. */
function holderShort(entity) {
  const ties = holdersOf().get(entity);
  if (!ties) return null;
  const newest = relations[ties[0]];
  if (newest.lost) return `lost by ${shortName(newest.a)}`;
  const rivals = ties.filter((i) => relations[i].disputed && relations[i].hi === newest.hi);
  const names = [...new Set([ties[0], ...rivals].map((i) => shortName(relations[i].a)))];
  return names.length > 1 ? "holder disputed" : `held by ${names[0]}`;
}
