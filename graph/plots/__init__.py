"""Pictures of the network, drawn with matplotlib."""
