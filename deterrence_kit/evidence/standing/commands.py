"""``deterrence-kit evidence claims`` and ``designs``: the tables of what stands and what does not."""

from __future__ import annotations

import argparse
from pathlib import Path

from deterrence_kit.evidence.claims import claims
from deterrence_kit.evidence.folder import EvidenceError
from deterrence_kit.evidence.standing.claim_shares import (
    DRAWS,
    Share,
    claim_share,
    order,
    write_shares,
)
from deterrence_kit.evidence.standing.runs import note_run


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add ``claims`` and ``designs`` to the sub-commands of ``evidence``."""
    tried = commands.add_parser(
        "claims", help="try every claim in draws of the assumptions and in every scenario"
    )
    tried.add_argument("--draws", type=int, default=DRAWS, metavar="N",
        help="of all assumptions (default: %(default)s)")  # fmt: skip
    tried.add_argument("--out", metavar="FOLDER", help="also write the table, as CSV")
    tried.set_defaults(run=run_claims)
    designs = commands.add_parser("designs", help="fit the designs that could come out otherwise")
    designs.add_argument("--data", metavar="FOLDER",
        help="the historical files (default: the folder that DETERRENCE_KIT_DATA names)")  # fmt: skip
    designs.add_argument("--out", metavar="FOLDER", help="also write the table, as CSV")
    designs.set_defaults(run=run_designs)


def run_claims(options: argparse.Namespace) -> None:
    """Print the share of each claim, the shakiest first; write the table if asked."""
    folder = _folder(options.out)
    if options.draws < 1:
        raise EvidenceError("--draws must be at least 1.")
    shares = [claim_share(claim, options.draws) for claim in claims()]
    print("\n".join(map(share_words, order(shares))))
    if folder:
        write_shares(shares, folder / "claim_shares.csv")
        command = f"deterrence-kit evidence claims --draws {options.draws}"
        note_run("claim_shares", command, f"{options.draws} draws of all assumptions", folder)


def share_words(share: Share) -> str:
    """One claim in a line."""
    sure = "yes" if share.by_construction else "no"
    return (
        f"{share.sentence}: holds in {100 * share.share:.0f} % of draws, in {share.scenarios_held} of "
        f"{share.scenarios} scenarios; true by construction: {sure}."
    )


def run_designs(options: argparse.Namespace) -> None:
    """Print the estimates of every design; write the table if asked."""
    folder = _folder(options.out)
    try:
        from deterrence_kit.evidence import fit
        from deterrence_kit.evidence.coefficient_table import write_coefficients
        from deterrence_kit.evidence.designs.everything import all_designs
    except ImportError as missing:
        raise EvidenceError(str(missing)) from None
    found = all_designs(options.data)
    print(fit.table(found))
    if folder:
        write_coefficients(found, folder / "designs.csv")
        most = max(c.n for c in found)
        note_run("designs", found[0].command, f"up to {most:,} dyad-years or cases", folder)


def _folder(name: str | None) -> Path | None:
    if name and not Path(name).is_dir():
        raise EvidenceError(f"There is no folder {name} to write to.")
    return Path(name) if name else None
