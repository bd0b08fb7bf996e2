"""Colours and type, said once.

Magnitude is Cividis, categories are Okabe-Ito with a shape or dash beside the colour. `INKS` are the
colours that change in the dark: the page swaps the first of each pair for the second.
"""

INK, MUTED, LAND, SHORE, CASING, GHOST = (
    "#1b1f23", "#57606a", "#e9e6dc", "#c9c4b4", "#fefefe", "#8c959f",
)  # fmt: skip
INKS = {
    INK: "#e9ebee", MUTED: "#a4adb8", LAND: "#2d333a", SHORE: "#454d57", CASING: "#171b21",
    GHOST: "#8b949e",
}  # fmt: skip

ALLY, PROTEGE, CHALLENGER = "#0072b2", "#009e73", "#d55e00"
UNDECIDED = "#cc79a7"  # what tells neither for nor against
UP, DOWN = "#0072b2", "#d55e00"
BEFORE, NOW = "#a2abb5", "#6b7580"  # greys that stand out on light and dark
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
TEXT_SIZE = "13px"
