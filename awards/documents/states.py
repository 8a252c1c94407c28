"""docs/states.md, written from the tables of moves."""

from __future__ import annotations

from awards.rules import workflow as upper
from campaigns.rules import workflow as lower
from campaigns.rules.workflow import Move, Workflow

HEAD = """# States and moves

Written by `manage.py states` from the tables in `campaigns/rules/workflow.py` and
`awards/rules/workflow.py`; `make check` compares. Do not edit by hand.
"""


def states_page() -> str:
    """The whole page: for every workflow a diagram and the table of its moves."""
    parts = [HEAD, *(_chapter(workflow) for workflow in (*lower.WORKFLOWS, *upper.WORKFLOWS))]
    return "\n".join(parts)


def _chapter(workflow: Workflow) -> str:
    names = "\n".join(f"    {state.value}: {state.label}" for state in workflow.states)
    arrows = "\n".join(line for move in workflow.moves for line in _arrows(move, workflow))
    rows = "\n".join(_row(move, workflow) for move in workflow.moves)
    return f"""
## {workflow.name} ({workflow.subject})

```mermaid
stateDiagram-v2
{names}
    [*] --> {workflow.initial.value}
{arrows}
```

| move | button | from | to | who | reason |
|---|---|---|---|---|---|
{rows}
"""


def _sources(move: Move, workflow: Workflow) -> list[str]:
    return [state.value for state in workflow.states if state in move.sources]


def _arrows(move: Move, workflow: Workflow) -> list[str]:
    return [f"    {source} --> {move.target.value}: {move.action}" for source in _sources(move, workflow)]


def _row(move: Move, workflow: Workflow) -> str:
    who = ", ".join(sorted(role.value for role in move.roles))
    asked = "required" if move.needs_reason else ""
    cells = (
        f"`{move.action}`",
        move.label,
        ", ".join(_sources(move, workflow)),
        move.target.value,
        who,
        asked,
    )
    return f"| {' | '.join(cells)} |"
