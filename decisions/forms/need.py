"""The first step: who needs the result, how fresh, and how often they look."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class NeedForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.NEED
    title = "Need"
    question = "How fresh must the result be, and for whom?"
