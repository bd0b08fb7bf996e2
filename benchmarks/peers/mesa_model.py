"""The same years in Mesa: members and challengers as agents, one model a future, plain Python.

What does not change over the years (who arrives, who agrees, who has a stake) is computed once for all
futures and handed in, as a careful modeller would. The benchmark holds the results of both sides against
each other before it takes the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import mesa
import numpy as np
from peers.who_comes import effective


@dataclass
class Facts:
    """What both sides know beforehand, as plain numbers."""

    members: list[dict]  # gdp, today, heads, readiness, durability, floor, spending, agrees …
    theatres: list[dict]  # protege, opposing, threshold, legibility, price, occasions, restraint …
    pact: dict  # weights, worlds, rates
    years: int


class Member(mesa.Agent):
    """A member: what its budget buys each year, and whether it would come."""

    def __init__(self, model: Years, facts: dict) -> None:
        super().__init__(model)
        self.facts = facts

    def step(self) -> None:
        f, pact = self.facts, self.model.facts.pact
        left = 1 - pact["squeeze"] * (1 - f["durability"])
        self.burden = max(f["today"] * f["spending"], f["floor"]) * left**self.model.squeezes
        self.milex = f["gdp"] * self.burden
        self.fairness = pact["weight_ties"] * min(1, self.burden / pact["due"])
        weight = pact["weight_heads"]
        strength = (1 - weight) * self.milex / pact["world_milex"]
        strength += weight * f["heads"] / pact["world_heads"]
        self.ready = strength * f["readiness"]

    def would_come(self, place: int, trust: float) -> float:
        """Probability that it honours the commitment to the protégé there."""
        index = self.facts["index"][place] + self.fairness + trust
        will = self.facts["will"][place]
        decided = self.model.facts.pact["will_reach"] * (1 - 2 * will) ** 2
        return (1 - decided) / (1 + exp(-index)) + decided * (will > 0.5)


class Challenger(mesa.Agent):
    """A challenger: judges the commitment, probes, and remembers what came of it."""

    def __init__(self, model: Years, place: int, facts: dict) -> None:
        super().__init__(model)
        self.place, self.facts = place, facts
        self.kept, self.failed = facts["kept"], facts["failed"]
        self.support = self.met = self.unmet = 0.0
        self.challenged = self.honoured = self.violated = self.repelled = 0.0

    def judge(self) -> None:
        f, pact, place = self.facts, self.model.facts.pact, self.place
        base, prior = pact["base_rate"], pact["prior_crises"]
        self.trust = (prior * base + self.kept) / (prior + self.kept + self.failed)
        said = pact["weight_trust"] * (log(self.trust / (1 - self.trust)) - log(base / (1 - base)))
        theta, sent, coming, together, own = 1 / f["jointness"], 0.0, 0.0, 0.0, 0.0
        comes, forces = [], []
        for member in self.model.members:
            x = member.ready * member.facts["arrival"][place]
            together += x**theta
            if member.facts["place"] == f["protege"]:
                own = x
            else:
                sent += x
                comes.append(member.would_come(place, said))
                forces.append((x / f["opposing"]) ** theta)
                coming += x * comes[-1]
        self.resolve = coming / sent
        m, opposing = pact["contest_exponent"], f["opposing"] ** pact["contest_exponent"]
        ours = together ** (f["jointness"] * m)
        self.denial, self.alone = ours / (ours + opposing), own**m / (own**m + opposing)
        self.worth = effective.py_func(
            np.array(comes), np.array(forces), (own / f["opposing"]) ** theta, m / theta,
            pact["correlation"],
        )  # fmt: skip
        self.credibility = self.worth * self.denial + (1 - self.worth) * self.alone

    def probe(self) -> None:
        f, pact, random = self.facts, self.model.facts.pact, self.model.random.random
        learning = pact["learning"]
        judged = (self.credibility + learning * self.met) / (1 + learning * (self.met + self.unmet))
        taken = 1 / (1 + exp(-f["legibility"] * f["price"] * (f["threshold"] - judged)))
        restraint = f["restraint"] * (1 - pact["moral_hazard"]) ** self.support
        rate = f["rate"] * (1 + pact["emboldenment"]) ** (1 - 2 * restraint)
        self.challenged = float(random() < 1 - exp(-rate * taken))
        self.honoured = self.violated = self.repelled = 0.0
        if self.challenged:
            draw = random()
            acts, enough = draw < self.resolve, draw < self.worth
            self.honoured, self.violated = float(acts), float(not acts)
            self.repelled = float(random() < (self.denial if enough else self.alone))

    def remember(self) -> None:
        f, pact, others = self.facts, self.model.facts.pact, self.model.challengers
        pardon = [1 - pact["lenience"] * (1 - o.resolve) for o in others]
        reach = f["spill"]
        good = sum(s * o.honoured for s, o in zip(reach, others, strict=True))
        bad = sum(s * o.violated * p for s, o, p in zip(reach, others, pardon, strict=True))
        tired = pact["fatigue"] * self.model.felt * self.model.crises
        memory = pact["memory"]
        self.kept = memory * (self.kept + pact["built"] + pact["lesson"] * good)
        self.failed = memory * (self.failed + pact["worn"] + pact["lesson"] * bad + tired)
        self.support = pact["fading"] * (self.support + self.honoured)
        self.met = memory * (self.met + self.repelled)
        self.unmet = memory * (self.unmet + self.challenged - self.repelled)


class Years(mesa.Model):
    """One future."""

    def __init__(self, facts: Facts, seed: int) -> None:
        super().__init__(seed=seed)
        self.facts = facts
        self.members = [Member(self, f) for f in facts.members]
        self.challengers = [Challenger(self, i, f) for i, f in enumerate(facts.theatres)]
        self.squeezes, self.felt, self.crises = 0, 0.0, 0.0
        self.collected = mesa.DataCollector(
            agenttype_reporters={Challenger: {"challenged": "challenged", "trust": "trust"}}
        )

    def step(self) -> None:
        pact = self.facts.pact
        members, challengers = self.agents_by_type[Member], self.agents_by_type[Challenger]
        members.do("step")
        challengers.do("judge")
        challengers.do("probe")
        self.crises = sum(c.honoured + c.violated for c in self.challengers)
        challengers.do("remember")
        self.felt = pact["fading"] * (self.felt + self.crises)
        self.squeezes += self.random.random() < pact["squeeze_rate"]
        self.collected.collect(self)


def lived(facts: Facts, seed: int) -> tuple[list[list[float]], list[list[float]]]:
    """One future: challenges and trust, by year and challenger."""
    model = Years(facts, seed)
    for _ in range(facts.years):
        model.step()
    # A step's rows are (step, agent, challenged, trust), the challengers in their order.
    rows = [list(step[Challenger]) for step in model.collected._agenttype_records.values()]
    return [[r[2] for r in step] for step in rows], [[r[3] for r in step] for step in rows]
