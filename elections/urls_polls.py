"""Addresses of the day: booths, attendants, marks, incidents.

Below `associations/<pk>/elections/`.
"""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
