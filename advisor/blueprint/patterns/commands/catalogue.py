"""The commands of every provider that designs can be composed for."""

from collections.abc import Mapping

from advisor.blueprint.patterns.chosen import Chosen
from advisor.blueprint.patterns.commands.aws import AWS_COMMANDS
from advisor.blueprint.patterns.commands.azure import AZURE_COMMANDS
from advisor.blueprint.patterns.commands.commands import Commands
from advisor.blueprint.patterns.commands.gcp import GCP_COMMANDS
from advisor.blueprint.patterns.commands.self_hosted import SELF_HOSTED_COMMANDS
from advisor.vocabulary import Provider

COMMANDS: Mapping[Provider, Commands] = {
    Provider.AWS: AWS_COMMANDS,
    Provider.GCP: GCP_COMMANDS,
    Provider.AZURE: AZURE_COMMANDS,
    Provider.SELF_HOSTED: SELF_HOSTED_COMMANDS,
}


def commands_of(chosen: Chosen) -> Commands:
    """The commands of the provider that a design is composed for."""
    return COMMANDS[chosen.services.provider]
