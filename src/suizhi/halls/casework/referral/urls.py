"""Addresses of referrals."""

from django.urls import path

from suizhi.halls.casework.referral import views

urlpatterns = [
    path("cases/<int:pk>/referrals", views.referrals, name="referrals"),
    path("cases/<int:pk>/referrals/<int:referral>/pack", views.pack, name="referral-pack"),
    path("cases/<int:pk>/referrals/<int:referral>/<slug:verb>", views.deed, name="referral-deed"),
]
