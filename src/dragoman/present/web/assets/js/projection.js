// Degrees to the map's plane, and the outline as path data.

/** Equirectangular, true at the middle latitude of the first view: shapes keep their look. */
function projectionFor([, south, , north]) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return (lon, lat) => [lon * squeeze, -lat];
}

/** The window [x, y, width, height] that shows a box of degrees in the given shape. */
function windowOn([west, south, east, north], project, ratio) {
  const [left, top] = project(west, north);
  const [right, bottom] = project(east, south);
  let width = right - left;
  let height = bottom - top;
  if (width / height < ratio) width = height * ratio;
  else height = width / ratio;
  return [(left + right - width) / 2, (top + bottom - height) / 2, width, height];
}

/** All arcs as lists of points in the plane. */
function decodeArcs({ arcs, unit }, project) {
  return arcs.map((flat) => {
    const points = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < flat.length; i += 2) {
      x += flat[i];
      y += flat[i + 1];
      points.push(project(x / unit, y / unit));
    }
    return points;
  });
}

/** A ring's points; one that crosses the 180th meridian goes on beyond it, not back around. */
function ringPoints(ring, arcs, turn) {
  const points = [];
  let shift = 0;
  let before = null;
  for (const index of ring) {
    const arc = index >= 0 ? arcs[index] : [...arcs[~index]].reverse();
    for (const [x, y] of points.length ? arc.slice(1) : arc) {
      if (before !== null && Math.abs(x - before) > turn / 2) shift += x < before ? turn : -turn;
      before = x;
      points.push([x + shift, y]);
    }
  }
  return points;
}

function ringPath(points) {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`;
}

function boxOf(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const low = (list) => list.reduce((a, b) => Math.min(a, b));
  const high = (list) => list.reduce((a, b) => Math.max(a, b));
  return [low(xs), low(ys), high(xs), high(ys)];
}

function contains([left, top, right, bottom], [x, y]) {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** Whether a point lies in a ring: a line from it crosses the ring an odd number of times. */
function inRing(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
