"""A schedule: what is to happen in which year, also as the short text that stands in a link.

``3:spending_floor:3;review:2;5:announce:USA;6:leave:USA;4:unilateral`` reads: from year 3 a spending
floor of 3 %, a review every 2 years, notice by the USA in year 5 that it leaves in year 6, and a
unilateral move in year 4.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast, get_args

from deterrence_kit.model.chance import LONGEST
from deterrence_kit.model.parameter import Parameter
from deterrence_kit.model.settings import LEVERS, SETTINGS

Kind: TypeAlias = Literal["set", "announce", "leave", "unilateral", "honoured", "violated"]
KINDS: tuple[Kind, ...] = get_args(Kind)
REVIEW = "review"
QUOTED = 40  # characters of a bad part that are quoted back


@dataclass(frozen=True, order=True)
class Step:
    """What happens in one year.

    Attributes
    ----------
    year : int
        Counted from 1, which is the first year from today. A lever keeps its value from then on.
    kind : {"set", "announce", "leave", "unilateral", "honoured", "violated"}
        A lever is set; a member gives notice, leaves, or acts without its allies; a crisis in
        which the pact is called upon, elsewhere and not by chance, is honoured or is not.
    name : str
        The lever, ``"clarity"`` or ``"will.USA"``; the member; the protégé called for. Empty where
        it does not matter who: every pact, every protégé.
    value : float
        What the lever is set to, in its unit.
    """

    year: int
    kind: Kind
    name: str = ""
    value: float = 0.0

    def __str__(self) -> str:
        if self.kind == "set":
            return f"{self.year}:{self.name}:{repr(float(self.value)).removesuffix('.0')}"
        return ":".join(filter(None, (str(self.year), self.kind, self.name)))

    @property
    def code(self) -> str:
        """The member it concerns, or an empty text."""
        return self.name.partition(".")[2] if self.kind == "set" else self.name

    @property
    def lever(self) -> Parameter:
        """The declaration of the lever that is set."""
        return LEVERS[self.name.partition(".")[0]]


@dataclass(frozen=True)
class Schedule:
    """Steps by year, and how often the pact is reviewed.

    Attributes
    ----------
    steps : tuple of Step
        Kept in the order of the years.
    review : int
        Every how many years; 0 is never.

    Raises
    ------
    ValueError
        If a step cannot be, or contradicts another.

    Examples
    --------
    >>> Schedule((Step(3, "set", "clarity", 0.8),), review=2)
    Schedule(steps=(Step(year=3, kind='set', name='clarity', value=0.8),), review=2)
    >>> str(Schedule((Step(6, "leave", "USA"), Step(3, "set", "clarity", 0.8)), review=2))
    'review:2;3:clarity:0.8;6:leave:USA'
    """

    steps: tuple[Step, ...] = ()
    review: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(sorted(self.steps)))
        if not 0 <= self.review <= LONGEST:
            raise ValueError(f"A review comes every 1 to {LONGEST} years, not every {self.review}.")
        for place, step in enumerate(self.steps):
            fault = fault_of(step) or contradiction(step, self.steps[:place])
            if fault:
                raise ValueError(f"“{step}”: {fault}")

    def __bool__(self) -> bool:
        return bool(self.steps or self.review)

    def __str__(self) -> str:
        review = [f"{REVIEW}:{self.review}"] if self.review else []
        return ";".join([*review, *map(str, self.steps)])

    def reviewed(self, year: int) -> bool:
        """Whether the pact is reviewed in a year."""
        return bool(self.review) and year % self.review == 0

    def with_step(self, step: Step) -> Schedule:
        """The schedule with one step more.

        Raises
        ------
        ValueError
            With a sentence, if the step cannot be or contradicts another.
        """
        return replace(self, steps=(*self.steps, step))

    def without(self, step: Step) -> Schedule:
        """The schedule without one of its steps."""
        return replace(self, steps=tuple(s for s in self.steps if s != step))

    def within(self, years: int, codes: Collection[str] = ()) -> Schedule:
        """The schedule as far as so many years, and these members, go.

        Parameters
        ----------
        years : int
            The last year.
        codes : collection of str
            The members there are; any if left out.

        Examples
        --------
        >>> str(Schedule((Step(3, "set", "clarity", 0.8), Step(25, "leave", "USA"))).within(20))
        '3:clarity:0.8'
        """
        kept = (s for s in self.steps if s.year <= years)
        return replace(self, steps=tuple(s for s in kept if not _fault_of_member(s.code, codes)))


def fault_of(
    step: Step,
    codes: Collection[str] = (),
    proteges: Collection[str] = (),
    years: int = LONGEST,
) -> str | None:
    """Why a step cannot be, or None. Without `codes`, any member's code will do."""
    if step.kind not in KINDS:
        return f"{step.kind} is nothing that can be planned; there are: {', '.join(KINDS)}."
    if not 1 <= step.year <= years or step.year != int(step.year):
        return f"year {step.year} is outside the years 1 to {years}."
    if step.kind == "set":
        return _fault_of_lever(step) or _fault_of_member(step.code, codes)
    if step.kind in ("announce", "leave"):
        if not step.name:
            return "it does not say which member."
        if step.name in proteges:
            return f"{step.name} is the protégé here: without it there is no commitment."
    if step.kind in ("honoured", "violated") and step.name and proteges:
        return None if step.name in proteges else f"{step.name} is no protégé here."
    return _fault_of_member(step.name, codes)


def _fault_of_lever(step: Step) -> str | None:
    base, dot, _ = step.name.partition(".")
    if base not in LEVERS:
        known = "an assumption, which nobody sets" if base in SETTINGS else "no lever"
        return f"{base or 'that'} is {known}."
    if base == "trust":
        return "trust moves by itself over the years: plan a crisis, honoured or violated."
    if dot and step.lever.scope != "member":
        return f"{base} is one number for the whole pact."
    try:
        step.lever.check(step.value)
    except ValueError as wrong:
        return str(wrong)
    return None


def _fault_of_member(code: str, codes: Collection[str]) -> str | None:
    if not code or not codes or code in codes:
        return None
    return f"no member here has the code {code}."


def contradiction(step: Step, others: Collection[Step]) -> str | None:
    """What in other steps rules a step out, or None."""
    for other in others:
        same_year = other.year == step.year
        if other.kind == "leave" and other.name == step.name and step.kind == "leave":
            return f"{step.name} has already left in year {other.year}."
        if other.kind == "announce" and other.name == step.name and step.kind == "announce":
            return f"{step.name} has already given notice in year {other.year}."
        if _gone(step, other) or _gone(other, step):
            left = other if other.kind == "leave" else step
            return f"{left.name} has left in year {left.year}: “{other}” stands against it."
        if same_year and (other.kind, other.name) == (step.kind, step.name):
            return f"“{other}” already stands for year {step.year}."
        same_crisis = same_year and (not (other.name and step.name) or other.name == step.name)
        if same_crisis and {other.kind, step.kind} == {"honoured", "violated"}:
            return f"the crisis of year {step.year} cannot both be honoured and fail."
    return None


def _gone(step: Step, left: Step) -> bool:
    """Whether a step concerns a member that another step has taken out by then."""
    concerns = step.code == left.name and step.kind not in ("leave", "honoured", "violated")
    return left.kind == "leave" and concerns and step.year >= left.year


def parse_schedule(
    text: str,
    *,
    codes: Collection[str] = (),
    proteges: Collection[str] = (),
    years: int = LONGEST,
) -> tuple[Schedule, list[str]]:
    """The schedule that a text describes, and a sentence for each part that was ignored.

    Parameters
    ----------
    text : str
        Parts with ``;`` between them, as ``str(schedule)`` writes them.
    codes, proteges : collection of str
        The members there are, and those whose territory is contested; unchecked if left out.
    years : int
        The last year.

    Returns
    -------
    Schedule
        All that was good. Of two parts that contradict each other the first is kept.
    list of str

    Examples
    --------
    >>> schedule, ignored = parse_schedule("3:clarity:0.8;6:leave:USA;8:leave:USA")
    >>> str(schedule)
    '3:clarity:0.8;6:leave:USA'
    >>> ignored
    ['“8:leave:USA” was ignored: USA has already left in year 6.']
    """
    schedule, ignored = Schedule(), []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        try:
            schedule = _with_part(schedule, part, codes, proteges, years)
        except ValueError as fault:
            ignored.append(f"“{_quoted(part)}” was ignored: {fault}")
    return schedule, ignored


def _with_part(
    schedule: Schedule, part: str, codes: Collection[str], proteges: Collection[str], years: int
) -> Schedule:
    if part.partition(":")[0] == REVIEW:
        return _with_review(schedule, part.partition(":")[2], years)
    step = _step(part)
    fault = fault_of(step, codes, proteges, years) or contradiction(step, schedule.steps)
    if fault:
        raise ValueError(fault)
    return schedule.with_step(step)


def _with_review(schedule: Schedule, text: str, years: int) -> Schedule:
    if not _is_count(text) or not 1 <= int(text) <= years:
        raise ValueError(f"a review comes every 1 to {years} years.")
    if schedule.review:
        raise ValueError(f"a review every {schedule.review} years is already planned.")
    return replace(schedule, review=int(text))


def _step(part: str) -> Step:
    year, _, rest = part.partition(":")
    name, _, value = rest.partition(":")
    if not _is_count(year):
        raise ValueError("it has to begin with a year, as in 3:clarity:0.8, or with review:.")
    if name in KINDS and name != "set":
        return Step(int(year), cast(Kind, name), _quoted(value))
    try:
        return Step(int(year), "set", _quoted(name), float(value))
    except ValueError:
        raise ValueError(
            "it has to be a year, a lever and a number, as in 3:clarity:0.8."
        ) from None


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4


def _quoted(text: str) -> str:
    printable = "".join(c if c.isprintable() else "�" for c in text)
    return printable if len(printable) <= QUOTED else printable[: QUOTED - 1] + "…"
