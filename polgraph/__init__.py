"""polgraph: a knowledge graph of political actors from news articles."""

__version__ = "0.1.0"
