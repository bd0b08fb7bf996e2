"""Sweeps: the same numbers whatever the chunks, the store and the machine; and clear refusals."""

import os
import signal
from dataclasses import replace

import numpy as np
import pytest

from deterrence_kit import load_scenario
from deterrence_kit.analysis import assess_cases
from deterrence_kit.analysis.sweeps import _pieces as pieces
from deterrence_kit.analysis.sweeps import _storage as storage
from deterrence_kit.analysis.sweeps._cluster import ClusterLostError
from deterrence_kit.analysis.sweeps._zarr_store import Zarr
from deterrence_kit.analysis.sweeps.attributes import OUTCOME_NAMES
from deterrence_kit.analysis.sweeps.experimental_design import BATCH, experimental_design
from deterrence_kit.analysis.sweeps.sweep import SweepInterruptedError, sweep

xarray = pytest.importorskip("xarray")

ESTONIA = load_scenario("nato-estonia")
JAPAN = load_scenario("us-japan")
THREE = {"readiness": (0.2, 0.9), "loss": None, "will.USA": (0, 1)}
SAMPLED = ("latin", "sobol", "random")
ENDINGS = (None, "zarr")


def swept(settings=THREE, scenario=JAPAN, **options):
    return sweep(scenario, settings, progress=False, **options)


def same(one, other):
    """Equal but for the last bits, which sums over members may differ in with their number of rows."""
    one, other = one.load(), other.load()
    assert one.attrs == other.attrs
    xarray.testing.assert_allclose(one, other, rtol=1e-12)


@pytest.mark.parametrize("design", SAMPLED)
def test_chunks_and_threads_change_nothing(design):
    # More than two of the blocks that the model itself works in.
    options = {"scenario": ESTONIA, "design": design, "cases": 9001}
    whole = swept(**options, threads=1)
    for chunk, threads in ((1000, 2), (37, 1), (4097, 3)):
        same(whole, swept(**options, chunk=chunk, threads=threads))


def test_chunks_change_nothing_in_a_grid():
    settings = {"readiness": np.linspace(0.2, 0.9, 7), "loss": (0.5, 2), "will.USA": [0.1, 0.9]}
    whole = swept(settings)
    for chunk in (1, 2, 5, 22, 40, 153):
        same(whole, swept(settings, chunk=chunk))


@pytest.mark.parametrize("design", SAMPLED)
def test_any_stretch_of_a_sample_can_be_drawn_alone(design):
    cast = experimental_design(THREE, design, cases=2 * BATCH + 1000, seed=4)
    whole = cast.columns(0, cast.cases)
    for start, stop in ((0, 10), (BATCH - 5, BATCH + 5), (BATCH + 7, 2 * BATCH + 900)):
        for name, values in cast.columns(start, stop).items():
            np.testing.assert_array_equal(values, whole[name][start:stop])


@pytest.mark.parametrize("design", SAMPLED)
def test_the_seed_decides_the_sample(design):
    one, again, other = (swept(design=design, cases=64, seed=s) for s in (1, 1, 2))
    same(one, again)
    assert not np.array_equal(one.readiness, other.readiness)


def test_a_latin_hypercube_has_one_case_in_each_part_of_each_range():
    columns = experimental_design(THREE, "latin", cases=500).columns(0, 500)
    parts = np.sort(((columns["readiness"] - 0.2) / 0.7 * 500).astype(int))
    np.testing.assert_array_equal(parts, np.arange(500))


def test_a_sobol_sequence_is_one_sequence_across_its_batches():
    """Every power of two of its cases is balanced: as many in each of as many equal parts."""
    values = experimental_design({"clarity": (0, 1)}, "sobol", cases=2 * BATCH).columns(
        0, 2 * BATCH
    )
    parts = (values["clarity"] * 2 * BATCH).astype(int)
    assert len(np.unique(parts)) == 2 * BATCH


def test_a_grid_is_the_model_at_every_crossing():
    settings = {"readiness": [0.3, 0.6], "contest_exponent": [0.5, 1.0, 1.5], "will.USA": (0, 1)}
    grid = swept(settings, scenario=ESTONIA, changes={"clarity": 0.8})
    assert dict(grid.sizes) == {"readiness": 2, "contest_exponent": 3, "will.USA": 11}
    for place in (
        {"readiness": 1, "contest_exponent": 2, "will.USA": 10},
        dict.fromkeys(settings, 0),
    ):
        here = grid.isel(place)
        case = {name: np.asarray(float(here[name])) for name in settings}
        alone = assess_cases(ESTONIA, {**case, "clarity": np.asarray(0.8)})
        assert float(here.credibility) == pytest.approx(float(alone.credibility), rel=1e-14)


def test_one_allys_own_value_moves_that_ally_only():
    grid = swept({"will": [0.2, 0.9], "will.USA": [0.2, 0.9]}, scenario=ESTONIA)
    resolve = grid.resolve
    assert float(resolve.sel({"will": 0.9, "will.USA": 0.2})) < float(
        resolve.sel({"will": 0.9, "will.USA": 0.9})
    )
    assert float(resolve.sel({"will": 0.2, "will.USA": 0.2})) < float(
        resolve.sel({"will": 0.9, "will.USA": 0.2})
    )


def test_every_outcome_can_be_kept_and_says_what_it_is():
    grid = swept({"readiness": [0.3, 0.6]}, outcomes=OUTCOME_NAMES)
    for name in OUTCOME_NAMES:
        assert np.isfinite(grid[name]).all(), name
        assert {"long_name", "units", "description"} <= set(grid[name].attrs), name
    np.testing.assert_array_equal(grid.holds, grid.credibility >= grid.threshold)
    assert grid.readiness.attrs["units"] == "share"
    assert grid.readiness.attrs["source"]


def test_a_scenarios_own_formula_is_used():
    brave = replace(JAPAN, formulas={"effective_resolve": lambda home: np.ones(1)})
    found = swept({"readiness": [0.3, 0.6]}, scenario=brave)
    np.testing.assert_allclose(found.credibility, found.denial)


@pytest.mark.parametrize("ending", ENDINGS[1:])
@pytest.mark.parametrize("design", ["grid", "sobol"])
def test_a_store_holds_what_memory_holds(tmp_path, design, ending):
    options = {"design": design, **({} if design == "grid" else {"cases": 1200})}
    path = tmp_path / f"sweep.{ending}"
    memory = swept(**options)
    same(memory, swept(**options, store=path, chunk=300))
    same(memory, swept(**options, store=path))  # there already, of another chunk: opened, not made


def test_other_programs_read_the_store(tmp_path):
    """What xarray opens, it writes in other formats: one line each, and no store of ours."""
    memory, path = swept(design="latin", cases=50), tmp_path / "sweep.nc"
    swept(design="latin", cases=50, store=tmp_path / "sweep.zarr", chunk=20)
    xarray.open_zarr(tmp_path / "sweep.zarr").to_netcdf(path)
    with xarray.open_dataset(path) as data:
        assert data.credibility.attrs["units"] == "probability"
        np.testing.assert_array_equal(data.credibility, memory.credibility)


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_an_interrupted_sweep_goes_on_where_it_stopped(tmp_path, monkeypatch, ending):
    options = {"design": "latin", "cases": 1000, "chunk": 100}
    path = tmp_path / f"sweep.{ending}"
    kind, written = storage.KINDS[f".{ending}"], []
    write = kind.write

    def stop_after_four(store, piece, columns):
        if len(written) == 4:
            raise StoppedError
        written.append(piece.number)
        write(store, piece, columns)

    with monkeypatch.context() as patch:
        patch.setattr(kind, "write", stop_after_four)
        with pytest.raises(StoppedError):
            swept(**options, store=path)
    computed = []
    assess = pieces.assess_cases
    monkeypatch.setattr(pieces, "assess_cases", lambda *a: computed.append(1) or assess(*a))
    resumed = swept(**options, store=path)
    assert len(computed) == 6
    same(swept(**options), resumed)


@pytest.mark.parametrize("ending", ENDINGS[1:])
@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"seed": 1}, "seed"),
        ({"cases": 99}, "cases"),
        ({"settings": {"readiness": (0.3, 0.9)}}, "settings"),
        ({"scenario": ESTONIA}, "scenario"),
        ({"changes": {"clarity": 0.9}}, "changes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_store_of_another_sweep_is_refused_and_left_alone(tmp_path, ending, change, differs):
    options = {"settings": {"readiness": (0.2, 0.9)}, "design": "latin", "cases": 100}
    path = tmp_path / f"sweep.{ending}"
    first = swept(**options, store=path).load()
    with pytest.raises(ValueError, match=rf"another sweep \(its .*{differs}.* differs?\)"):
        swept(**{**options, **change}, store=path)
    same(first, swept(**options, store=path))


@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_what_is_no_store_is_not_overwritten(tmp_path, ending):
    path = tmp_path / f"thesis.{ending}"
    path.write_text("three years of work")
    with pytest.raises(ValueError, match="not the store of a sweep: nothing was written"):
        swept(store=path)
    assert path.read_text() == "three years of work"


@pytest.mark.parametrize(
    ("settings", "options", "sentence"),
    [
        ({}, {}, "Nothing varies"),
        ({"readiness": (0.9, 0.2)}, {}, r"readiness: the range from 0.9 to 0.2 is reversed"),
        ({"readiness": (0.5, 0.5)}, {}, r"range from 0.5 to 0.5 is empty"),
        ({"readiness": []}, {}, "a grid needs at least one value"),
        ({"readiness": [0.5, 0.5]}, {}, "0.5 stands twice"),
        (
            {"readiness": (0.2, np.nan)},
            {},
            r"readiness must be a number from 0.1 to 0.95 .* not nan",
        ),
        ({"readiness": [0.2, 7]}, {}, r"readiness must be a number from 0.1 to 0.95 .* not 7"),
        ({"readiness": "lots"}, {}, "'lots' is not a range or a row of numbers"),
        ({"readiness": 0.5}, {}, r"give a range \(low, high\) or a row of values"),
        (
            {"readyness": None},
            {},
            r"No lever or assumption .*'readyness' \(did you mean 'readiness'",
        ),
        ({"drift": None}, {}, "drift belongs to another table"),
        ({"will.XYZ": None}, {}, "'XYZ' is no member of"),
        ({"clarity.USA": None}, {}, "clarity is one number for the whole pact"),
        ({"readiness": [0.2, 0.3, 0.4]}, {"design": "latin", "cases": 9}, "drawn from a range"),
        ({"readiness": None}, {"design": "latin"}, "needs cases, a whole number"),
        ({"readiness": None}, {"design": "latin", "cases": 0}, "at least 1, not 0"),
        ({"readiness": None}, {"design": "sobol", "cases": 2**31}, "Sobol sequence ends"),
        ({"readiness": None}, {"cases": 9}, "as many cases as its values make"),
        ({"readiness": None}, {"design": "halton"}, "design must be one of grid, latin"),
        ({"readiness": None}, {"seed": -1}, "seed must be a whole number"),
        ({"readiness": None}, {"chunk": 0}, "chunk must be a whole number"),
        ({"readiness": None}, {"outcomes": ("victory",)}, "No outcome is called 'victory'"),
        ({"readiness": None}, {"outcomes": ()}, "Name at least one outcome"),
        ({"readiness": None}, {"outcomes": ("delivered",)}, "has a value for each member"),
        ({"readiness": None}, {"changes": {"readiness": 0.5}}, "varies and is changed at once"),
        ({"readiness": None}, {"changes": {"clarity": 9}}, "clarity must be a number from 0 to 1"),
        ({"readiness": None}, {"store": "sweep.csv"}, r"must end in .zarr, so that"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(settings, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        swept(settings, **options)


def test_what_would_not_fit_is_refused_with_its_size_and_the_way_out(tmp_path, monkeypatch):
    names = ["readiness", "clarity", "loss", "penalty", "base_rate", "lift", "access", "stocks"]
    with pytest.raises(
        ValueError, match=r"214,358,881 cases .* 10.3 GB, more than the 537 MB"
    ) as told:
        swept(dict.fromkeys(names))
    assert "store='sweep.zarr'" in str(told.value)
    assert "design='sobol'" in str(told.value)
    with pytest.raises(ValueError, match="10,000,000 cases of 9 columns take 720 MB"):
        swept(design="random", cases=10**7)
    with pytest.raises(ValueError, match=r"TB, and .* has .* free"):
        swept(design="random", cases=10**13, store=tmp_path / "sweep.zarr")
    assert not list(tmp_path.iterdir())


def test_memory_does_not_grow_with_the_sweep(tmp_path):
    """Pieces are written as they come: never more under way than there are threads, and one."""
    todo = iter(range(100))
    task = pieces.Task(
        JAPAN, experimental_design(THREE, "random", cases=1000), {}, ("credibility",)
    )
    taken = []

    def counted():
        for number in todo:
            taken.append(number)
            yield pieces.Piece(number, number * 10, number * 10 + 10, (slice(0, 10),))

    for done, _ in enumerate(pieces.on_threads(task, counted(), threads=2)):
        assert len(taken) <= done + 3


@pytest.fixture(scope="module")
def cluster():
    """Two workers, each a process of its own."""
    distributed = pytest.importorskip("distributed")
    import dask

    quick = {"distributed.worker.daemon": True, "distributed.admin.tick.limit": "60s"}
    with (
        dask.config.set(quick),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", processes=True
        ) as cluster,
    ):
        yield cluster


def test_a_cluster_gives_the_same_to_the_last_bit_though_a_worker_is_killed(cluster, tmp_path):
    options = {"scenario": ESTONIA, "design": "sobol", "cases": 40_000}
    with cluster.get_client() as client:
        pids = list(client.run(os.getpid).values())
        killed = []

        def kill_one(piece, columns, write=Zarr.write):
            write(store, piece, columns)
            if not killed:
                os.kill(pids[0], signal.SIGKILL)
                killed.append(piece)

        original = Zarr.__init__

        def watched(self, *arguments):
            nonlocal store
            original(self, *arguments)
            store, self.write = self, kill_one

        store = None
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Zarr, "__init__", watched)
            there = swept(**options, store=tmp_path / "sweep.zarr", chunk=1500, client=client)
        same(swept(**options, chunk=40_000), there)
        same(swept(**options), swept(**options, chunk=7000, client=client))
        assert killed
        assert pids[0] not in client.run(os.getpid).values()


@pytest.mark.parametrize("kind", [storage.Memory, Zarr])
def test_a_cluster_that_goes_away_leaves_what_is_done(tmp_path, kind):
    distributed = pytest.importorskip("distributed")
    options = {"design": "latin", "cases": 2000, "chunk": 100}
    path = tmp_path / "sweep.zarr" if kind is Zarr else None
    with (
        distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
        pytest.MonkeyPatch.context() as patch,
    ):
        write, written = kind.write, []

        def close_after_three(store, piece, columns):
            write(store, piece, columns)
            written.append(piece)
            if len(written) == 3:
                cluster.close()

        patch.setattr(kind, "write", close_after_three)
        with pytest.raises(
            SweepInterruptedError, match=r"cluster went away .* \d+ of 20 pieces"
        ) as e:
            swept(**options, store=path, client=client)
    assert isinstance(e.value.__cause__, ClusterLostError)
    kept = int(np.isfinite(e.value.partial.credibility).sum())
    assert kept == 100 * len(written) < 2000
    assert f" {len(written)} of 20" in str(e.value)
    same(swept(**options), swept(**options, store=path))
