// @ts-check
// What each page shows of a state, by the page's name.

/** @import { Reading, Shown } from "./reading.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { BurdenReading } from "./burden.js";
import { ExplorerReading } from "./explorer.js";
import { NetworkReading } from "./network.js";

/** @typedef {new (common: Common, engine: Engine, state: State, engineOf: (name: string) => Engine | null) => Reading & Shown} Made */
/** @type {Record<string, Made>} */
export const READINGS = { Explorer: ExplorerReading, "Burden sharing": BurdenReading, "Alliance network": NetworkReading };
