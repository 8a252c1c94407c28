"""What waits for somebody: tasks built from the rows as they stand, the most urgent first."""

from awards.queries.worklist.desk import Desk, Task
from awards.queries.worklist.tasks import tasks_for

__all__ = ["Desk", "Task", "tasks_for"]
