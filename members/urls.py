"""Pages of the register: people and bodies."""

from django.urls import include, path

from members.views import bodies, history, member_lists, people, sight

urlpatterns = [
    path("imports/", include("members.urls_imports", namespace="imports")),
    path("bodies/<int:pk>/members.csv", member_lists.members, name="members_csv"),
    path("people/", people.index, name="people"),
    path("people/find/", people.find, name="people_find"),
    path("people/<int:pk>/", people.page, name="person"),
    path("people/<int:pk>/show/<slug:what>/", people.show, name="person_show"),
    path("people/<int:pk>/history/", history.person, name="person_history"),
    path("bodies/", bodies.index, name="bodies"),
    path("bodies/<int:pk>/", bodies.page, name="body"),
    path("bodies/<int:pk>/who/", sight.body, name="body_who"),
    path("bodies/<int:pk>/history/", history.body, name="body_history"),
]
