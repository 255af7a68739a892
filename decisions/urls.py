"""The addresses of the pages."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, path

from decisions.pages.assumptions import assumptions
from decisions.pages.assumptions import history as assumption_history
from decisions.pages.assumptions import revert as revert_own_assumptions
from decisions.pages.comparison import comparison
from decisions.pages.decision import decision, shared
from decisions.pages.decision_changes import delete, duplicate, rename
from decisions.pages.downloads import document, shared_document
from decisions.pages.flip_map import flip_map, shared_flip_map
from decisions.pages.home import home
from decisions.pages.methods import methods
from decisions.pages.new_decision import new_decision
from decisions.pages.newer_figures import compare_figures
from decisions.pages.organisation import (
    change_member,
    invitation,
    invite,
    organisation,
    revoke_invitation,
)
from decisions.pages.own_prices import discounts, own_price, upload
from decisions.pages.own_prices import download as download_prices
from decisions.pages.own_prices import history as price_history
from decisions.pages.own_prices import revert as revert_price_book
from decisions.pages.portfolio import download, portfolio, try_again
from decisions.pages.portfolio_lists import delete_portfolio, download_list, portfolio_list, upload_list
from decisions.pages.prices import prices
from decisions.pages.promises import promises
from decisions.pages.revision_comparison import (
    compare,
    compare_pdf,
    shared_compare,
    shared_compare_pdf,
)
from decisions.pages.revisions import revision, revisions, shared_revision, shared_revisions
from decisions.pages.schema_evolution import schema_evolution
from decisions.pages.sharing import links, revoke_link
from decisions.pages.simulations import cancel, simulation, start
from decisions.pages.status import status, supersede
from decisions.pages.theme import theme
from decisions.pages.tokens import revoke, tokens
from decisions.pages.worked_examples import start_from_example
from decisions.wizard.views import check_answers, finish, step

ONE = "decisions/<str:public_id>/"
LINK = "shared/<str:token>/"
BOOK = "prices/<str:provider>/<str:region>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("decisions/new/", new_decision, name="new-decision"),
    path("examples/<slug:key>/", start_from_example, name="example"),
    path(ONE, decision, name="decision"),
    path(f"{ONE}facts/", check_answers, name="check-answers"),
    path(f"{ONE}facts/<slug:step>/", step, name="wizard-step"),
    path(f"{ONE}finish/", finish, name="finish"),
    path(f"{ONE}rename/", rename, name="rename"),
    path(f"{ONE}duplicate/", duplicate, name="duplicate"),
    path(f"{ONE}delete/", delete, name="delete"),
    path(f"{ONE}links/", links, name="links"),
    path(f"{ONE}links/<int:link>/revoke/", revoke_link, name="revoke-link"),
    path(f"{ONE}flip-map/", flip_map, name="flip-map"),
    path(f"{ONE}promises/", promises, name="promises"),
    path(f"{ONE}simulations/", start, name="start-simulation"),
    path(f"{ONE}documents/<str:name>", document, name="document"),
    path("simulations/<str:public_id>/", simulation, name="simulation"),
    path("simulations/<str:public_id>/comparison/", comparison, name="compare-simulations"),
    path("simulations/<str:public_id>/cancel/", cancel, name="cancel-simulation"),
    path(f"{ONE}status/", status, name="status"),
    path(f"{ONE}supersede/", supersede, name="supersede"),
    path(f"{ONE}revisions/", revisions, name="revisions"),
    path(f"{ONE}revisions/<int:number>/", revision, name="revision"),
    path(f"{ONE}revisions/compare/", compare, name="compare-revisions"),
    path(f"{ONE}revisions/comparison.pdf", compare_pdf, name="compare-revisions-pdf"),
    path(f"{LINK}revisions/", shared_revisions, name="shared-revisions"),
    path(f"{LINK}revisions/<int:number>/", shared_revision, name="shared-revision"),
    path(f"{LINK}revisions/compare/", shared_compare, name="shared-compare"),
    path(f"{LINK}revisions/comparison.pdf", shared_compare_pdf, name="shared-compare-pdf"),
    path("shared/<str:token>/", shared, name="shared"),
    path("shared/<str:token>/flip-map/", shared_flip_map, name="shared-flip-map"),
    path("shared/<str:token>/<str:name>", shared_document, name="shared-document"),
    path(f"{ONE}newer-figures/", compare_figures, name="compare-figures"),
    path("portfolio/", portfolio, name="portfolio"),
    path("portfolio/again/", try_again, name="portfolio-again"),
    path("portfolio/<str:name>.csv", download, name="download-portfolio"),
    path("portfolio/upload/", upload_list, name="upload-portfolio"),
    path("portfolio/lists/<str:public_id>/", portfolio_list, name="portfolio-list"),
    path("portfolio/lists/<str:public_id>/delete/", delete_portfolio, name="delete-portfolio"),
    path("portfolio/lists/<str:public_id>/<str:name>.csv", download_list, name="download-portfolio-list"),
    path("prices/", prices, name="prices"),
    path(BOOK, prices, name="prices-at"),
    path(f"{BOOK}own/<str:sku>/", own_price, name="own-price"),
    path(f"{BOOK}discounts/", discounts, name="discounts"),
    path(f"{BOOK}upload/", upload, name="upload-prices"),
    path(f"{BOOK}download.<str:form>", download_prices, name="download-prices"),
    path(f"{BOOK}history/", price_history, name="price-history"),
    path(f"{BOOK}history/<int:number>/revert/", revert_price_book, name="revert-prices"),
    path("assumptions/", assumptions, name="assumptions"),
    path("assumptions/history/", assumption_history, name="assumption-history"),
    path("assumptions/history/<int:number>/revert/", revert_own_assumptions, name="revert-assumptions"),
    path("organisation/", organisation, name="organisation"),
    path("organisation/invite/", invite, name="invite"),
    path("organisation/invitations/<int:pk>/revoke/", revoke_invitation, name="revoke-invitation"),
    path("organisation/members/<int:pk>/", change_member, name="change-member"),
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("schemas/", schema_evolution, name="schema-evolution"),
    path("tokens/", tokens, name="tokens"),
    path("tokens/<str:key>/revoke/", revoke, name="revoke-token"),
    path("methods/", methods, name="methods"),
    path("theme/", theme, name="theme"),
    path(
        "sign-in/",
        LoginView.as_view(template_name="people/sign_in.html", redirect_authenticated_user=True),
        name="sign-in",
    ),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
]
