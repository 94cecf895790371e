"""Addresses of applications, terminations and the other procedures about members.

Below `associations/<pk>/`.
"""

from django.urls import path

from associations.views import (
    application_steps,
    applications,
    leaving,
    member_registers,
    membership_prints,
    memberships,
    termination_prints,
    termination_steps,
    terminations,
)

urlpatterns = [
    path("terminations/", terminations.index, name="terminations"),
    path("terminations/new/", terminations.begin, name="termination_begin"),
    path("terminations/<int:termination_pk>/", terminations.page, name="termination"),
    path(
        "terminations/<int:termination_pk>/notice/", termination_steps.notice,
        name="termination_notice",
    ),
    path(
        "terminations/<int:termination_pk>/print/", termination_prints.sheet,
        name="termination_print",
    ),
    path(
        "terminations/<int:termination_pk>/print.pdf", termination_prints.pdf,
        name="termination_pdf",
    ),
    path(
        "terminations/<int:termination_pk>/answer/", termination_steps.answer,
        name="termination_answer",
    ),
    path(
        "terminations/<int:termination_pk>/appeal/", termination_steps.appeal,
        name="termination_appeal",
    ),
    path(
        "terminations/<int:termination_pk>/give-up/", terminations.give_up,
        name="termination_give_up",
    ),
    path("members/cards/", membership_prints.cards, name="membership_cards"),
    path("members/cards.pdf", membership_prints.cards_pdf, name="membership_cards_pdf"),
    path("members/register/", membership_prints.register, name="member_register"),
    path("members/register.pdf", membership_prints.register_pdf, name="member_register_pdf"),
    path("applications/", applications.index, name="applications"),
    path("applications/new/", applications.new, name="application_new"),
    path("applications/<int:application_pk>/", applications.page, name="application"),
    path(
        "applications/<int:application_pk>/facts/", applications.facts, name="application_facts"
    ),
    path(
        "applications/<int:application_pk>/proposers/", applications.proposers,
        name="application_proposers",
    ),
    path(
        "applications/<int:application_pk>/withdraw/", application_steps.withdraw,
        name="application_withdraw",
    ),
    path(
        "applications/<int:application_pk>/silence/", application_steps.silence,
        name="application_silence",
    ),
    path(
        "applications/<int:application_pk>/reasons/", application_steps.reasons,
        name="application_reasons",
    ),
    path(
        "applications/<int:application_pk>/appeal/", application_steps.appeal,
        name="application_appeal",
    ),
    path("permanence/", memberships.permanence, name="permanence"),
    path("members/<int:person_pk>/", memberships.page, name="membership"),
    path(
        "members/<int:person_pk>/permanent/", memberships.ask_permanent, name="ask_permanent"
    ),
    path("members/<int:person_pk>/leave/", leaving.resign, name="resign"),
    path("members/<int:person_pk>/death/", leaving.death, name="death"),
    path("members/<int:person_pk>/nominee/", leaving.nominee, name="nominee"),
    path("members/<int:person_pk>/transfer/", leaving.transfer, name="transfer"),
    path("members/<int:person_pk>/suspend/", member_registers.suspend, name="suspend"),
    path("members/<int:person_pk>/volunteer/", member_registers.volunteer, name="volunteer"),
    path("members/<int:person_pk>/incident/", member_registers.incident, name="incident"),
    path("resignations/<int:resignation_pk>/", leaving.resignation, name="resignation"),
    path(
        "resignations/<int:resignation_pk>/take-back/", leaving.take_back,
        name="resignation_take_back",
    ),
    path(
        "suspensions/<int:suspension_pk>/lift/", member_registers.lift, name="suspension_lift"
    ),
    path("volunteers/", member_registers.work, name="volunteers"),
    path(
        "volunteers/<int:volunteer_pk>/hours/", member_registers.hours, name="volunteer_hours"
    ),
    path("volunteers/<int:volunteer_pk>/end/", member_registers.end_work, name="volunteer_end"),
    path("incidents/", member_registers.incident_list, name="incidents"),
    path(
        "incidents/<int:incident_pk>/strike-out/", member_registers.strike_out,
        name="incident_strike_out",
    ),
    path("dues/", member_registers.dues_statement, name="dues_statements"),
]  # fmt: skip
