"""THE table of historical sources: what a file is called, what it must hold, and who publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Form:
    """One way in which a source comes: as its owner publishes it, or as converted.

    Attributes
    ----------
    pattern : str
        The file's name; ``*`` stands for anything.
    columns : mapping
        Name in the file → name here; these must be there.
    optional : mapping
        The same for what may be missing.
    version : str
        What a column called ``version`` must contain, if there is one.
    yearly : bool
        One row a year, where the source is read as spells of years.
    session : bool
        The column for the year counts sessions of the UN General Assembly (1 is 1946).
    missing : tuple of int
        Codes for "not known".
    parts : bool
        Several files of the pattern are parts of one table, e.g. earlier and later years.
    """

    pattern: str
    columns: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    yearly: bool = False
    session: bool = False
    missing: tuple[int, ...] = ()
    parts: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """A historical source.

    Attributes
    ----------
    title, owner, where, citation : str
        What it is, who publishes it, and how to cite it.
    forms : tuple of Form
        In order of preference.
    key : tuple of str
        Columns that no two rows may share.
    years : (int, int)
        The earliest and latest year that make sense.
    flags : tuple of str
        Columns that hold 0 or 1 only.
    """

    title: str
    owner: str
    where: str
    citation: str
    forms: tuple[Form, ...]
    key: tuple[str, ...] = ()
    years: tuple[int, int] = (1800, 2100)
    flags: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Who publishes it and where, or what it is derived from, as the rest of a sentence."""
        if self.owner.startswith("derived"):
            return f"{self.owner}, {self.where}"
        return f"published by {self.owner}; get it from {self.where}"


def same(*names: str) -> dict[str, str]:
    """Columns that are called here as they are in the file."""
    return {name: name for name in names}


_PEACESCIENCER = "or the R package peacesciencer"
_DYAD = ("ccode1", "ccode2")
_COW = "the Correlates of War project, correlatesofwar.org"
_PANEL = same(*_DYAD, "year", "initiate", "peace_years", "conttype", "rivalry", "cinc1", "cinc2")
_PANEL_MORE = same(
    "init_hostlev", "initiate_cow", "mid_ongoing", "major1", "major2", "capdist_km",
    "polity1", "polity2", "un_ipd", "t_def_any_n", "t_def_applicable",
)  # fmt: skip
_CRISES = same("cracno", "crisno", "cracid", "crisname", "yrtrig", "trigent", "sevvio", "outcom")
_ATOP = ("defense", "offense", "neutral", "nonagg", "consul")
_DISPUTES = same("dispnum", *_DYAD, "year", "midonset", "sidea1", "sidea2", "orig1", "orig2",
    "hostlev1", "hostlev2", "fatality", "outcome")  # fmt: skip

SOURCES: dict[str, Source] = {
    "panel": Source(
        title="politically relevant directed dyad-years",
        owner="derived from GML, ATOP, Direct Contiguity and NMC", where="built as docs/evidence.md says",
        citation="Gibler, Miller & Little 2016, International Studies Quarterly 60:719-730",
        forms=(Form(pattern="dyad_year_panel*.csv*", columns=_PANEL, optional=_PANEL_MORE, parts=True),),
        key=(*_DYAD, "year"), flags=("initiate", "rivalry"),
    ),
    "capabilities": Source(
        title="National Material Capabilities 6.0",
        owner=_COW, where=_COW,
        citation="Singer, Bremer & Stuckey 1972; Singer 1987, International Interactions 14:115-132",
        forms=(
            Form(pattern="state_year.csv*", columns=same("ccode", "year", "milex", "milper", "cinc")),
            Form(pattern="NMC-60-abridged.csv*", version="2021", missing=(-9,),
                 columns=same("ccode", "year", "milex", "milper", "cinc")),
        ),
        key=("ccode", "year"),
    ),
    "ideal_points": Source(
        title="UN General Assembly ideal points",
        owner="Bailey, Strezhnev & Voeten", where="the Harvard Dataverse, hdl:1902.1/12379",
        citation="Bailey, Strezhnev & Voeten 2017, Journal of Conflict Resolution 61:430-456",
        forms=(
            Form(pattern="state_year.csv*", columns=same("ccode", "year", "un_idealpoint")),
            Form(pattern="Idealpointestimates*.csv", session=True,
                 columns={"ccode": "ccode", "session": "year", "IdealPointAll": "un_idealpoint"}),
        ),
        key=("ccode", "year"),
    ),
    "contiguity": Source(
        title="Direct Contiguity 3.2", owner=_COW, where=_COW,
        citation="Stinnett, Tir, Schafer, Diehl & Gochman 2002, CMPS 19:58-66",
        forms=(
            Form(pattern="cow_contiguity_spells.csv*", columns=same(*_DYAD, "conttype", "start", "end")),
            Form(pattern="contdird.csv*", version="3.2", yearly=True, missing=(-9,),
                 columns={"state1no": "ccode1", "state2no": "ccode2", "year": "start",
                          "conttype": "conttype"}),
        ),
        key=(*_DYAD, "start", "conttype", "end"),
    ),
    "distances": Source(
        title="minimum distances between borders, 1886-2019",
        owner="Schvitz et al. (CShapes 2.0)", where=f"icr.ethz.ch/data/cshapes, {_PEACESCIENCER}",
        citation="Schvitz et al. 2022, Journal of Conflict Resolution 66:144-161",
        forms=(Form(pattern="min_distance_spells.csv*",
                    columns=same(*_DYAD, "start", "end", "min_dist_km")),),
        key=(*_DYAD, "start"),
    ),
    "capitals": Source(
        title="capitals and their places", owner="peacesciencer", where=_PEACESCIENCER[3:],
        citation="Miller 2022, CMPS 39:755-779",
        forms=(Form(pattern="capitals.csv*", columns=same("ccode", "start", "end", "lat", "lon")),),
    ),
    "pacts": Source(
        title="Alliance Treaty Obligations and Provisions 5.1",
        owner="Leeds, Ritter, Mitchell & Long", where="atopdata.org",
        citation="Leeds, Ritter, Mitchell & Long 2002, International Interactions 28:237-260",
        forms=(
            Form(pattern="atop51_directed_dyad_spells.csv*",
                 columns=same(*_DYAD, "start", "end", "atop_defense")),
            Form(pattern="atop5_1ddyr*.csv", version="5.1", yearly=True, missing=(-9,),
                 columns={"stateA": "ccode1", "stateB": "ccode2", "year": "start",
                          "defense": "atop_defense"}),
        ),
        key=(*_DYAD, "start"), flags=("atop_defense",),
    ),
    "disputes": Source(
        title="Militarized Interstate Disputes 2.2.1, directed",
        owner="Gibler, Miller & Little", where=f"svmiller.com/gml-mid-data, {_PEACESCIENCER}",
        citation="Gibler, Miller & Little 2016, International Studies Quarterly 60:719-730",
        forms=(
            Form(pattern="gml_mid_directed.csv*", columns=_DISPUTES, missing=(-9,)),
            Form(pattern="gml-ddy-disputes-2.2*.csv", columns=_DISPUTES, version="2.2", missing=(-9,)),
        ),
        key=("dispnum", *_DYAD, "year"),
    ),
    "wars": Source(
        title="Inter-State War 4.0, dyads", owner=_COW, where=f"{_COW}, {_PEACESCIENCER}",
        citation="Sarkees & Wayman 2010, Resort to War",
        forms=(Form(pattern="cow_interstate_war_dyads.csv*",
                    columns=same("warnum", *_DYAD, "year", "sidea1", "initiator1", "initiator2",
                                 "outcome1", "outcome2", "cowinteronset")),),
    ),
    "extended_disputes": Source(
        title="extended deterrence, disputes",
        owner="derived from GML, ATOP and NMC", where="built as docs/evidence.md says",
        citation="Gibler, Miller & Little 2016; Leeds et al. 2002",
        forms=(Form(pattern="extended_deterrence_mids.csv*",
                    columns=same("dispnum", "year", "challenger", "target", "chal_abb", "tgt_abb",
                        "n_defenders", "defenders", "cinc_challenger", "cinc_target",
                        "cinc_defenders", "conttype", "rivalry", "n_defenders_joined",
                        "hostlev_challenger", "fatality", "outcome", "war"),
                    optional=same("defenders_joined")),),
        key=("dispnum", "challenger", "target"), flags=("war",),
    ),
    "extended_crises": Source(
        title="extended deterrence, crises",
        owner="derived from ICB, ATOP and NMC", where="built as docs/evidence.md says",
        citation="Brecher & Wilkenfeld 1997; Brecher et al. 2021",
        forms=(Form(pattern="extended_deterrence_icb.csv*",
                    columns=same("crisno", "crisis", "year", "triggering_state", "crisis_actor",
                        "n_defenders", "us_is_defender", "cinc_trigger", "cinc_actor",
                        "cinc_defenders", "conttype", "sevvio", "outcom")),),
    ),
    "us_troops": Source(
        title="troops of the United States abroad", owner="Allen, Flynn & Machain",
        where="the R package troopdata",
        citation="Allen, Flynn & Machain 2022, CMPS 39:351-370",
        forms=(Form(pattern="us_troops_abroad.csv*", columns=same("ccode", "year", "troops_ad")),),
        key=("ccode", "year"),
    ),
    "crises": Source(
        title="International Crisis Behavior, actors",
        owner="the ICB project", where="icb.umd.edu",
        citation="Brecher, Wilkenfeld, Beardsley, James & Quinn 2021, ICB 14",
        forms=(
            Form(pattern="icb14_actors.csv*", columns=_CRISES),
            Form(pattern="icb2v1*.csv", columns=_CRISES),
        ),
        key=("cracno",),
    ),
    "wartime_2018": Source(
        title="wartime alliance commitments",
        owner="Berkemeier & Fuhrmann", where="the Harvard Dataverse (Research & Politics 2018)",
        citation="Berkemeier & Fuhrmann 2018, Research & Politics 5(2)",
        forms=(Form(pattern="wartime_commitments_bf2018.csv*",
                    columns=same("warid", "warname", "atopid", "pre1945", "honorBF", "violateBF",
                                 "dnaLLM", "honorLLM", "violateLLM", "multilateral", *_ATOP)),),
    ),
    "wartime_2005": Source(
        title="wartime alliance commitments with moderators",
        owner="Leeds & Anac", where="the authors' replication archive",
        citation="Leeds & Anac 2005, International Interactions 31:183-202",
        forms=(Form(pattern="wartime_commitments_la2005.csv*",
                    columns=same("war", "atopid", "ccode1", "honor3", "milinst", "formal",
                                 "chcap2d", "dinstch2", "origtar1")),),
    ),
    "states": Source(
        title="State System Membership 2016", owner=_COW, where=_COW,
        citation="Correlates of War Project 2017",
        forms=(Form(pattern="cow_states.csv*", columns=same("ccode", "statenme")),
               Form(pattern="states2016.csv", columns=same("ccode", "statenme"))),
    ),
}  # fmt: skip
