"""Addresses of accounts, counts, lots, outcome; below `associations/<pk>/elections/`."""

from django.urls import path

from elections.views import count_steps, counts

POST = "<int:election_pk>/counts/<int:contest_pk>/"

urlpatterns = [
    path("<int:election_pk>/counts/", counts.index, name="counts"),
    path("<int:election_pk>/counts/begin/", count_steps.begin, name="count_begin"),
    path(POST, counts.page, name="count"),
    path(f"{POST}rounds/<int:round>/", counts.earlier, name="count_earlier"),
    path(f"{POST}booths/<int:booth_pk>/", count_steps.sheet, name="count_sheet"),
    path(f"{POST}close/", count_steps.close, name="count_close"),
    path(f"{POST}again/", count_steps.again, name="count_again"),
    path(f"{POST}lot/", count_steps.lot, name="count_lot"),
    path(f"{POST}withhold/", count_steps.withhold, name="count_withhold"),
    path(f"{POST}release/", count_steps.release, name="count_release"),
]
