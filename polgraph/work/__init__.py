"""Extraction of many articles: in this process or in several, with time limits, failures and resume."""
