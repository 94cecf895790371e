"""Addresses of a registration; below `associations/<pk>/registration/`."""

from django.urls import path

from associations.views import registration, registration_founders, registration_steps

urlpatterns = [
    path("", registration.page, name="registration"),
    path("need/", registration_steps.need, name="registration_need"),
    path("association/", registration_steps.association, name="registration_association"),
    path("founders/", registration_founders.page, name="registration_founders"),
    path("founders/find/", registration_founders.find, name="registration_find"),
    path("founders/list/", registration_founders.paste, name="registration_paste"),
    path("founders/take-over/", registration_founders.take_over, name="registration_take_over"),
    path("founders/<int:membership>/why/", registration.why, name="registration_why"),
    path(
        "founders/<int:membership>/leave-out/", registration_founders.leave_out,
        name="registration_leave_out",
    ),
    path("constitution/", registration_steps.constitution, name="registration_constitution"),
    path("offices/", registration_steps.offices, name="registration_offices"),
    path("meeting/", registration_steps.meeting, name="registration_meeting"),
    path("check/", registration_steps.check, name="registration_check"),
    path("send/", registration.send, name="registration_send"),
    path("appeal/", registration.appeal, name="registration_appeal"),
    path("drop/", registration.drop, name="registration_drop"),
]  # fmt: skip
