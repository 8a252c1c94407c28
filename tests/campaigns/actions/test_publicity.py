"""News, exemplars and propaganda: written, published, withdrawn, recorded."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.actions import publicity as actions
from campaigns.enums import ArticleState, PropagandaForm, Role
from campaigns.errors import Refused
from campaigns.models import Announcement, AuditEntry, Exemplar, PropagandaActivity
from campaigns.queries.publicity import articles_of, published, stamp_of, sum_of, totals_of
from tests import factories

pytestmark = pytest.mark.django_db
NOW = factories.at(2024, 6, 10)


@pytest.fixture
def campaign():
    return factories.make_campaign()


@pytest.fixture
def culture():
    return factories.make_user(Role.CULTURE)


def write(campaign, by, title="Tin về cải cách", **more):
    given = {"title": title, "summary": "", "body": "Nội dung", "by": by, "now": NOW} | more
    return actions.save_article(
        article=given.pop("article", None) or Announcement(campaign=campaign), **given
    )


def record(campaign, by, **more):
    given = {
        "campaign": campaign,
        "collective": more.pop("collective", None) or factories.make_collective(campaign.organisation),
        "held_on": date(2024, 6, 10),
        "form": PropagandaForm.MEETING.value,
        "title": "Họp xóm",
        "reach": 40,
        "by": by,
        "now": NOW,
    }
    return actions.record_activity(**(given | more))


@pytest.mark.parametrize("role", [Role.CULTURE, Role.OFFICE])
def test_culture_and_the_office_write(campaign, role):
    by = factories.make_user(role)
    made = write(campaign, by)
    assert (made.state, made.author, made.published_at) == (ArticleState.DRAFT, by, None)
    assert AuditEntry.objects.get(action="article.write").object_id == str(made.pk)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.CULTURE, Role.OFFICE)])
def test_nobody_else_writes(campaign, role):
    by = factories.make_user(role)
    with pytest.raises(Refused) as refusal:
        write(campaign, by)
    assert refusal.value.codes == ("not_yours",)
    with pytest.raises(Refused):
        record(campaign, by)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": "  "}, "title_missing"),
        ({"title": "x" * 201}, "title_too_long"),
        ({"summary": "x" * 401}, "summary_too_long"),
        ({"body": " \n "}, "body_missing"),
    ],
)
def test_what_a_text_lacks_is_said(campaign, culture, more, code):
    with pytest.raises(Refused) as refusal:
        write(campaign, culture, **more)
    assert refusal.value.codes == (code,)
    assert not Announcement.objects.exists()


def test_the_longest_title_fits(campaign, culture):
    assert write(campaign, culture, title="x" * 200).pk


def test_publishing_withdrawing_and_removing(campaign, culture):
    article = write(campaign, culture)
    out = actions.publish(article=article, by=culture, now=NOW)
    assert (out.state, out.published_at) == (ArticleState.PUBLISHED, NOW)
    for again in (actions.publish, actions.remove_article):
        with pytest.raises(Refused) as refusal:
            again(article=article, by=culture, now=NOW)
        assert refusal.value.codes == ("wrong_state",)
    back = actions.withdraw(article=article, by=culture, now=NOW)
    assert (back.state, back.published_at) == (ArticleState.DRAFT, None)
    with pytest.raises(Refused) as refusal:
        actions.withdraw(article=article, by=culture, now=NOW)
    assert refusal.value.codes == ("wrong_state",)
    actions.remove_article(article=article, by=culture, now=NOW)
    assert not Announcement.objects.exists()
    with pytest.raises(Refused) as refusal:
        actions.remove_article(article=article, by=culture, now=NOW)
    assert refusal.value.codes == ("stale",)
    assert AuditEntry.objects.count() == 4


def test_an_edit_over_somebody_elses_edit_is_refused(campaign, culture):
    article = write(campaign, culture)
    seen = stamp_of(article)
    write(campaign, culture, title="Người khác sửa", article=article, seen=seen)
    with pytest.raises(Refused) as refusal:
        write(campaign, culture, title="Bản cũ", article=article, seen=seen)
    assert refusal.value.codes == ("stale",)
    article.refresh_from_db()
    assert article.title == "Người khác sửa"


def test_an_edit_keeps_state_author_and_says_what_changed(campaign, culture):
    article = actions.publish(article=write(campaign, culture), by=culture, now=NOW)
    other = factories.make_user(Role.OFFICE)
    edited = write(campaign, other, title="Tiêu đề mới", article=article)
    assert (edited.state, edited.author) == (ArticleState.PUBLISHED, culture)
    assert AuditEntry.objects.get(action="article.edit").changes == {
        "title": ["Tin về cải cách", "Tiêu đề mới"]
    }


def test_an_exemplar_is_about_one_of_the_organisation(campaign, culture):
    unit = factories.make_collective(campaign.organisation)
    person = factories.make_individual(unit)
    stranger = factories.make_collective(factories.make_organisation())
    make = lambda **who: write(campaign, culture, article=Exemplar(campaign=campaign), **who)  # noqa: E731
    assert make(collective=unit).collective == unit
    assert make().collective is None
    for who, code in (
        ({"collective": unit, "individual": person}, "two_subjects"),
        ({"collective": stranger}, "other_organisation"),
    ):
        with pytest.raises(Refused) as refusal:
            make(**who)
        assert refusal.value.codes == (code,)


def test_the_search_needs_no_accents_and_the_public_sees_no_drafts(campaign, culture):
    draft = write(campaign, culture, title="Đồng chí Nguyễn Văn Đoàn dự họp")
    out = actions.publish(article=write(campaign, culture, title="Đường hoa"), by=culture, now=NOW)
    assert list(published(Announcement, campaign)) == [out]
    assert list(articles_of(Announcement, campaign, text="NGUYEN doan")) == [draft]
    assert list(published(Announcement, campaign, text="nguyen")) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"held_on": date(2024, 6, 11)}, "date_in_future"),
        ({"held_on": date(2022, 1, 4)}, "before_campaign"),
        ({"form": "telepathy"}, "form_missing"),
        ({"title": " "}, "title_missing"),
        ({"title": "x" * 301}, "title_too_long"),
        ({"reach": -1}, "reach_out_of_range"),
        ({"reach": 1_000_001}, "reach_out_of_range"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(campaign, culture, more, code):
    with pytest.raises(Refused) as refusal:
        record(campaign, culture, **more)
    assert refusal.value.codes == (code,)
    assert not PropagandaActivity.objects.exists()


@pytest.mark.parametrize("more", [{"held_on": date(2022, 1, 5)}, {"reach": 0}, {"reach": 1_000_000}])
def test_the_edges_of_an_activity_hold(campaign, culture, more):
    assert record(campaign, culture, **more).pk


def test_today_is_todays_date_in_vietnam(campaign, culture):
    """At 23:30 UTC on the 9th it is the 10th already."""
    assert record(campaign, culture, now=factories.at(2024, 6, 10, 6, 30))


def test_an_activity_of_another_organisation_is_refused(campaign, culture):
    stranger = factories.make_collective(factories.make_organisation())
    with pytest.raises(Refused) as refusal:
        record(campaign, culture, collective=stranger)
    assert refusal.value.codes == ("other_organisation",)


def test_corrections_and_removals_are_recorded(campaign, culture):
    activity = record(campaign, culture)
    same = {name: getattr(activity, name) for name in ("collective", "held_on", "form", "title")}
    actions.edit_activity(activity=activity, by=culture, now=NOW, reach=90, **same)
    actions.edit_activity(activity=activity, by=culture, now=NOW, reach=90, **same)
    assert AuditEntry.objects.get(action="propaganda.edit").changes == {"reach": ["40", "90"]}
    actions.remove_activity(activity=activity, by=culture, now=NOW)
    with pytest.raises(Refused) as refusal:
        actions.remove_activity(activity=activity, by=culture, now=NOW)
    assert refusal.value.codes == ("stale",)


def test_totals_name_every_form(campaign, culture):
    record(campaign, culture, reach=10)
    record(campaign, culture, reach=5)
    record(campaign, culture, form=PropagandaForm.POSTER.value, reach=1)
    totals = totals_of(PropagandaActivity.objects.order_by("pk"))
    assert [total.form for total in totals] == list(PropagandaForm)
    assert {total.form: (total.count, total.reach) for total in totals}[PropagandaForm.MEETING] == (2, 15)
    assert sum_of(totals) == (3, 16)
