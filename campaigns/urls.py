"""The addresses of the lower app, in the order of the stages."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import URLPattern, path

from campaigns.views import (
    account,
    activities,
    evidence,
    guide,
    initiatives,
    measures,
    news,
    publicity,
    ranking,
    registrations,
    score_tables,
    scorecards,
)

urlpatterns: list[URLPattern] = [
    path("tai-khoan/dang-nhap/", account.SignIn.as_view(), name="login"),
    path("tai-khoan/dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("tai-khoan/doi-mat-khau/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("tai-khoan/doi-mat-khau/xong/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("dang-ky/", registrations.board, name="registrations"),
    path("dang-ky/moi/", registrations.new, name="registration_new"),
    path("dang-ky/tiep-nhan/", registrations.accept_chosen, name="registrations_accept"),
    path("dang-ky/<int:pk>/", registrations.detail, name="registration"),
    path("dang-ky/<int:pk>/sua/", registrations.edit, name="registration_edit"),
    path("dang-ky/<int:pk>/tra-lai/", registrations.send_back, name="registration_return"),
    path("dang-ky/<int:pk>/ket-qua/", registrations.results, name="registration_results"),
    path("dang-ky/<int:pk>/<slug:action>/", registrations.move, name="registration_move"),
    path("cham-diem/", scorecards.board, name="scorecards"),
    path("cham-diem/bat-dau/<int:registration_pk>/", scorecards.start, name="scorecard_start"),
    path("cham-diem/tai-lieu/<int:pk>/", evidence.download, name="evidence_file"),
    path("cham-diem/tai-lieu/<int:pk>/xoa/", evidence.remove, name="evidence_remove"),
    path("cham-diem/<int:pk>/", scorecards.detail, name="scorecard"),
    path("cham-diem/<int:pk>/tu-cham/", score_tables.own, name="scorecard_self"),
    path("cham-diem/<int:pk>/tham-dinh/", score_tables.appraise, name="scorecard_appraise"),
    path("cham-diem/<int:pk>/tieu-chi/<int:score_pk>/", evidence.evidence, name="evidence"),
    path("cham-diem/<int:pk>/tra-lai/", scorecards.decide, {"action": "tra-lai"}, "scorecard_return"),
    path(
        "cham-diem/<int:pk>/tham-dinh-lai/",
        scorecards.decide,
        {"action": "tham-dinh-lai"},
        "scorecard_reopen",
    ),
    path("cham-diem/<int:pk>/<slug:action>/", scorecards.move, name="scorecard_move"),
    path("xep-hang/", ranking.board, name="ranking"),
    path("xep-hang/cong-bo/", ranking.publish, name="ranking_publish"),
    path("chi-so/", measures.board, name="measures"),
    path("chi-so/<int:pk>/", measures.edit, name="measure_values"),
    path("sang-kien/", initiatives.board, name="initiatives"),
    path("sang-kien/moi/", initiatives.new, name="initiative_new"),
    path("sang-kien/<int:pk>/", initiatives.detail, name="initiative"),
    path("sang-kien/<int:pk>/sua/", initiatives.edit, name="initiative_edit"),
    path("sang-kien/<int:pk>/cong-nhan/", initiatives.recognise, name="initiative_recognise"),
    path("sang-kien/<int:pk>/xoa/", initiatives.remove, name="initiative_remove"),
    path("tin/", news.news, name="news"),
    path("tin/<int:pk>/", news.news_item, name="news_item"),
    path("dien-hinh/", news.exemplars, name="exemplars"),
    path("dien-hinh/<int:pk>/", news.exemplar, name="exemplar"),
    path("tuyen-truyen/", publicity.desk, name="publicity"),
    path("tuyen-truyen/hoat-dong/", activities.activities, name="publicity_activities"),
    path("tuyen-truyen/hoat-dong/moi/", activities.activity_new, name="publicity_activity_new"),
    path("tuyen-truyen/hoat-dong/<int:pk>/sua/", activities.activity_edit, name="publicity_activity_edit"),
    path(
        "tuyen-truyen/hoat-dong/<int:pk>/xoa/", activities.activity_remove, name="publicity_activity_remove"
    ),
    path("tuyen-truyen/<slug:kind>/moi/", publicity.new, name="publicity_new"),
    path("tuyen-truyen/<slug:kind>/<int:pk>/", publicity.article, name="publicity_article"),
    path("tuyen-truyen/<slug:kind>/<int:pk>/sua/", publicity.edit, name="publicity_edit"),
    path("tuyen-truyen/<slug:kind>/<int:pk>/<slug:action>/", publicity.move, name="publicity_move"),
    path("huong-dan/", guide.guide, name="guide"),
]
