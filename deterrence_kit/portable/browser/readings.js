// @ts-check
// What each page shows of a state, by the page's name.

/** @import { Reading, Shown } from "./reading.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
/** @import { LocalSession } from "./session.js" */
import { BurdenReading } from "./burden.js";
import { ExplorerReading } from "./explorer.js";
import { GeographyReading } from "./geography.js";
import { NetworkReading } from "./network.js";

/** @typedef {new (common: Common, engine: Engine, state: State, engineOf: (name: string) => Engine | null) => Reading & Shown} Make */
/** @typedef {Make & { acts?: (session: LocalSession) => Record<string, (event: any) => void> }} Made its parts may ask for more */
/** @type {Record<string, Made>} */
export const READINGS = {
  Explorer: ExplorerReading, "Alliance network": NetworkReading, "Burden sharing": BurdenReading,
  "Geography and posture": GeographyReading,
};
