"""Forms of the publicity desk: articles, activities and the filter of activities."""

from __future__ import annotations

from typing import Any

from django import forms

from campaigns.actions.publicity import LONGEST_ACTIVITY, LONGEST_SUMMARY, LONGEST_TITLE, MOST_REACHED
from campaigns.enums import PropagandaForm
from campaigns.forms.initiatives import RefusableForm
from campaigns.models import Announcement, Campaign, Collective, Exemplar, Individual, PropagandaActivity
from campaigns.queries.publicity import collectives_for, subjects_for

BODY_HELP = (
    "Mỗi dòng là một đoạn. Dòng bắt đầu bằng dấu gạch (-) thành danh sách; "
    "dòng “1. …” hoặc “2.1. …” thành tiêu đề nhỏ."
)


class AnnouncementForm(RefusableForm):
    """A piece of news."""

    title = forms.CharField(label="Tiêu đề", max_length=LONGEST_TITLE)
    summary = forms.CharField(
        label="Tóm tắt",
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea({"rows": 2}),
        help_text="Một, hai câu hiện ở danh sách và trang chủ.",
    )
    body = forms.CharField(
        label="Nội dung", max_length=50_000, widget=forms.Textarea({"rows": 14}), help_text=BODY_HELP
    )

    @staticmethod
    def initial_of(article: Announcement | Exemplar) -> dict[str, Any]:
        """What is written now."""
        found: dict[str, Any] = {name: getattr(article, name) for name in ("title", "summary", "body")}
        if isinstance(article, Exemplar):
            found |= {"collective": article.collective_id, "individual": article.individual_id}
        return found


class ExemplarForm(AnnouncementForm):
    """A *điển hình tiên tiến*: whom it is about, and the text."""

    collective = forms.ModelChoiceField(
        label="Tập thể",
        queryset=Collective.objects.none(),
        required=False,
        empty_label="— Không —",
        help_text="Chọn tập thể hoặc cá nhân; để trống cả hai nếu bài viết về một mô hình chung.",
    )
    individual = forms.ModelChoiceField(
        label="Cá nhân", queryset=Individual.objects.none(), required=False, empty_label="— Không —"
    )
    field_order = ("collective", "individual", "title", "summary", "body")

    def __init__(self, campaign: Campaign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        collectives, people = subjects_for(campaign)
        self.fields["collective"].queryset = collectives  # type: ignore[attr-defined]
        self.fields["individual"].queryset = people  # type: ignore[attr-defined]


class ActivityForm(RefusableForm):
    """One activity of propaganda."""

    held_on = forms.DateField(
        label="Ngày thực hiện",
        widget=forms.DateInput({"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}),
        help_text="Ngày, tháng, năm; ví dụ 05/02/2025. Không ghi trước việc chưa làm.",
    )
    collective = forms.ModelChoiceField(
        label="Đơn vị thực hiện", queryset=Collective.objects.none(), empty_label="— Chọn đơn vị —"
    )
    form = forms.ChoiceField(
        label="Hình thức", choices=[("", "— Chọn hình thức —"), *PropagandaForm.choices()]
    )
    title = forms.CharField(label="Nội dung", max_length=LONGEST_ACTIVITY, widget=forms.Textarea({"rows": 2}))
    reach = forms.IntegerField(
        label="Số lượt người tiếp cận",
        min_value=0,
        max_value=MOST_REACHED,
        initial=0,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Số nguyên, không dấu chấm; ước lượng nếu không đếm được. Ghi 0 nếu không rõ.",
    )

    def __init__(self, campaign: Campaign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collective"].queryset = collectives_for(campaign)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(activity: PropagandaActivity) -> dict[str, Any]:
        """What is recorded now."""
        names = ("held_on", "form", "title", "reach")
        return {name: getattr(activity, name) for name in names} | {"collective": activity.collective_id}


class ActivityFilterForm(forms.Form):
    """What the list of activities is narrowed to; an unknown value narrows nothing."""

    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    hinh_thuc = forms.ChoiceField(
        label="Hình thức", required=False, choices=[("", "Tất cả"), *PropagandaForm.choices()]
    )
    don_vi = forms.ModelChoiceField(
        label="Đơn vị", required=False, queryset=Collective.objects.none(), empty_label="Tất cả"
    )

    def __init__(self, campaign: Campaign, years: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Tất cả"), *((str(year), str(year)) for year in years)]
        self.fields["nam"].choices = choices  # type: ignore[attr-defined]
        self.fields["don_vi"].queryset = collectives_for(campaign)  # type: ignore[attr-defined]
