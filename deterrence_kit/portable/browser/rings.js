// @ts-check
// Rings on the map, what lift covers in so many days, and their labels (pages/geography_and_posture/rings.py).

/** @import { Columns } from "../../app/browser/types.js" */
/** @import { Common, Scenario } from "./types.js" */
import { textWidth } from "./text_width.js";

/** @typedef {Common["rings"]} Rules */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {[x: number, y: number]} Point */

const DEGREE = Math.PI / 180;

/**
 * @param {Rules} rules
 * @param {Scenario} scenario
 * @param {number} lift
 * @returns {Columns}
 */
export function rings(rules, scenario, lift) {
  const { view, columns } = scenario;
  const around = Array.from({ length: 73 }, (_, i) => 5 * i);
  const days = rules.days.filter((day) => day * lift < 0.95 * Math.PI * rules.km);
  const lines = days.map((day) => ring(rules, scenario, day * lift, around));
  const seen = lines.filter((line) => line.some((point) => farthest(inWindow(point, view)) < rules.seen));
  const states = ["states", "challengers"].flatMap((source) => pointsOf(columns[source])).map((point) => inWindow(point, view));
  const tried = days.map((day) => /** @type {[number, Point[]]} */ ([day, ringPlaces(rules, ring(rules, scenario, day * lift, rules.bearings), view, states)]));
  return {
    rings: { xs: /** @type {any} */ (seen.map((line) => line.map(([x]) => x))), ys: /** @type {any} */ (seen.map((line) => line.map(([, y]) => y))) },
    ring_labels: ringLabels(rules, scenario, tried),
  };
}

/** @param {Columns[string]} source @returns {Point[]} */
function pointsOf({ x, y }) {
  return x.map((each, i) => /** @type {Point} */ ([each, y[i]]));
}

/**
 * Points at a distance from the protégé on the globe, projected; broken at the map's back.
 * @param {Rules} rules
 * @param {Scenario} scenario
 * @param {number} km
 * @param {number[]} bearings
 * @returns {Point[]}
 */
function ring(rules, { centre: [longitude, latitude] }, km, bearings) {
  const [lat, arc] = [latitude * DEGREE, km / rules.km];
  const points = bearings.map((bearing) => {
    const turn = bearing * DEGREE;
    const up = Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(turn);
    const across = Math.atan2(Math.sin(turn) * Math.sin(arc) * Math.cos(lat), Math.cos(arc) - Math.sin(lat) * up);
    return /** @type {Point} */ ([across / DEGREE, mercator(Math.asin(Math.min(Math.max(up, -1), 1)) / DEGREE)]);
  });
  return points.map(([x, y], i) => [i && Math.abs(x - points[i - 1][0]) > 180 ? NaN : longitude + x, y]);
}

/** @param {number} latitude */
function mercator(latitude) {
  return Math.asinh(Math.tan(Math.min(Math.max(latitude, -83), 83) * DEGREE)) / DEGREE;
}

/**
 * A point in half widths and half heights of the window.
 * @param {Point} point
 * @param {Scenario["view"]} view
 * @returns {Point}
 */
function inWindow([x, y], view) {
  return [(x - view.x) / view.half_width, (y - view.y) / view.half_height];
}

/** @param {Point} point */
function farthest([x, y]) {
  return Math.max(Math.abs(x), Math.abs(y));
}

/**
 * Where a ring's label may stand; first what is farthest from any state.
 * @param {Rules} rules
 * @param {Point[]} points
 * @param {Scenario["view"]} view
 * @param {Point[]} states in the window's measure
 * @returns {Point[]}
 */
function ringPlaces(rules, points, view, states) {
  const found = points.map((point) => ({ point, at: inWindow(point, view) })).filter(({ at }) => farthest(at) < rules.inside);
  const apart = found.map(({ point, at }) => ({ point, gap: Math.min(...states.map(([x, y]) => Math.hypot(at[0] - x, 2 * (at[1] - y)))) }));
  return apart.sort((one, other) => other.gap - one.gap).map(({ point }) => point);
}

/**
 * For each room, each ring's label at the first of its places where it lies on no other.
 * @param {Rules} rules
 * @param {Scenario} scenario
 * @param {[day: number, places: Point[]][]} tried
 * @returns {Columns[string]}
 */
function ringLabels(rules, { view, columns }, tried) {
  const { middle } = rules;
  /** @type {[Point, string, number][]} */
  const found = [];
  for (const room of rules.rooms) {
    const taken = nameBoxes(rules, columns.labels, view, room);
    for (const [day, at] of tried) {
      const text = `${day} day${day > 1 ? "s" : ""}`;
      const box = (/** @type {Point} */ point) => boxOf(rules, inPx(point, view, room), text, middle.align, middle.offset, middle.lift);
      const place = at.find((point) => !taken.some((other) => crossed(box(point), other)));
      if (!place) continue;
      taken.push(box(place));
      found.push([place, text, room]);
    }
  }
  return {
    x: found.map(([[x]]) => x), y: found.map(([[, y]]) => y), name: found.map(([, text]) => text), room: found.map(([, , room]) => String(room)),
    ...Object.fromEntries(Object.entries(middle).map(([name, value]) => [name, found.map(() => value)])),
  };
}

/**
 * Boxes of the names in a room.
 * @param {Rules} rules
 * @param {any} names
 * @param {Scenario["view"]} view
 * @param {number} room
 * @returns {Box[]}
 */
function nameBoxes(rules, names, view, room) {
  const here = names.room.map((/** @type {string} */ of, /** @type {number} */ i) => (of === String(room) ? i : -1)).filter((/** @type {number} */ i) => i >= 0);
  return here.map((/** @type {number} */ i) => boxOf(rules, inPx([names.x[i], names.y[i]], view, room), names.name[i], names.align[i], names.offset[i], names.lift[i]));
}

/**
 * A place from the middle of a window that is so many px wide, to the right and down.
 * @param {Point} point
 * @param {Scenario["view"]} view
 * @param {number} room
 * @returns {Point}
 */
function inPx([x, y], view, room) {
  const scale = room / 2 / view.half_width;
  return [(x - view.x) * scale, (view.y - y) * scale];
}

/**
 * @param {Rules} rules
 * @param {Point} at
 * @param {string} text
 * @param {string} align
 * @param {number} offset
 * @param {number} lift
 * @returns {Box}
 */
function boxOf(rules, [x, y], text, align, offset, lift) {
  const width = textWidth(text, rules);
  const start = x + offset - (align === "left" ? 0 : align === "center" ? width / 2 : width);
  return [start, y + lift - rules.line / 2, start + width, y + lift + rules.line / 2];
}

/** @param {Box} box @param {Box} other */
function crossed([left, top, right, bottom], other) {
  return left < other[2] && top < other[3] && right > other[0] && bottom > other[1];
}
