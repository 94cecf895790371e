"""Addresses of accounts, counts, lots, outcome; below `associations/<pk>/elections/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
