"""One Node process for all tests of tracing; where Node is missing they are skipped, not in CI."""

import sys

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import in_node


@pytest.fixture(scope="session")
def node():
    if in_node.node_is_missing():
        pytest.skip(in_node.MISSING)
    with in_node.Node() as process:
        yield process
