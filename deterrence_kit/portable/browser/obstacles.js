// @ts-check
// Water, terrain and routes, as analysis/alliance/obstacles.py and the page's bars have them.

/** @import { Cell, Columns, Props } from "../../app/browser/types.js" */
/** @import { Changes, Obstacles } from "./types.js" */
/** @import { Engine } from "./engine.js" */
/** @import { GeographyReading } from "./geography.js" */
import { beside, difference } from "./rounding.js";
import { signedPoints } from "./sayings.js";
import { numberPlaces } from "./scales.js";

const NOT_ASKED = { sea_closed: NaN, land_closed: NaN, access_lost: [], no_crossing: NaN, no_sea: NaN, sea_bridged: [] };

/** @typedef {[label: string, otherwise: (of: Obstacles) => number, days: number | null]} Row */

/**
 * Credibility with and without each obstacle; of the other kind than the chosen nothing is worked out.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string} choice
 * @param {number} low the least that access can be
 * @returns {Obstacles}
 */
export function obstacles(engine, changes, choice, low) {
  const { codes, home, figures } = engine.scenario;
  const everyone = codes.map((_, i) => i);
  const access = { name: "access", start: 0, width: codes.length };
  const closed = (/** @type {number[]} */ places) =>
    Object.fromEntries(places.map((i) => [`access.${codes[i]}`, Math.min(low, engine.valueOf(changes, access, i))]));
  const dry = (/** @type {number[]} */ places) => Object.fromEntries(places.map((i) => [`water.${codes[i]}`, 0]));
  const ally = everyone.filter((i) => home[i] === 0);
  const bySea = ally.filter((i) => figures.water[i] > 0);
  const byLand = ally.filter((i) => figures.water[i] <= 0);
  const cases = choice === "routes"
    ? [{}, closed(bySea), closed(byLand), ...everyone.map((i) => closed(home[i] === 0 ? [i] : []))]
    : [{}, { crossing: 0 }, dry(everyone), ...everyone.map((i) => dry([i]))];
  const [now, one, other, ...each] = engine.assess(cases.map((more) => ({ ...changes, ...more }))).map(({ credibility }) => credibility[0]);
  if (choice === "routes") return { ...NOT_ASKED, now, sea_closed: one, land_closed: other, access_lost: each };
  return { ...NOT_ASKED, now, no_crossing: one, no_sea: other, sea_bridged: each };
}

/**
 * @param {GeographyReading} reading
 * @returns {Row[]} from the top
 */
function obstacleRows({ scenario: { names, obstacles: { routes, water } }, routed, dynamic }) {
  const days = Math.max(...dynamic.states.sea);
  if (routed) {
    return [
      ["All routes by sea", (of) => of.sea_closed, null], ["All routes by land", (of) => of.land_closed, null],
      ...routes.map((i) => /** @type {Row} */ ([names[i], (of) => of.access_lost[i], null])),
    ];
  }
  return [
    ["What the challenger crosses", (of) => of.no_crossing, null], ["The sea, for all allies", (of) => of.no_sea, days],
    ...water.map((i) => /** @type {Row} */ ([names[i], (of) => of.sea_bridged[i], days])),
  ];
}

/**
 * @param {GeographyReading} reading
 * @returns {Record<string, Cell[]>}
 */
export function barColumns(reading) {
  const { obstacles: now, scenario: { obstacles: { before } } } = reading;
  const { places, up, down, near } = reading.common.bars;
  const found = obstacleRows(reading);
  const sign = reading.routed ? 1 : -1;
  const change = found.map(([, otherwise]) => sign * 100 * difference(otherwise(now), now.now));
  const ghost = found.map(([, otherwise]) => sign * 100 * difference(otherwise(before), before.now));
  const leftward = change.map((each, i) => each < -0.05 || (each < 0.05 && ghost[i] < -0.05));
  return {
    y: places.slice(0, found.length), label: found.map(([label]) => label), otherwise: found.map(([, otherwise]) => otherwise(now)),
    points: change, change: change.map((each) => each / 100), ghost, before: ghost.map((each) => each / 100),
    colour: change.map((each) => (each > 0 ? up : down)), text: change.map((each) => signedPoints(each / 100)),
    edge: numberPlaces(change, ghost, near), align: leftward.map((left) => (left ? "right" : "left")),
    offset: leftward.map((left) => (left ? -5 : 5)), days: found.map(([, , days]) => days),
  };
}

/**
 * @param {GeographyReading} reading
 * @param {Columns[string]} bars
 * @returns {Props}
 */
export function barProps({ common }, bars) {
  const { places, room, spare } = common.bars;
  const [points, before] = /** @type {number[][]} */ ([bars.points, bars.ghost]);
  const longest = (/** @type {number[]} */ of) => Math.max(...of.map(Math.abs));
  const least = room * Math.max(longest(before), 1);
  const size = least * 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(longest(points) * 1.2, 1e-9) / least)));
  const side = (/** @type {1 | -1} */ sign) => (Math.max(...[...before, ...points].map((each) => sign * each)) > 0.05 ? 1 : spare);
  const names = places.map((place, i) => [place, bars.label[i] ?? ""]);
  return {
    obstacle_x: { start: -side(-1) * size, end: side(1) * size },
    obstacle_rows: { major_label_overrides: Object.fromEntries(names) },
  };
}

/** @param {GeographyReading} reading */
export function routeFacts({ scenario, obstacles: now, common }) {
  const { names, home, figures } = scenario;
  const ally = home.filter((at) => at === 0).length;
  const loss = now.access_lost.map((each) => now.now - each);
  const most = loss.indexOf(Math.max(...loss));
  const bySea = figures.water.filter((each) => each > 0).length;
  const byLand = figures.water.filter((each, i) => !(each > 0) && home[i] === 0).length;
  return {
    ways: [closing("by sea", now.sea_closed, now.now, bySea, common.limits.same), closing("by land", now.land_closed, now.now, byLand, common.limits.same)],
    dearest: ally > 2 && loss[most] > common.limits.same ? names[most] : null,
    change: difference(now.access_lost[most], now.now), least: common.settings.access.low,
  };
}

/**
 * @param {string} way
 * @param {number} shut
 * @param {number} now
 * @param {number} count
 * @param {number} same
 */
function closing(way, shut, now, count, same) {
  const [there, here] = beside(shut, now);
  const moves = Math.abs(shut - now) < same ? "nothing" : "something";
  return { way, closed: count ? moves : "nobody", alone: count === 1, count, there, here, change: difference(shut, now) };
}

/** @param {GeographyReading} reading */
export function waterFacts({ scenario, obstacles: now, dynamic }) {
  const { home, figures, them } = scenario;
  const count = home.filter((at, i) => at === 0 && figures.water[i] > 0).length;
  return {
    crossers: count === 0 ? "none" : count === 1 ? "one" : "many", count, days: Math.max(...dynamic.states.sea),
    part: difference(now.no_sea, now.now), them, held: figures.crossing[0], change: difference(now.now, now.no_crossing),
  };
}
