"""Stage 2, registration: the board of a period, one registration, its form, its return and its results."""

from campaigns.views.registrations.board import accept_chosen, board
from campaigns.views.registrations.detail import detail, move, send_back
from campaigns.views.registrations.writing import edit, new, results

__all__ = ["accept_chosen", "board", "detail", "edit", "move", "new", "results", "send_back"]
