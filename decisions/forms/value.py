"""The second step: what acting sooner is worth, and how that worth falls with age."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class ValueForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.VALUE
    title = "Value"
    question = "What is acting sooner worth?"
