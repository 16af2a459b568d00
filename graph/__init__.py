"""Statements to graphs: ledger, resolution, projections, network analysis. Never imports `polgraph.extract`."""
