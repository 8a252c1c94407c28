"""One list out of all the roles that somebody holds."""

from __future__ import annotations

from awards.queries.worklist import deciders, deputy, explanations, office, participants
from awards.queries.worklist.desk import Desk, Task

SOURCES = (
    participants.tasks,
    office.tasks,
    deputy.tasks,
    explanations.tasks,
    deciders.council_tasks,
    deciders.chairman_tasks,
    deciders.culture_tasks,
)


def tasks_for(desk: Desk) -> list[Task]:
    """Everything that waits for the person at ``desk``, the nearest last day first.

    The number of queries depends on the roles and on the open periods, never on how many rows wait.
    """
    found = [task for source in SOURCES for task in source(desk)]
    return sorted(found, key=lambda task: task.urgency)
