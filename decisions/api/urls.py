"""The addresses of the API below its version."""

from django.urls import path, re_path, register_converter
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from decisions.api import bearer_scheme  # noqa: F401 - importing it registers it
from decisions.api.advice import AdviceOnDecision, AdviceOnFacts
from decisions.api.assumptions import AllAssumptions, AssumptionVersions
from decisions.api.cadence_band import CadenceBandOfDecision
from decisions.api.comparisons import SimulationComparison
from decisions.api.decisions import Decisions, OneDecision
from decisions.api.documents import document_view
from decisions.api.engine_profiles import EngineProfiles
from decisions.api.flip_map import FlipMapOfDecision
from decisions.api.newer_figures import Adoptions, NewerFigures
from decisions.api.organisation import OneOrganisation
from decisions.api.portfolios import OnePortfolio, Portfolios
from decisions.api.price_books import OnePriceBook, PriceBooks, PriceBookVersions
from decisions.api.promises import PromisesOfDecision, PromisesOnFacts
from decisions.api.reference import DesignSchema, Facts, Options, Patterns, Prices
from decisions.api.revisions import OneRevision, Revisions, RevisionsCompared, RevisionsTypeset
from decisions.api.schemas import SchemaCompatibility
from decisions.api.simulations import OneSimulation, SimulationCancellation, Simulations
from decisions.api.successors import Successors
from decisions.api.unknown import Unknown
from decisions.models.public_id import ALPHABET, LENGTH
from decisions.services.documents import KINDS


class PublicId:
    """A decision's or a simulation's id."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The same."""
        return value


register_converter(PublicId, "public_id")

urlpatterns = [
    path("facts/", Facts.as_view(), name="api-facts"),
    path("options/", Options.as_view(), name="api-options"),
    path("engine-profiles/", EngineProfiles.as_view(), name="api-engine-profiles"),
    path("patterns/", Patterns.as_view(), name="api-patterns"),
    path("design.schema.json", DesignSchema.as_view(), name="api-design-schema"),
    path("prices/", Prices.as_view(), name="api-prices"),
    path("organisation/", OneOrganisation.as_view(), name="api-organisation"),
    path("price-books/", PriceBooks.as_view(), name="api-price-books"),
    path("price-books/<str:provider>/<str:region>/", OnePriceBook.as_view(), name="api-price-book"),
    path(
        "price-books/<str:provider>/<str:region>/versions/",
        PriceBookVersions.as_view(),
        name="api-price-book-versions",
    ),
    path("assumptions/", AllAssumptions.as_view(), name="api-assumptions"),
    path("assumptions/versions/", AssumptionVersions.as_view(), name="api-assumption-versions"),
    path("schema-compatibility/", SchemaCompatibility.as_view(), name="api-schema-compatibility"),
    path("advice/", AdviceOnFacts.as_view(), name="api-advice"),
    path("promises/", PromisesOnFacts.as_view(), name="api-promises"),
    path("portfolio/", Portfolios.as_view(), name="api-portfolios"),
    path("portfolio/<public_id:public_id>/", OnePortfolio.as_view(), name="api-portfolio"),
    path("decisions/", Decisions.as_view(), name="api-decisions"),
    path("decisions/<public_id:public_id>/", OneDecision.as_view(), name="api-decision"),
    path("decisions/<public_id:public_id>/advice/", AdviceOnDecision.as_view(), name="api-decision-advice"),
    path(
        "decisions/<public_id:public_id>/promises/",
        PromisesOfDecision.as_view(),
        name="api-decision-promises",
    ),
    path(
        "decisions/<public_id:public_id>/cadence-band/",
        CadenceBandOfDecision.as_view(),
        name="api-cadence-band",
    ),
    path("decisions/<public_id:public_id>/flip-map/", FlipMapOfDecision.as_view(), name="api-flip-map"),
    path(
        "decisions/<public_id:public_id>/newer-figures/",
        NewerFigures.as_view(),
        name="api-decision-newer-figures",
    ),
    path("decisions/<public_id:public_id>/adoptions/", Adoptions.as_view(), name="api-decision-adoptions"),
    path("decisions/<public_id:public_id>/successors/", Successors.as_view(), name="api-successors"),
    path("decisions/<public_id:public_id>/revisions/", Revisions.as_view(), name="api-revisions"),
    path(
        "decisions/<public_id:public_id>/revisions/<int:number>/",
        OneRevision.as_view(),
        name="api-revision",
    ),
    path(
        "decisions/<public_id:public_id>/comparison/",
        RevisionsCompared.as_view(),
        name="api-decision-comparison",
    ),
    path(
        "decisions/<public_id:public_id>/comparison.pdf",
        RevisionsTypeset.as_view(),
        name="api-comparison-pdf",
    ),
    path(
        "decisions/<public_id:public_id>/simulations/",
        Simulations.as_view(),
        name="api-decision-simulations",
    ),
    path("simulations/<public_id:public_id>/", OneSimulation.as_view(), name="api-simulation"),
    path(
        "simulations/<public_id:public_id>/comparison/",
        SimulationComparison.as_view(),
        name="api-simulation-comparison",
    ),
    path(
        "simulations/<public_id:public_id>/cancel/",
        SimulationCancellation.as_view(),
        name="api-simulation-cancellation",
    ),
    *(path(f"decisions/<public_id:public_id>/{kind.name}", document_view(kind).as_view()) for kind in KINDS),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
    re_path(r"^(?P<rest>(?s:.*))$", Unknown.as_view(), name="api-unknown"),
]
