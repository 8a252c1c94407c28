"""Reads of the upper app, always explicitly ordered."""
