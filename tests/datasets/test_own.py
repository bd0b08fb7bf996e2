"""A scenario from a table of one's own: what is read, what is filled in, and how a fault is told."""

import numpy as np
import pytest

from deterrence_kit import assess, load_scenario
from deterrence_kit.datasets import ScenarioError
from deterrence_kit.datasets.own import scenario_from_csv

INVENTED = "code,name,gdp,spending,personnel,lat,lon,distance,water\n"


@pytest.fixture
def read(tmp_path):
    def read(text, encoding="utf-8", **options):
        path = tmp_path / "mine.csv"
        path.write_bytes(text.encode(encoding))
        return scenario_from_csv(path, **{"protege": "EST", "challenger": "RUS", **options})

    return read


def test_what_is_left_out_is_the_shipped_tables(read):
    mine, shipped = read("code\nEST\nLVA\nUSA\n"), load_scenario("nato-estonia")
    place = [shipped.codes.index(code) for code in mine.codes]
    for name in ("gdp", "spending_today", "personnel", "ideal_point", "distance", "latitude"):
        np.testing.assert_array_equal(getattr(mine, name), getattr(shipped, name)[place])
    for name in ("challenger_milex", "challenger_personnel", "challenger_reserves"):
        np.testing.assert_array_equal(getattr(mine, name), getattr(shipped, name))
    assert 0 < assess(mine).credibility < 1


def test_own_cells_and_own_levers_count(read):
    mine = read("code;will;gdp;water\nEST;;;\nFIN;0.9;1000;yes\n", levers={"clarity": 0.9})
    assert mine.gdp[1] == 1000
    assert mine.water[1] == 1
    usual = mine.settings["quiet_years"]  # nothing is told of the last dispute
    assert mine.settings == {"quiet_years": usual, "clarity": 0.9, "will.FIN": 0.9}
    assert any("last dispute" in gap for gap in mine.gaps)


def test_a_spreadsheets_way_of_writing_is_read(read):
    mine = read("Code , name\r\nEST,\r\n\r\nLVA,Łotwa\r\n,\r\n", encoding="utf-8-sig")
    assert mine.names == ("Estonia", "Łotwa")


def test_states_and_challengers_may_be_invented(read):
    rows = "AAA,Alpha,50,0.02,9000,10,10,,\nBBB,Beta,90,0.03,20000,11,11,300,no\n"
    foe = {"name": "Raiders", "strength": 0.0005, "distance": 0, "lat": 12, "lon": 9}
    mine = read(INVENTED + rows, protege="AAA", challenger=foe)
    assert mine.challenger_names == ("Raiders",)
    assert 0 < assess(mine).denial < 1


def test_a_row_may_be_the_challenger(read):
    rows = "AAA,Alpha,50,0.02,9000,10,10,,\nBBB,Beta,90,0.03,20000,11,11,300,no\n"
    mine = read(
        INVENTED + rows + "CCC,Gamma,400,0.05,90000,9,9,0,no\n", protege="AAA", challenger="CCC"
    )
    assert mine.codes == ("AAA", "BBB")
    assert mine.challenger_name == "Gamma"


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("", {}, "row 1: there is no column 'code'"),
        ("code\n", {}, "has a header but no rows"),
        ("state\nEST\n", {}, "row 1: there is no column 'code'"),
        ("code,redines\nEST,\n", {}, "row 1: there is no column 'redines' (did you mean 'readiness'?)"),
        ("code,gdp,gdp\nEST,,\n", {}, "row 1: the column 'gdp' is there twice"),
        ("code,gdp\nEST,\n,5\n", {}, "row 3: the cell 'code' is empty"),
        ("code,gdp\nEST,1,2\n", {}, "row 2: 3 cells under 2 columns"),
        ("code,gdp\nEST,\nLVA,lots\n", {}, "row 3 (LVA), column 'gdp': expected a number"),
        ("code,gdp\nEST,\nLVA,nan\n", {}, "row 3 (LVA), column 'gdp': expected a number"),
        ("code,spending\nEST,3%\n", {}, "write 0.021 for 2.1 %"),
        ("code,water\nEST,\nLVA,perhaps\n", {}, "expected yes or no, found 'perhaps'"),
        ("code\nEST\nLVA\nEST\n", {}, "row 4: EST is in row 2 already"),
        ("code\nEST\nXYZ\n", {}, "row 3 (XYZ): XYZ is not a state of the shipped table, so its own gdp"),
        ("code\nLVA\nFIN\n", {}, "the protégé 'EST' has no row"),
        ("code\nEST\n", {}, "a pact needs two members or more"),
        ("code\nEST\nLVA\n", {"levers": {"clarity": 7}}, "[levers], column 'clarity'"),
        ("code\nEST\nLVA\n", {"challenger": "QQQ"}, "challenger row 1, column 'strength'"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_row_and_column(read, text, options, sentence):
    with pytest.raises(ScenarioError) as fault:
        read(text, **options)
    assert "mine.csv" in str(fault.value)
    assert sentence in str(fault.value)


def test_files_that_are_none(tmp_path):
    with pytest.raises(ScenarioError, match="does not exist"):
        scenario_from_csv(tmp_path / "none.csv", protege="EST", challenger="RUS")
    (tmp_path / "latin.csv").write_bytes("code,name\nEST,\xd5\n".encode("latin-1"))
    with pytest.raises(ScenarioError, match="not in UTF-8"):
        scenario_from_csv(tmp_path / "latin.csv", protege="EST", challenger="RUS")
