"""How a page with a score table is shown and saved: as a whole, and quietly while one types.

Both ways keep one rule: what is typed counts against what the page had shown, criterion by criterion. Where
somebody else changed the same criterion meanwhile, his text stays stored, both are shown, and every other
criterion is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from campaigns.actions.scorecards import Overtaken
from campaigns.errors import STALE, Reason, Refused
from campaigns.forms.scorecards import AppraisalForm, SelfScoreForm, merged, names_of
from campaigns.models import AuditEntry, Scorecard, User
from campaigns.queries.audit import last_act_on
from campaigns.queries.score_gaps import Gap
from campaigns.queries.scorecards import Sheet, sheet_of, visible_to
from campaigns.rules.score_words import reckoning_words
from campaigns.rules.scoring import Reckoning
from campaigns.rules.vietnamese import number

CONFLICT = 409
_OVERTAKEN = Reason(
    STALE.code,
    "Người khác vừa sửa cùng tiêu chí trong lúc bạn đang nhập. Những ô hai bên cùng sửa có ghi giá trị đang "
    "lưu ở dưới; hãy đối chiếu rồi lưu lại. Các tiêu chí khác đã được lưu.",
)


@dataclass(frozen=True)
class Page:
    """One of the two pages: its form, the action that saves it, and what it says is missing."""

    template: str
    form_class: type[SelfScoreForm] | type[AppraisalForm]
    save: Callable[..., Scorecard]
    gaps: Callable[[Sheet], tuple[Gap, ...]]
    against: Callable[[Scorecard, Sheet, User], list[Reason]]
    against_title: str
    reckoning: Callable[[Sheet], Reckoning]
    subtotal: str  # the attribute of a part that holds the saved points of this page


def is_quiet(request: HttpRequest) -> bool:
    """Whether the page's script saves while its reader types on: it asks for JSON."""
    return request.headers.get("Accept", "") == "application/json"


def show(
    request: HttpRequest,
    page: Page,
    scorecard: Scorecard,
    *,
    form: SelfScoreForm | AppraisalForm | None = None,
    reasons: Iterable[Reason] = (),
    last_act: AuditEntry | None = None,
    user: User,
) -> HttpResponse:
    """The page with ``form``, or with what is stored."""
    sheet = form.sheet if form is not None else sheet_of(scorecard)
    context = {
        "scorecard": scorecard,
        "sheet": sheet,
        "form": form or page.form_class(sheet),
        "reasons": tuple(reasons),
        "last_act": last_act,
        "against": page.against(scorecard, sheet, user) if form is None else (),
        "against_title": page.against_title,
        "gaps": page.gaps(sheet),
        "reckoning": reckoning_words(page.reckoning(sheet)),
    }
    return render(request, page.template, context)


def save_all(request: HttpRequest, page: Page, scorecard: Scorecard, user: User) -> HttpResponse | None:
    """Save what a page's button sent; None when all of it is stored, else the page with everything typed."""
    form = page.form_class(sheet_of(scorecard), request.POST)
    if not form.is_valid():
        return show(request, page, scorecard, form=form, user=user)
    before = last_act_on(scorecard)  # whoever saved last before this page did
    try:
        overtaken = _save(page, form, scorecard, user)
    except Refused as refusal:
        again = _stored(scorecard, user)
        form = page.form_class(sheet_of(again), request.POST)
        return show(request, page, again, form=form, reasons=refusal.reasons, user=user)
    if not overtaken:
        return None
    again = _stored(scorecard, user)
    sheet = sheet_of(again)
    form = page.form_class(sheet, merged(page.form_class(sheet), request.POST))
    return show(request, page, again, form=form, reasons=[_OVERTAKEN], last_act=before, user=user)


def save_quietly(request: HttpRequest, page: Page, scorecard: Scorecard, user: User) -> JsonResponse:
    """Save every sound criterion of those that were sent; tells what is stored, wrong or overtaken."""
    form = page.form_class(sheet_of(scorecard), request.POST)
    form.is_valid()
    before = last_act_on(scorecard)
    try:
        overtaken = _save(page, form, scorecard, user)
    except Refused as refusal:
        words = [reason.sentence for reason in refusal.reasons]
        return JsonResponse({"refused": words}, status=CONFLICT)
    sheet = sheet_of(_stored(scorecard, user))
    now_stored = page.form_class(sheet)
    sound = {line.score.criterion_id for line, _, _ in form.sound()}
    return JsonResponse(
        {
            "at": f"{timezone.localtime():%H:%M}",
            "stored": _texts(now_stored, sound - overtaken),
            "errors": {name: list(errors) for name, errors in form.errors.items()},
            "overtaken": _clashes(now_stored, overtaken, before),
            "unproved": [line.score.pk for line in sheet.lines if not line.is_proved],
            "sums": _sums(page, sheet),
            "gaps": render_to_string("campaigns/scorecard_gaps.html", {"gaps": page.gaps(sheet)}),
            "against": render_to_string(
                "components/reasons.html",
                {"reasons": page.against(sheet.scorecard, sheet, user), "title": page.against_title},
            ),
        }
    )


def _save(
    page: Page, form: SelfScoreForm | AppraisalForm, scorecard: Scorecard, user: User
) -> frozenset[int]:
    """Save what nobody else changed meanwhile; the ids of the criteria that somebody did."""
    overtaken: frozenset[int] = frozenset()
    act = partial(page.save, scorecard=scorecard, by=user, now=timezone.now(), seen=form.seen_entries())
    while True:
        try:
            act(entries={key: entry for key, entry in form.entries().items() if key not in overtaken})
        except Overtaken as refusal:
            overtaken |= refusal.criteria
        else:
            return overtaken


def _stored(scorecard: Scorecard, user: User) -> Scorecard:
    return visible_to(user).get(pk=scorecard.pk)


def _texts(form: SelfScoreForm | AppraisalForm, criteria: Iterable[int]) -> dict[str, str]:
    """What the fields of ``criteria`` hold as stored."""
    wanted = set(criteria)
    return {
        name: form.initial[name]
        for line in form.typed_lines
        if line.score.criterion_id in wanted
        for name in names_of(line)
        if name in form.fields
    }


def _clashes(
    form: SelfScoreForm | AppraisalForm, overtaken: frozenset[int], act: AuditEntry | None
) -> dict[str, dict[str, str]]:
    """What somebody else stored, by field: the text of the field, and the words to read."""
    by = f"{act.actor}, {timezone.localtime(act.at):%H:%M}" if act else ""
    return {
        name: {"text": text, "words": form.shown_text(name), "by": by}
        for name, text in _texts(form, overtaken).items()
    }


def _sums(page: Page, sheet: Sheet) -> dict[str, str]:
    reckoning = page.reckoning(sheet)
    sums = {part.number: number(getattr(part, page.subtotal), 2) for part in sheet.parts}
    return sums | {
        "total": number(reckoning.total, 2),
        "reckoning": reckoning_words(reckoning),
        "scored": str(sheet.scored),
    }
