"""The addresses of the lower app, in the order of the stages."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import URLPattern, path

from campaigns.views import account, registrations

urlpatterns: list[URLPattern] = [
    path("tai-khoan/dang-nhap/", account.SignIn.as_view(), name="login"),
    path("tai-khoan/dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("tai-khoan/doi-mat-khau/", auth.PasswordChangeView.as_view(), name="password_change"),
    path(
        "tai-khoan/doi-mat-khau/xong/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"
    ),
    path("dang-ky/", registrations.board, name="registrations"),
    path("dang-ky/moi/", registrations.new, name="registration_new"),
    path("dang-ky/tiep-nhan/", registrations.accept_chosen, name="registrations_accept"),
    path("dang-ky/<int:pk>/", registrations.detail, name="registration"),
    path("dang-ky/<int:pk>/sua/", registrations.edit, name="registration_edit"),
    path("dang-ky/<int:pk>/tra-lai/", registrations.send_back, name="registration_return"),
    path("dang-ky/<int:pk>/ket-qua/", registrations.results, name="registration_results"),
    path("dang-ky/<int:pk>/<slug:action>/", registrations.move, name="registration_move"),
]
