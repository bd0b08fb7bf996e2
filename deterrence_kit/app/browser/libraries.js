// @ts-check
// The shapes of what other libraries give us, as far as we use them. Only the type checker reads this file.

/** @typedef {{ target_id: string | null, root_id: string, doc: object } & Record<string, unknown>} BokehItem */

/**
 * A widget's model, as anywidget hands it over.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(event: string, hear: (...content: any[]) => void) => void} on
 * @property {(event: string, hear: (...content: any[]) => void) => void} off
 * @property {(content: object) => void} send
 * @property {Manager} widget_manager
 */

/**
 * @typedef {object} Manager
 * @property {(id: string) => boolean} has_model
 * @property {(id: string) => Promise<Control>} get_model
 * @property {{ _sendPending?: () => void, reconnect?: () => Promise<void> | undefined }} [kernel]
 */

/**
 * A slider's or a list's model: ipywidgets' own, of which the resending reads and sets what is not public.
 * @typedef {object} Control
 * @property {(name: string) => boolean} has
 * @property {(name: string) => any} get
 * @property {(event: string, hear: () => void) => void} on
 * @property {(state: Record<string, unknown>) => unknown} set_state
 * @property {(state: object, callbacks?: object) => unknown} send_sync_message
 * @property {(callbacks?: object) => unknown} save_changes
 * @property {() => object} callbacks
 * @property {number} _pending_msgs
 * @property {object | null} [_msg_buffer]
 * @property {object | null} [_msg_buffer_callbacks]
 */

/** @typedef {HTMLElement & { noUiSlider: { get: () => string, on: (event: string, hear: () => void) => void } }} SliderTrack */

/**
 * @typedef {object} BokehJS
 * @property {{ embed_item: (item: BokehItem, element: HTMLElement) => Promise<Iterable<BokehView>> }} embed
 * @property {BokehDocument[]} documents
 * @property {object} Models by their names
 */

/**
 * @typedef {object} BokehDocument
 * @property {(name: string) => BokehModel | null} get_model_by_name
 * @property {Map<string, BokehModel>} _all_models
 * @property {() => void} clear
 */

/**
 * @typedef {object} BokehProperty
 * @property {string} attr
 * @property {boolean} is_unset
 * @property {() => any} get_value
 */

/** @typedef {Iterable<BokehProperty> & Record<string, any> & { setv: (values: object) => void }} BokehModel */

/**
 * @typedef {object} BokehView
 * @property {(kind: "png" | "svg") => { canvas: HTMLCanvasElement, to_blob: () => Promise<Blob> }} export
 * @property {{ events_el?: HTMLElement }} [canvas]
 * @property {BokehView[]} [child_views]
 */

export {};
