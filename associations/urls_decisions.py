"""Addresses of an association's decisions; below `associations/<pk>/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
