"""Addresses of the day: booths, attendants, marks, incidents; below `associations/<pk>/elections/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
