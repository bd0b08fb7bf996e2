"""The command line: ``deterrence-kit scenarios | assess | evidence | export | serve``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deterrence_kit import Assumptions, Levers, load_scenario, parameters_of, scenario_names
from deterrence_kit.analysis import assess_cases, restoring
from deterrence_kit.evidence import commands as evidence
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.portable import commands as portable
from deterrence_kit.serve import command as serving
from deterrence_kit.serve import fork_me
from deterrence_kit.views.record_words import scenario_as_of

if TYPE_CHECKING:  # heavy
    from deterrence_kit.evidence.forecast_test import Backtest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; errors are one sentence and a non-zero exit."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deterrence-kit", description="How credible is an alliance, and what would change it?"
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    listing = commands.add_parser("scenarios", help="list the shipped scenarios with their answers")
    listing.set_defaults(run=list_scenarios)
    answer = commands.add_parser("assess", help="assess one scenario")
    answer.add_argument("scenario", help="a shipped scenario's name, or a .toml file of your own")
    answer.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="settings",
        help="move a lever or assumption, e.g. readiness=0.7 or will.USA=0.3; may be repeated",
    )  # fmt: skip
    answer.set_defaults(run=print_assessment)
    evidence.add_parser(commands, _calibration_page)
    portable.add_parser(commands)
    serving.add_parser(commands)
    fork_me.add_parser(commands)
    return parser


def _calibration_page(test: Backtest) -> str:
    """The page that ``evidence backtest --plot`` writes; Bokeh loads when one is asked for."""
    from deterrence_kit.pages.evidence.calibration_plot import calibration_page

    return calibration_page(test)


def list_scenarios(_options: argparse.Namespace) -> None:
    """Print a line for each shipped scenario."""
    print(
        f"{'name':16} {'credibility':>11} {'threshold':>9} {'a year':>7} {'deaths':>7} {'war':>7}  title"
    )
    for name in scenario_names():
        scenario = load_scenario(name)
        answer = assess_cases(scenario, {})
        print(
            f"{name:16} {answer.credibility:11.2f} {answer.threshold:9.2f} "
            f"{answer.propensity:7.1%} {answer.deaths:7.1%} {answer.war:7.2%}  "
            f"{scenario.title}{' (a war is under way)' * bool(scenario.war)}"
        )


def print_assessment(options: argparse.Namespace) -> None:
    """Print one scenario's answer: the sentence, then the figures."""
    scenario = load_scenario(options.scenario)
    changes = dict(_setting(text, scenario.codes) for text in options.settings)
    answer = assess_cases(scenario, changes)
    said = answer.sentence()
    if scenario.war:
        moved = {name: float(value) for name, value in changes.items()}
        said = f"{scenario.war.sentence} {restoring(scenario, moved).sentence()}"
    print(f"{scenario.title}. {said} {scenario_as_of(scenario)}\n")
    for name in (
        "capability", "cohesion", "burden_sharing", "geography", "resolve", "denial",
        "denial_alone", "credibility", "threshold", "propensity", "force", "deaths", "war",
    ):  # fmt: skip
        print(f"{name.replace('_', ' '):15} {float(getattr(answer, name)):.4f}")


def _setting(text: str, codes: Sequence[str]) -> tuple[str, NDArray[np.float64]]:
    """A setting from ``NAME=VALUE``, or a sentence."""
    name, equals, value = text.partition("=")
    base, code = SettingName.parse(name)
    known = parameters_of(Levers) | parameters_of(Assumptions)
    if not equals or base not in known:
        raise ValueError(
            f"{text!r} is not a setting: write NAME=VALUE with NAME one of {', '.join(known)}."
        )
    if code is not None and (code not in codes or known[base].scope != "member"):
        raise ValueError(f"{name!r}: {base} has no value of its own for {code}.")
    return name, np.asarray(known[base].check(value), float)


if __name__ == "__main__":
    sys.exit(main())
