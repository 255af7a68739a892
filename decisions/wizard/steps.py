"""The order of the steps, and the way between them."""

from advisor.vocabulary import WizardStep
from decisions.forms.behaviour import BehaviourForm
from decisions.forms.correctness import CorrectnessForm
from decisions.forms.need import NeedForm
from decisions.forms.place import PlaceForm
from decisions.forms.source import SourceForm
from decisions.forms.step_form import StepForm
from decisions.forms.team import TeamForm
from decisions.forms.value import ValueForm

STEPS: tuple[type[StepForm], ...] = (
    NeedForm,
    ValueForm,
    SourceForm,
    BehaviourForm,
    CorrectnessForm,
    TeamForm,
    PlaceForm,
)
FORM_OF: dict[WizardStep, type[StepForm]] = {form.step: form for form in STEPS}


def step_before(step: WizardStep) -> WizardStep | None:
    """The step that was asked before this one; None at the first."""
    at = list(FORM_OF).index(step)
    return STEPS[at - 1].step if at else None


def step_after(step: WizardStep) -> WizardStep | None:
    """The step that is asked next; None at the last."""
    at = list(FORM_OF).index(step)
    return STEPS[at + 1].step if at + 1 < len(STEPS) else None
