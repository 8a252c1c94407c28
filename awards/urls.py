"""The addresses of the upper app, in the order of the stages."""

from __future__ import annotations

from django.urls import URLPattern, path

from awards.views import council, nominations

urlpatterns: list[URLPattern] = [
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
    path("hop-xet/<int:pk>/diem-danh/", council.meeting_attendance, name="meeting_attendance"),
    path("hop-xet/<int:pk>/khai-mac/", council.meeting_open, name="meeting_open"),
    path("hop-xet/<int:pk>/y-kien/", council.meeting_opinions, name="meeting_opinions"),
    path("hop-xet/<int:pk>/ket-thuc/", council.meeting_close, name="meeting_close"),
    path("hop-xet/<int:pk>/huy/", council.meeting_cancel, name="meeting_cancel"),
]
