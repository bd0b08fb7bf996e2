"""Formulas written as JavaScript: run once with arrays that record, folded, printed.

See docs/tracing.md. It reads the model and numpy, and nothing else.

Examples
--------
>>> from deterrence_kit import load_scenario
>>> from deterrence_kit.tracing import trace_formulas
>>> program = trace_formulas(load_scenario("nato-estonia"))
>>> program == trace_formulas(load_scenario("nato-estonia"))
True
"""

from deterrence_kit.tracing.formulas import trace_formulas
from deterrence_kit.tracing.program import Program
from deterrence_kit.tracing.refusal import UntraceableError
from deterrence_kit.tracing.slots import Slot
from deterrence_kit.tracing.tracer import trace

__all__ = ["Program", "Slot", "UntraceableError", "trace", "trace_formulas"]
