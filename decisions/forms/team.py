"""The sixth step: who builds and runs it, and what they run already."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class TeamForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.TEAM
    title = "Team"
    question = "Who will run it?"
