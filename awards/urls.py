"""The addresses of the upper app, in the order of the stages."""

from __future__ import annotations

from django.urls import URLPattern, path

from awards.views import (
    council,
    dossiers,
    home,
    honour,
    nominations,
    papers,
    plan,
    results,
    statistics,
    worklist,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("ke-hoach/", plan.plan, name="plan"),
    path("viec-can-lam/", worklist.worklist, name="worklist"),
    path("thong-ke/", statistics.statistics, name="statistics"),
    path("thong-ke/<slug:code>.csv", statistics.statistics_csv, name="statistics_csv"),
    path("de-nghi/", nominations.nominations, name="nominations"),
    path("de-nghi/moi/<int:registration_pk>/", nominations.nomination_new, name="nomination_new"),
    path("de-nghi/<int:pk>/", nominations.nomination, name="nomination"),
    path("de-nghi/<int:pk>/bao-cao/", nominations.nomination_report, name="nomination_report"),
    path("de-nghi/<int:pk>/xac-nhan/", nominations.nomination_endorse, name="nomination_endorse"),
    path("de-nghi/<int:pk>/tham-dinh/", nominations.nomination_examine, name="nomination_examine"),
    path("de-nghi/<int:pk>/<slug:move>/", nominations.nomination_move, name="nomination_move"),
    path("hop-xet/", council.council, name="council"),
    path("hop-xet/moi/", council.meeting_new, name="meeting_new"),
    path("hop-xet/<int:pk>/", council.meeting, name="meeting"),
    path("hop-xet/<int:pk>/noi-dung/<int:item_pk>/", council.meeting_item, name="meeting_item"),
    path("hop-xet/<int:pk>/chuong-trinh/", council.meeting_agenda, name="meeting_agenda"),
    path("hop-xet/<int:pk>/thoi-gian/", council.meeting_reschedule, name="meeting_reschedule"),
    path("hop-xet/<int:pk>/diem-danh/", council.meeting_attendance, name="meeting_attendance"),
    path("hop-xet/<int:pk>/khai-mac/", council.meeting_open, name="meeting_open"),
    path("hop-xet/<int:pk>/y-kien/", council.meeting_opinions, name="meeting_opinions"),
    path("hop-xet/<int:pk>/ket-thuc/", council.meeting_close, name="meeting_close"),
    path("hop-xet/<int:pk>/huy/", council.meeting_cancel, name="meeting_cancel"),
    path("ho-so/", dossiers.dossiers, name="dossiers"),
    path("ho-so/<int:pk>/", dossiers.dossier, name="dossier"),
    path("ho-so/<int:pk>/chot-bao-cao/", dossiers.dossier_freeze, name="dossier_freeze"),
    path("ho-so/<int:pk>/tai-ve/", dossiers.dossier_bundle, name="dossier_bundle"),
    path("ho-so/<int:pk>/nop/", dossiers.dossier_hand_over, name="dossier_hand_over"),
    path("ho-so/<int:pk>/nhan-lai/", dossiers.dossier_take_back, name="dossier_take_back"),
    path("ho-so/<int:pk>/ket-qua/", dossiers.dossier_conclude, name="dossier_conclude"),
    path("ho-so/cap-xa/<slug:period_code>/<slug:form_code>/", dossiers.own_award, name="own_award"),
    path(
        "ho-so/cap-xa/<slug:period_code>/<slug:form_code>/quyet-dinh/",
        dossiers.own_decide,
        name="own_decide",
    ),
    path(
        "ho-so/cap-xa/<slug:period_code>/<slug:form_code>/du-thao/",
        dossiers.own_draft,
        name="own_draft",
    ),
    path(
        "ho-so/cap-xa/<slug:period_code>/<slug:form_code>/chot-bao-cao/",
        dossiers.own_freeze,
        name="own_freeze",
    ),
    path(
        "ho-so/cap-xa/<slug:period_code>/<slug:form_code>/tai-ve/",
        dossiers.own_bundle,
        name="own_bundle",
    ),
    path("van-ban/<int:pk>/", papers.paper, name="paper"),
    path("van-ban/<int:pk>/tai-ve/", papers.paper_download, name="paper_download"),
    path("van-ban/<int:pk>/hoan-tat/", papers.paper_finish, name="paper_finish"),
    path("van-ban/<slug:slug>/<int:pk>/du-thao/", papers.paper_draft, name="paper_draft"),
    path("van-ban/<slug:slug>/<int:pk>/phat-hanh/", papers.paper_issue, name="paper_issue"),
    path("ket-qua/", results.results, name="results"),
    path("bang-vang/", honour.honour_board, name="honour_board"),
]
