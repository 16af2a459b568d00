"""Extractions in Parquet files, a shard of the articles each: written by many machines, read by the one that ingests."""
