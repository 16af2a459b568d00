"""Extractions in Parquet files, a shard of the articles each: many machines write them, one reads them."""
