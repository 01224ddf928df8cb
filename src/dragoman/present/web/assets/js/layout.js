// Where the nodes of the graph stand: the same for the same ties, so that a date moves no node.

const ROUNDS = 420;
const SETTLED = 0.65; // from this share of the rounds on, nodes also make room for lines
const CROWD = 20; // with more nodes, groups without a tie drift only so far apart

/** Positions in [0, 1]² for `size` nodes; edges are [a, b, weight], a negative weight pushes apart. */
function layOut(size, edges) {
  const points = Array.from({ length: size }, (_, i) => {
    const turn = i * 2.399963; // the golden angle spreads any number evenly
    const out = 0.12 + 0.4 * Math.sqrt((i + 0.5) / size);
    return [0.5 + out * Math.cos(turn), 0.5 + out * Math.sin(turn)];
  });
  const ideal = 0.85 / Math.sqrt(size + 1);
  for (let step = 0; step < ROUNDS; step += 1) {
    const moves = pushes(points, ideal);
    for (const [a, b, weight] of edges) {
      pull(points, moves, a, b, weight, ideal);
      if (step > ROUNDS * SETTLED) clearLine(points, moves, a, b, ideal);
    }
    const heat = 0.06 * (1 - step / ROUNDS) ** 1.5;
    points.forEach((point, i) => {
      moves[i][0] += (0.5 - point[0]) * 0.05;
      moves[i][1] += (0.5 - point[1]) * 0.05;
      const length = Math.hypot(...moves[i]) || 1;
      const limit = Math.min(length, heat) / length;
      point[0] += moves[i][0] * limit;
      point[1] += moves[i][1] * limit;
    });
  }
  return stretched(points);
}

function pushes(points, ideal) {
  const moves = points.map(() => [0, 0]);
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1) {
      const dx = points[i][0] - points[j][0];
      const dy = points[i][1] - points[j][1];
      const near = Math.max(1e-4, dx * dx + dy * dy);
      if (points.length > CROWD && near > 14 * ideal * ideal) continue;
      const close = near < 0.6 * ideal * ideal ? 5 : 1; // room for the line and the names
      const push = (close * ideal * ideal) / near;
      moves[i][0] += dx * push;
      moves[i][1] += dy * push;
      moves[j][0] -= dx * push;
      moves[j][1] -= dy * push;
    }
  }
  return moves;
}

/** Friends are drawn near; foes are held at twice the distance, so that camps come apart. */
function pull(points, moves, a, b, weight, ideal) {
  const dx = points[b][0] - points[a][0];
  const dy = points[b][1] - points[a][1];
  const length = Math.hypot(dx, dy) || 1e-3;
  const wanted = weight > 0 ? ideal : ideal * 2.2;
  const force = (0.35 * (length - wanted)) / length;
  moves[a][0] += dx * force;
  moves[a][1] += dy * force;
  moves[b][0] -= dx * force;
  moves[b][1] -= dy * force;
}

/** A line pushes the nodes that are not its own out of its way, from three points along it. */
function clearLine(points, moves, a, b, ideal) {
  for (const share of [0.25, 0.5, 0.75]) {
    const x = points[a][0] + (points[b][0] - points[a][0]) * share;
    const y = points[a][1] + (points[b][1] - points[a][1]) * share;
    points.forEach((point, i) => {
      if (i === a || i === b) return;
      const [dx, dy] = [point[0] - x, point[1] - y];
      const near = Math.max(1e-4, dx * dx + dy * dy);
      if (near > ideal * ideal) return;
      const push = (0.5 * ideal * ideal) / near;
      moves[i][0] += dx * push;
      moves[i][1] += dy * push;
    });
  }
}

function stretched(points) {
  const range = [0, 1].map((axis) => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
  });
  return points.map((point) =>
    point.map((value, axis) => {
      const [low, high] = range[axis];
      return high - low < 1e-6 ? 0.5 : (value - low) / (high - low);
    }),
  );
}
