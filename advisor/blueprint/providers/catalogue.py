"""Every provider that designs can be composed for."""

from collections.abc import Mapping

from advisor.blueprint.providers.aws import AWS
from advisor.blueprint.providers.azure import AZURE
from advisor.blueprint.providers.gcp import GCP
from advisor.blueprint.providers.self_hosted import SELF_HOSTED
from advisor.blueprint.providers.services import Services
from advisor.vocabulary import Provider

SERVICES: Mapping[Provider, Services] = {
    services.provider: services for services in (AWS, GCP, AZURE, SELF_HOSTED)
}


class UnknownProvider(LookupError):
    """A design is asked for where no services are known."""

    def __init__(self, provider: Provider) -> None:
        known = ", ".join(SERVICES)
        super().__init__(f"No services of {provider} are known; known are those of {known}.")


def services_of(provider: Provider) -> Services:
    """The services of a provider by role; raises UnknownProvider."""
    try:
        return SERVICES[provider]
    except KeyError:
        raise UnknownProvider(provider) from None
