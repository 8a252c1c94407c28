"""An invented commune with four years of work, told through the portal's own actions.

The people and their deeds stand as plain data in ``data/*.toml``; the modules here only tell them, in the
order of the calendar, so that every state, date and audit line is one that real work could have left.
"""
