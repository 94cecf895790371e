"""Addresses of the plan of an election: list, timetable, committee, announcement, complaints; below `associations/<pk>/elections/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
