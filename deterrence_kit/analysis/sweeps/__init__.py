"""Thousands of cases: samples, sweeps, where they are kept."""
