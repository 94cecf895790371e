"""Addresses of an association's meetings; below `associations/<pk>/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
