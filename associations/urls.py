"""Pages of associations and their constitutions."""

from django.urls import include, path

from associations.views import asking, associations, documents, registration

urlpatterns = [
    path("", include("associations.urls_verify")),
    path("associations/", associations.index, name="associations"),
    path("associations/new/", registration.new, name="association_new"),
    path("associations/<int:pk>/", associations.page, name="association"),
    path("associations/<int:pk>/members/", associations.members, name="association_members"),
    path("associations/<int:pk>/documents/", associations.documents, name="association_documents"),
    path("associations/<int:pk>/history/", associations.changes, name="association_history"),
    path("associations/<int:pk>/ask/", asking.ask, name="ask"),
    path("associations/<int:pk>/", include("associations.urls_memberships")),
    path("associations/<int:pk>/", include("associations.urls_meetings")),
    path("associations/<int:pk>/", include("associations.urls_decisions")),
    path("associations/<int:pk>/", include("associations.urls_offices")),
    path("associations/<int:pk>/", include("associations.urls_standing")),
    path("associations/<int:pk>/registration/", include("associations.urls_registration")),
    path("associations/<int:pk>/documents/<int:document_pk>/", documents.document, name="document"),
    path("associations/<int:pk>/constitution/", include("associations.urls_prints")),
    path("associations/<int:pk>/constitution/", include("associations.urls_constitutions")),
]
