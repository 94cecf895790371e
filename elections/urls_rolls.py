"""Addresses of the roll of voters; below `associations/<pk>/elections/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
