"""A made-up past for all tests of the evidence, and the real files where they are in place."""

import pytest

from deterrence_kit.evidence import data_folder, has_data

from . import past_worlds


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    return past_worlds.made(tmp_path_factory.mktemp("past"))


@pytest.fixture(scope="session")
def panel(world):
    from deterrence_kit.evidence.features import load_panel

    return load_panel(world.folder)


@pytest.fixture(scope="session")
def real():
    """The folder of historical files; none of them is shipped."""
    if not has_data():
        pytest.skip(
            "The historical files are not in place: docs/evidence.md says where to put them."
        )
    return data_folder()


@pytest.fixture(scope="session")
def real_panel(real):
    from deterrence_kit.evidence.features import load_panel

    return load_panel(real)


@pytest.fixture(scope="session")
def real_test(real_panel):
    """The test by forecast that the docs report, with fewer draws."""
    from deterrence_kit.evidence.forecast_test import backtest

    return backtest(1969, panel=real_panel, test_to=1989, draws=25)
