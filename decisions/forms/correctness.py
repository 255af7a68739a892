"""The fifth step: guarantees, tolerance, and how history is repaired."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class CorrectnessForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.CORRECTNESS
    title = "Correctness"
    question = "How right must the result be, and how is it repaired?"
