"""Pages of an association's constitution: the document, the builder, adoption, comparison."""

from django.urls import path

from associations.views import adoptions, comparisons, constitutions, drafts, readings

urlpatterns = [
    path("", constitutions.page, name="constitution"),
    path("<int:version>/", constitutions.version, name="constitution_version"),
    path("<int:version>/readings/", readings.add, name="reading_add"),
    path("compare/", comparisons.compare, name="constitution_compare"),
    path("begin/", drafts.begin, name="constitution_begin"),
    path("draft/", drafts.draft, name="draft"),
    path("draft/give-up/", drafts.give_up, name="draft_give_up"),
    path("draft/adopt/", adoptions.adopt, name="draft_adopt"),
]
