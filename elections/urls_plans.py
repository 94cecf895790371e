"""Addresses of plans: timetable, committee, announcement, complaints.

Below `associations/<pk>/elections/`.
"""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
