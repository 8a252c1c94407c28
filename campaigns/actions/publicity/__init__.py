"""News and exemplars, and the propaganda activities that were held."""

from campaigns.actions.publicity.activities import (
    LONGEST_ACTIVITY,
    MOST_REACHED,
    edit_activity,
    record_activity,
    remove_activity,
)
from campaigns.actions.publicity.articles import (
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    publish,
    remove_article,
    save_article,
    withdraw,
)

__all__ = [
    "LONGEST_ACTIVITY",
    "LONGEST_SUMMARY",
    "LONGEST_TITLE",
    "MOST_REACHED",
    "edit_activity",
    "publish",
    "record_activity",
    "remove_activity",
    "remove_article",
    "save_article",
    "withdraw",
]
