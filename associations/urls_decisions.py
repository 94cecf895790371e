"""Addresses of an association's decisions; below `associations/<pk>/`."""

from django.urls import path

from associations.views import motion_prints, motion_steps, motion_votes, motions

urlpatterns = [
    path("decisions/", motions.index, name="decisions"),
    path("decisions/new/", motion_steps.new, name="motion_new"),
    path("decisions/<int:motion_pk>/", motions.page, name="motion"),
    path("decisions/<int:motion_pk>/decide/", motion_votes.decide, name="motion_decide"),
    path("decisions/<int:motion_pk>/withdraw/", motion_steps.withdraw, name="motion_withdraw"),
    path("decisions/<int:motion_pk>/carry-out/", motion_steps.carry_out, name="motion_carry_out"),
    path("decisions/<int:motion_pk>/contest/", motion_steps.contest, name="motion_contest"),
    path("decisions/<int:motion_pk>/print/", motion_prints.sheet, name="motion_print"),
    path("decisions/<int:motion_pk>/print.pdf", motion_prints.pdf, name="motion_pdf"),
]
