// What other scripts of a page leave on `window`; read by the type checker alone.
interface Window {
  Bokeh?: import("./libraries.js").BokehJS;
  /** Kept while BokehJS itself is on its way, so that it is fetched once a page. */
  dkBokeh?: Promise<void>;
  /** When a line to the session was first tried, and how often one has opened. */
  dkLine: { tried: number; opened: number };
  /** A page that its own engine answers, before it has a session (portable/browser/shell.js). */
  dkShell?: {
    /** Whether the page is still answered so. */
    live: boolean;
    readonly bundled: Promise<unknown> | undefined;
    /** Ask the server for a session. */
    open: () => void;
    /** Give up what has come of one; whether this page cannot ask for another. */
    leave: () => boolean;
    /** The session's board is there, out of sight. */
    meet: (board: any) => unknown;
    /** No session came, and why. */
    failed: (why: string) => void;
  };
  themeLoaded?: boolean;
  cellLoaded?: boolean;
  voila_heartbeat: () => void;
  voila_process: () => void;
  voila_finish: () => void;
  display_cells: () => void;
}
