"""Who sees which page of the admin, and which rows nobody changes there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.test import Client

from awards.models import Decision, Dossier, Meeting, Nomination, Paper, SignedCopy
from campaigns.enums import Role
from campaigns.models import AuditEntry, Registration, Scorecard, User
from tests import factories as make
from tests.awards.signing_rows import signed_copy
from tests.world import World

pytestmark = pytest.mark.django_db

PLAN = {
    "campaigns": {
        "organisation",
        "campaign",
        "period",
        "awardform",
        "criteriaset",
        "criteriasection",
        "measure",
        "gradeband",
        "rating",
        "collective",
        "individual",
    },
    "awards": {"standard", "quota", "requiredpaper", "regime", "basesalary", "council"},
}
RECORD = {
    "campaigns": {"auditentry", "registration", "scorecard", "casedeputy"},
    "awards": {"nomination", "meeting", "dossier", "decision", "paper", "signedcopy", "exclusion"},
}
MEANS: dict[str, set[str]] = {
    "campaigns": set(),
    "awards": {"signaturepicture", "certificatelayout", "papertemplate", "pastaward"},
}
SEEN: dict[Role, dict[str, set[str]]] = {
    Role.OFFICE: {app: PLAN[app] | RECORD[app] | MEANS[app] for app in PLAN},
    Role.CHAIRMAN: RECORD,
    Role.ADMINISTRATOR: {
        "campaigns": {"user", "auditentry", "casedeputy"},
        "awards": {"trustedroot", "papertemplate"},
    },
}
READ_ONLY = (Registration, Scorecard, AuditEntry, Nomination, Meeting, Dossier, Decision, Paper, SignedCopy)
# Rows that have no page of their own: they stand inside the page of another row, or on the portal's pages.
INSIDE_OTHERS = {
    "pointchange",
    "explanation",
    "agendaitem",
    "announcement",
    "attendance",
    "ballot",
    "ballotbox",
    "opinion",
    "recusal",
    "bonusfactor",
    "certificatefield",
    "condition",
    "criterion",
    "decisionresult",
    "evidence",
    "evidencepaper",
    "exemplar",
    "finding",
    "handover",
    "initiative",
    "leftoutevidence",
    "legalbasis",
    "measurevalue",
    "message",
    "namesake",
    "papercount",
    "posting",
    "propagandaactivity",
    "publication",
    "quotaexception",
    "recipient",
    "registrationtarget",
    "remark",
    "reportversion",
    "run",
    "score",
    "seat",
    "section",
    "signatory",
    "slip",
    "summarytext",
    "teller",
    "turn",
}
ENGLISH = (
    "Add",
    "Change",
    "Delete",
    "Save",
    "View",
    "Search",
    "Filter",
    "Home",
    "Select",
    "Action",
    "Go",
    "History",
    "Yes",
    "No",
    "None",
    "Password",
    "Username",
    "results",
    "required",
    "Today",
    "Log out",
    "Warning",
    "Error",
    "Please",
)


def models() -> Iterator[type[Model]]:
    for app in PLAN:
        yield from apps.get_app_config(app).get_models()


def list_of(model: type[Model]) -> str:
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


def rows(w: World) -> dict[type[Model], Model]:
    """One row of every kind that the admin only shows."""
    card = w.scorecard("published")
    nomination = w.nomination("passed")
    w.item(meeting=w.meeting("closed"), nomination=nomination)
    w.hand_over()
    made = (card.registration, card, nomination, Meeting.objects.get(), Dossier.objects.get())
    entry = AuditEntry.objects.create(
        at=card.published_at,
        username="an",
        actor="Nguyễn Văn An",
        action="scorecard.publish",
        summary="Đã công bố kết quả xếp hạng.",
        object_type="campaigns.scorecard",
        object_id=str(card.pk),
        object_label=str(card),
    )
    copy = signed_copy(w)
    return {type(row): row for row in (*made, entry, w.result().decision, copy.paper, copy)}


def test_every_model_is_shown_or_left_out_on_purpose() -> None:
    shown = {model._meta.model_name for model in admin.site._registry if model._meta.app_label in PLAN}
    known = {model._meta.model_name for model in models()}

    assert shown | INSIDE_OTHERS == known
    assert not shown & INSIDE_OTHERS


def test_nothing_of_other_packages_is_shown() -> None:
    assert {model._meta.app_label for model in admin.site._registry} == set(PLAN)
    assert Session not in admin.site._registry


@pytest.mark.parametrize("role", Role, ids=str)
def test_each_role_sees_its_pages_and_no_other(client: Client, role: Role) -> None:
    client.force_login(make.make_user(role))
    seen = SEEN.get(role)

    assert client.get("/admin/", follow=True).status_code == (200 if seen else 403)
    for model in admin.site._registry:
        wanted = seen is not None and model._meta.model_name in seen[model._meta.app_label]
        assert client.get(list_of(model), follow=True).status_code == (200 if wanted else 403), model


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    response = client.get("/admin/awards/nomination/")

    assert response.status_code == 302
    assert response["Location"] == "/tai-khoan/dang-nhap/?next=/admin/awards/nomination/"


def test_somebody_switched_off_is_kept_out(client: Client) -> None:
    user = make.make_user(Role.OFFICE)
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHAIRMAN], ids=str)
def test_the_rows_of_the_work_are_only_looked_at(client: Client, role: Role) -> None:
    client.force_login(make.make_user(role))
    for model, row in rows(World()).items():
        before = model._default_manager.values().get(pk=row.pk)

        assert client.get(f"{list_of(model)}{row.pk}/change/").status_code == 200, model
        answers = {
            page: client.post(f"{list_of(model)}{page}", {"state": "draft", "post": "yes"}).status_code
            for page in ("add/", f"{row.pk}/change/", f"{row.pk}/delete/")
        }
        if model is Nomination:  # the desk's own page, which takes no form
            assert answers.pop(f"{row.pk}/change/") == 405
        assert set(answers.values()) == {403}, (model, answers)
        assert model._default_manager.values().get(pk=row.pk) == before, model


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model.__name__)
def test_rows_are_not_deleted_in_bulk(client: Client, model: type[Model]) -> None:
    client.force_login(make.make_user(Role.OFFICE))
    row = rows(World())[model]

    client.post(list_of(model), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})

    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHAIRMAN, Role.ADMINISTRATOR], ids=str)
def test_no_english_and_no_raw_codes_on_any_page(client: Client, role: Role) -> None:
    w = World()
    made = rows(w)
    row = w.value()
    made |= {type(each): each for each in (w.campaign, w.period, w.form, w.unit, w.person, w.table)}
    made |= {type(each): each for each in (w.condition.standard, w.council, row.measure, w.regime())}
    user = make.make_user(role)
    client.force_login(user)
    pages = ["/admin/"]
    for model in admin.site._registry:
        if model._meta.model_name in SEEN[role][model._meta.app_label]:
            pages.append(list_of(model))
            one = made.get(model) or (user if model is User else None)
            pages += [f"{list_of(model)}{one.pk}/{page}/" for page in ("change", "history")] if one else []
            if admin.site._registry[model].has_add_permission(_request(user)):
                pages.append(f"{list_of(model)}add/")
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        words = seen_text(response.content.decode())
        found = [word for word in ENGLISH if re.search(rf"\b{word}\b", words)]
        assert not found, (page, found)


def _request(user: User) -> object:
    return type("Request", (), {"user": user})()


def seen_text(page: str) -> str:
    """What people read on a page: no tags, no scripts, no styles; with the titles and labels of parts."""
    page = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>|<!--.*?-->", " ", page)
    spoken = " ".join(re.findall(r'\b(?:title|alt|aria-label|placeholder)="([^"]*)"', page))
    return re.sub(r"<[^>]+>", " ", page) + " " + spoken
