"""The evidence that goes with an award's file: whose, for which criteria, in the score table's order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from awards.models import LeftOutEvidence, Nomination
from awards.queries.folders import Folder
from campaigns.models import Evidence, EvidencePaper
from campaigns.queries.criteria import numbers_in

ProofKey = tuple[int, int]  # id of the nomination, id of the paper


@dataclass(frozen=True)
class Citation:
    """Which criterion a paper proves, by its printed number ("2.3"), and where in the paper."""

    criterion: str
    place: str = ""


@dataclass(frozen=True)
class Proof:
    """One paper of evidence of a nominee with all that it proves; enclosed once, however often cited."""

    nomination: Nomination
    paper: EvidencePaper
    citations: tuple[Citation, ...]
    is_enclosed: bool = True

    @property
    def key(self) -> ProofKey:
        """What names it among all the evidence of a dossier."""
        return self.nomination.pk, self.paper.pk

    @property
    def code(self) -> str:
        """The same on a page."""
        return f"{self.nomination.pk}-{self.paper.pk}"

    @property
    def criteria(self) -> tuple[str, ...]:
        """The numbers of the criteria, each once, in the order of the table."""
        return tuple(dict.fromkeys(each.criterion for each in self.citations))

    @property
    def criterion(self) -> str:
        """The same in one text: "1.1, 2.3"."""
        return ", ".join(self.criteria)

    @property
    def places(self) -> str:
        """Criteria with the places of the proof: "1.1 (trang 3), 2.3 (trang 5, mục II; trang 7)"."""
        by_criterion: dict[str, list[str]] = defaultdict(list)
        for each in self.citations:
            by_criterion[each.criterion] += [each.place] if each.place else []
        return ", ".join(
            f"{criterion} ({'; '.join(places)})" if places else criterion
            for criterion, places in by_criterion.items()
        )


def proofs_of(folder: Folder) -> list[Proof]:
    """The evidence that is enclosed in ``folder``: see ``all_proofs``; none when the dossier goes without."""
    if folder.dossier is not None and not folder.dossier.with_evidence:
        return []
    return [proof for proof in all_proofs(folder) if proof.is_enclosed]


def all_proofs(folder: Folder) -> list[Proof]:
    """The evidence on the score sheets of everybody in ``folder``, also what somebody left out.

    In the order of the nominees, then of the criteria, then of the citations: a paper stands at the first
    criterion that it proves. Three queries however many.
    """
    registrations = [each.registration_id for each in folder.nominations]
    rows = (
        Evidence.objects.filter(score__scorecard__registration__in=registrations)
        .select_related("paper", "score__scorecard", "score__criterion__section")
        .order_by(
            "score__criterion__section__position",
            "score__criterion__section",
            "score__criterion__position",
            "score__criterion",
            "cited_at",
            "pk",
        )
    )
    numbers = numbers_in({row.score.scorecard.criteria_set_id for row in rows})
    owned: dict[int, dict[EvidencePaper, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        citation = Citation(numbers[row.score.criterion_id], row.place)
        owned[row.score.scorecard.registration_id][row.paper].append(citation)
    left_out = set(
        LeftOutEvidence.objects.filter(nomination__in=[each.pk for each in folder.nominations])
        .order_by("pk")
        .values_list("nomination", "paper")
    )
    return [
        Proof(nomination, paper, tuple(citations), (nomination.pk, paper.pk) not in left_out)
        for nomination in folder.nominations
        for paper, citations in owned[nomination.registration_id].items()
    ]
