"""The text: the same bytes twice, nothing in it that is data, known twice or read by nobody; small."""

import gzip
import os
import re
import subprocess
import sys

import numpy as np
import pytest

from deterrence_kit import load_scenario, scenario_names
from deterrence_kit.tracing import trace, trace_formulas

MODULE = (
    "import hashlib; from deterrence_kit import load_scenario; from deterrence_kit.tracing import *;"
    "print(hashlib.sha256(trace_formulas(load_scenario('nato-estonia')).module().encode()).hexdigest())"
)


def test_two_processes_write_the_same_bytes():
    def digest(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = [sys.executable, "-c", MODULE]
        return subprocess.run(run, capture_output=True, check=True, env=environment).stdout

    assert digest("1") == digest("2")


def test_what_is_data_is_folded():
    program = trace_formulas(load_scenario("nato-estonia"), inputs=[])
    body = program.text.partition("return (values")[2]
    assert not re.search(r" [*/-] |Math|const ", body), body
    assert len(program.data["numbers"]) + len(program.data["arrays"]) > 10


def test_what_nothing_reads_is_left_out():
    program = trace_formulas(load_scenario("nato-estonia"), outputs=["due"])
    assert "Math.exp" not in program.text
    assert program.data["arrays"] == program.data["tables"] == []
    assert len(program.text) < 700


def test_what_is_known_is_not_computed_again():
    def twice(x):
        return {"y": np.exp(x["x"]) + np.exp(x["x"]), "z": np.exp(x["x"]) * 3}

    assert trace(twice, {"x": np.ones(4)}).text.count("Math.exp") == 1


def test_scenarios_of_one_shape_share_a_text():
    """What differs between them is data alone."""
    texts = {n: trace_formulas(load_scenario(n)).text for n in scenario_names() if "nato" in n}
    assert len(texts) > 2
    assert len(set(texts.values())) < len(texts)


def test_all_scenarios_together_are_small():
    modules = [trace_formulas(load_scenario(n)).module() for n in scenario_names()]
    assert len(gzip.compress("".join(modules).encode())) < 6_000 * len(modules)
    assert max(map(len, modules)) < 64_000


def test_the_words_of_the_model_can_be_read():
    text = trace_formulas(load_scenario("us-japan")).text
    for word in ("clarity", "opposing", "threshold", "credibility", "challenge"):
        assert f"const {word} = " in text, word


@pytest.mark.parametrize("word", ["while", "values", "power", "v0", "ünde", "a b"])
def test_no_word_breaks_the_text(node, word):
    program = trace(lambda x: {word: x[word] * 2 + np.power(x[word], 3)}, {word: np.ones(1)})
    assert node.run(program, np.array([[2.0]])).tolist() == [[12.0]]
