"""The command line: one module a command, each of which only parses, calls the library and prints."""
