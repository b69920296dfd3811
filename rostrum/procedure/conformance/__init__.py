"""Conformance: each provision of a mandate is met, open, breached, differing, or for a person."""

from rostrum.procedure.conformance.capacity import Forecast
from rostrum.procedure.conformance.check import Finding, Report, check, report
from rostrum.procedure.conformance.fact import Fact
from rostrum.procedure.conformance.notices import Notice, notices

__all__ = ["Fact", "Finding", "Forecast", "Notice", "Report", "check", "notices", "report"]
