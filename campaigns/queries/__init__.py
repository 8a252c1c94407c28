"""Reads of the lower app, always explicitly ordered."""
