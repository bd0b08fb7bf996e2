"""What the picture of the pacts says, in plain English."""

from __future__ import annotations

from collections.abc import Sequence

from deterrence_kit.pages.alliance_network.bundles import Bundle
from deterrence_kit.pages.alliance_network.words import the
from deterrence_kit.views.labels import listed

MOST_NAMED = 5  # states that are told by name
BARE = {"NATO", "ANZUS", "ECOWAS", "ECCAS", "SADC"}  # said without an article


def pledge_words(
    bundles: Sequence[Bundle], members: frozenset[str], both: Sequence[str], note: str = ""
) -> str:
    """What the members share, which pacts cross, and who is pledged to both sides, today.

    Parameters
    ----------
    bundles : sequence of Bundle
    members : frozenset of str
    both : sequence of str
        Names of the states that are pledged to both sides.
    note : str
        What stands in the way of knowing more.
    """
    treaties = [b for b in bundles if not b.charter]
    said = (
        _shared(treaties, members), _crossing(treaties, members), _both(both) if treaties else "",
        _charters([b for b in bundles if b.charter]),
    )  # fmt: skip
    return " ".join(filter(None, [note] if note and not bundles else [*said, note]))


def pact_in_sentence(bundle: Bundle) -> str:
    """A pact's name with its article.

    Examples
    --------
    >>> pact_in_sentence(Bundle("EU", frozenset())), pact_in_sentence(Bundle("NATO", frozenset()))
    ('the EU', 'NATO')
    >>> pact_in_sentence(Bundle("France with each", frozenset("ABC"), hub="A"))
    'the treaties of France with each'
    >>> pact_in_sentence(Bundle("Japan–United States", frozenset("AB")))
    'the treaty Japan–United States'
    """
    if bundle.hub:
        return f"the treaties of {the(bundle.name.removesuffix(' with each'))} with each"
    return (
        bundle.name
        if bundle.name in BARE
        else f"the {'treaty ' * ('–' in bundle.name)}{bundle.name}"
    )


def _begun(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _shared(treaties: Sequence[Bundle], members: frozenset[str]) -> str:
    """The pacts of all, or of most, members."""
    wide = [b for b in treaties if not b.hub and len(b.codes & members) > 1]
    wide.sort(key=lambda b: -len(b.codes & members))
    if not wide:
        return (
            "No defence pact in the tables binds all, or most, of the members to one another today."
        )
    first, *rest = wide
    count, of = len(first.codes & members), len(members)
    everyone = f"all {of} members" if of > 2 else "both members"
    said = f"Today {pact_in_sentence(first)} binds "
    said += everyone if count == of else f"{count} of the {of} members"
    if rest and (second := len(rest[0].codes & members)) > 2:
        said += f", {pact_in_sentence(rest[0])} {second} of them"
    return f"{said}; states in one row are in the same pacts."


def _crossing(treaties: Sequence[Bundle], members: frozenset[str]) -> str:
    across = [pact_in_sentence(b) for b in treaties if b.codes & members and b.codes - members]
    if not treaties:
        return ""
    if not across:
        return "No defence pact crosses from one side to the other."
    verb = "has" if len(across) == 1 and "treaties" not in across[0] else "have"
    return f"{_begun(listed(across))} {verb} members on both sides."


def _charters(charters: Sequence[Bundle]) -> str:
    if not charters:
        return ""
    told = _begun(listed([pact_in_sentence(b) for b in charters]))
    if len(charters) == 1:
        return f"{told} is a regional charter: it may bind rivals, too, and says nothing of sides."
    return f"{told} are regional charters: they may bind rivals, too, and say nothing of sides."


def _both(names: Sequence[str]) -> str:
    if not names:
        return "Nobody is pledged to both sides."
    if len(names) > MOST_NAMED:
        return f"{len(names)} states are pledged to both sides."
    told = listed([the(name) for name in names])
    return f"Pledged to both sides: {told}."


def past_words(year: str, pairs: int, today: int, states: int) -> str:
    """How many of the pairs had a pact in a year.

    Parameters
    ----------
    year : str
    pairs : int
        That had a pact then.
    today : int
        That have one today, regional charters counted, as the files of past years count them.
    states : int
    """
    possible = states * (states - 1) // 2
    return (
        f"In {year}, {pairs} of the {possible} pairs among these {states} states had a defence pact; "
        f"today {today} have, regional charters counted as in the files. A column is a set of states "
        f"each of which had a pact with each, or one state's with each. States are those of today, "
        f"whether or not they existed in {year}."
    )
