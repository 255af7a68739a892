"""The fourth step: lateness, duplicates, windows, state and changes of schema."""

from advisor.vocabulary import WizardStep
from decisions.forms.step_form import StepForm


class BehaviourForm(StepForm):
    """Asks for the facts of this step."""

    step = WizardStep.BEHAVIOUR
    title = "Behaviour"
    question = "How do the events behave on their way?"
