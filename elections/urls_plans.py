"""Addresses of plans: timetable, committee, announcement, complaints.

Below `associations/<pk>/elections/`.
"""

from django.urls import path

from elections.views import committees, complaints, plan_steps, plans

_ONE = "<int:election_pk>/"
urlpatterns = [
    path("", plans.index, name="elections"),
    path("new/", plans.new, name="election_new"),
    path(_ONE, plans.page, name="election"),
    path(f"{_ONE}change/", plans.change, name="election_change"),
    path(f"{_ONE}announce/", plan_steps.announce, name="election_announce"),
    path(f"{_ONE}give-up/", plan_steps.give_up, name="election_give_up"),
    path(f"{_ONE}campaign/", plan_steps.campaign, name="election_campaign"),
    path(f"{_ONE}history/", plan_steps.changes, name="election_history"),
    path(f"{_ONE}committee/", committees.page, name="election_committee"),
    path(f"{_ONE}committee/appoint/", committees.appoint, name="election_appoint"),
    path(f"{_ONE}committee/form/", committees.form, name="election_form"),
    path(f"{_ONE}committee/<int:seat_pk>/", committees.seat, name="election_seat"),
    path(f"{_ONE}complaints/", complaints.index, name="election_complaints"),
    path(f"{_ONE}complaints/new/", complaints.new, name="election_complain"),
    path(f"{_ONE}complaints/<int:complaint_pk>/", complaints.hear, name="election_complaint"),
]
