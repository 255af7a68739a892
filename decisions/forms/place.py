"""The last step: provider, budget and the years it is judged over."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class PlaceForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.PLACE
    title = "Place"
    question = "Where will it run, and within what limits?"
