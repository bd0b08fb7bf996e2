// What other scripts of a page leave on `window`; read by the type checker alone.
interface Window {
  Bokeh?: import("./libraries.js").BokehJS;
  /** Kept while BokehJS itself is on its way, so that it is fetched once a page. */
  dkBokeh?: Promise<void>;
  /** When a line to the session was first tried, and how often one has opened. */
  dkLine: { tried: number; opened: number };
  themeLoaded?: boolean;
  cellLoaded?: boolean;
  voila_heartbeat: () => void;
  voila_process: () => void;
  voila_finish: () => void;
  display_cells: () => void;
}
