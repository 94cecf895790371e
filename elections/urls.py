"""Pages of elections, below those of their association."""

from django.urls import include, path

_ROOMS = ("plans", "rolls", "nominations", "papers", "polls", "counts", "records")
urlpatterns = [
    path("associations/<int:pk>/elections/", include(f"elections.urls_{room}")) for room in _ROOMS
]
