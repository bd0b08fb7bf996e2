"""Functions of numpy that JavaScript lacks, or has with other corners (NaN, signs, halves)."""

from __future__ import annotations

from collections.abc import Iterable

# C and numpy: 1 to any power is 1, also to NaN; JavaScript says NaN.
HELPERS = {
    "power": "(x, y) => x === 1 || (x === -1 && (y === Infinity || y === -Infinity)) ? 1 : Math.pow(x, y)",
    # The sign of the divisor; JavaScript's % has that of what is divided.
    "remainder": """(x, y) => {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}""",
    "floorDivide": """(x, y) => {
  if (y === 0) return x / y;
  const rest = x % y;
  const whole = (x - rest) / y - (rest !== 0 && rest < 0 !== y < 0 ? 1 : 0);
  const floor = Math.floor(whole);
  return whole - floor > 0.5 ? floor + 1 : floor;
}""",
    # Halves go to the even neighbour.
    "rint": """x => {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest === 0.5 ? (floor % 2 === 0 ? floor : floor + 1) : rest > 0.5 ? floor + 1 : floor;
}""",
    "fmax": "(x, y) => (x !== x ? y : y !== y ? x : Math.max(x, y))",
    "fmin": "(x, y) => (x !== x ? y : y !== y ? x : Math.min(x, y))",
    "heaviside": "(x, y) => (x !== x ? x : x < 0 ? 0 : x > 0 ? 1 : y)",
    "copysign": "(x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))",
    "logaddexp": """(x, y) =>
  x === y ? x + Math.LN2 : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)))""",
    "expit": "x => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))",
    # Kummer's series below 2, of positive terms only; Lentz's continued fraction above.
    "erfSeries": """x => {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}""",
    "erfcFraction": """x => {
  if (x > 27) return 0;
  let value = 0;
  for (let n = 80; n > 0; n--) value = n / 2 / (x + value);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + value);
}""",
    "erf": """x =>
  Math.abs(x) < 2 ? erfSeries(x) : x > 0 ? 1 - erfcFraction(x) : x < 0 ? erfcFraction(-x) - 1 : x""",
    "erfc": "x => (x < 2 ? 1 - erf(x) : x >= 2 ? erfcFraction(x) : x)",
    # Equal ones stay as they stand; what is not a number comes last.
    "keys": "[]",
    "insert": """(places, start, i, key) => {
  let j = i;
  while (j > 0 && (keys[j - 1] > key || (keys[j - 1] !== keys[j - 1] && key === key))) {
    keys[j] = keys[j - 1];
    places[start + j] = places[start + j - 1];
    j--;
  }
  keys[j] = key;
  places[start + j] = i;
}""",
    "ndtr": "x => 0.5 * erfc(-x / Math.SQRT2)",
}
NEEDS = {
    "insert": ("keys",),
    "erf": ("erfSeries", "erfcFraction"),
    "erfc": ("erfSeries", "erfcFraction", "erf"),
    "ndtr": ("erfSeries", "erfcFraction", "erf", "erfc"),
}


def helper_lines(used: Iterable[str]) -> list[str]:
    """The declarations of the functions used, and of those that they call, in a fixed order.

    Parameters
    ----------
    used : iterable of str

    Returns
    -------
    list of str

    Examples
    --------
    >>> helper_lines(["fmax"])
    ['const fmax = (x, y) => (x !== x ? y : y !== y ? x : Math.max(x, y));']
    """
    named = set(used)
    named.update(*(NEEDS.get(name, ()) for name in named))
    return [f"const {name} = {text};" for name, text in HELPERS.items() if name in named]
