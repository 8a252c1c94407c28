"""What the office may answer to an explanation depends on how the criterion's points arise."""

from __future__ import annotations

import pytest

from campaigns.forms.explanations import AnswerForm
from campaigns.queries.scorecards import sheet_of
from tests.campaigns.actions.answers_scene import with_round
from tests.campaigns.scoring_scene import make_extra, make_scene


@pytest.mark.django_db
def test_each_kind_of_criterion_asks_for_what_can_be_given() -> None:
    scene = make_scene()
    make_extra(scene)
    asked = {
        line.spec.code: (list(AnswerForm(line).fields), line.is_measured, line.is_optional)
        for line in sheet_of(with_round(scene)).lines
    }
    assert {measured for _, measured, _ in asked.values()} == {True, False}
    for fields, is_measured, is_optional in asked.values():
        assert ("points" in fields) is not is_measured
        assert ("not_arising" in fields) is not (is_measured or is_optional)
    assert AnswerForm(sheet_of(with_round(make_scene())).lines[0]).fields["points"].help_text == (
        "Từ 0 đến 30. Chỉ ghi khi tiếp thu."
    )
