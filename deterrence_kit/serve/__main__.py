"""``python -m deterrence_kit.serve``: the server alone."""

import argparse

from .command import add_arguments, run

parser = argparse.ArgumentParser(prog="deterrence-kit serve")
add_arguments(parser)
raise SystemExit(run(parser.parse_args()))
