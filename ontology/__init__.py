"""What can be said: records, errors, relations, actor types. No I/O but its own data files; imports nothing of ours."""
