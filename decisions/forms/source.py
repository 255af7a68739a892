"""The third step: where events come from, how many, how large."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class SourceForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.SOURCE
    title = "Source"
    question = "Where do the events come from, and how many?"
