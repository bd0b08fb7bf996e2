"""What you do with a model: why (attribution), and what one lever does (response)."""

from deterrence_kit.analysis.attribution import Attribution, attribution
from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.response import Response, response

__all__ = ["Attribution", "Response", "assess_cases", "attribution", "response"]
