"""Addresses of the day: booths, attendants, marks, incidents.

Below `associations/<pk>/elections/`.
"""

from django.urls import path

from elections.views import booth_marks, booth_steps, booths

ONE = "<int:election_pk>/booths/<int:booth_pk>/"

urlpatterns = [
    path("<int:election_pk>/booths/", booths.index, name="booths"),
    path("<int:election_pk>/booths/new/", booth_steps.new, name="booth_new"),
    path("<int:election_pk>/booths/begin/", booth_steps.begin_poll, name="booths_begin"),
    path("<int:election_pk>/booths/end/", booth_steps.end_poll, name="booths_end"),
    path("<int:election_pk>/booths/incident/", booth_steps.incident, name="booths_incident"),
    path(ONE, booths.page, name="booth"),
    path(f"{ONE}change/", booth_steps.change, name="booth_change"),
    path(f"{ONE}remove/", booth_steps.remove, name="booth_remove"),
    path(f"{ONE}begin/", booth_steps.begin, name="booth_begin"),
    path(f"{ONE}end/", booth_steps.end, name="booth_end"),
    path(f"{ONE}attend/", booth_steps.attend, name="booth_attend"),
    path(f"{ONE}attendants/<int:attendant_pk>/", booth_steps.attendant, name="booth_attendant"),
    path(f"{ONE}voters/", booth_marks.voters, name="booth_voters"),
    path(f"{ONE}voters/mark/", booth_marks.mark, name="booth_mark"),
    path(f"{ONE}voters/<int:mark_pk>/take-back/", booth_marks.unmark, name="booth_unmark"),
    path(f"{ONE}numbers/", booth_marks.numbers, name="booth_numbers"),
]
