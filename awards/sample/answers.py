"""The round after the appraisal: some units explain a point, who has an account agrees."""

from __future__ import annotations

from collections.abc import Mapping

from awards.sample.chapter import Chapter
from awards.sample.tables import moment, table
from campaigns.actions.scorecards import agree, answer, explain
from campaigns.enums import CriterionRule
from campaigns.models import Explanation, Score, Scorecard
from campaigns.permissions import speaks_for
from campaigns.rules.scoring import Mark


def tell_answers(chapter: Chapter, cards: Mapping[str, Scorecard]) -> None:
    """Explanations with their answers on the last day for scores, agreement the day after."""
    for name, accepted in (("explained_taken", True), ("explained_kept", False)):
        for who in chapter.among(name):
            _answer(chapter, _explain(chapter, cards[who], 0), accepted)
    for place, (who, card) in enumerate(cards.items()):
        registration = chapter.world.registration(chapter.code, who)
        writer = chapter.world.writer(registration)
        if speaks_for(writer, registration):
            agree(scorecard=card, by=writer, now=moment(chapter.scoring_day(1), 9, place))


def tell_open_answers(chapter: Chapter, cards: Mapping[str, Scorecard]) -> None:
    """Explanations that wait for the office, about sheets that are not published yet."""
    for who in chapter.among("explained_open"):
        _explain(chapter, cards[who], 4)


def _explain(chapter: Chapter, card: Scorecard, day: int) -> Explanation:
    """About the first criterion from which the office took points; without one, about the first judged."""
    scores = Score.objects.filter(scorecard=card).select_related("scorecard__registration__period")
    ordered = scores.order_by("criterion__section__position", "criterion__position", "pk")
    judged = list(ordered.exclude(criterion__rule=CriterionRule.RATIO))
    cut = [score for score in judged if score.points != score.self_points]
    return explain(
        score=[*cut, *judged][0],
        by=chapter.world.writer(card.registration),
        now=moment(chapter.scoring_day(day), 9),
        text=table("words")["answers"]["text"],
    )


def _answer(chapter: Chapter, explanation: Explanation, accepted: bool) -> None:
    score = explanation.score
    accepted = accepted and score.points != score.self_points  # there is something to give back
    answer(
        explanation=explanation,
        by=chapter.world.office_for(score.scorecard.registration),
        now=moment(chapter.scoring_day(0), 15),
        accepted=accepted,
        reason=table("words")["answers"]["taken" if accepted else "kept"],
        mark=Mark(score.self_points) if accepted else Mark(),
    )
