"""Holds our plain figures to Plotly's own rules."""

import json
import re
from typing import Any

import plotly.graph_objects as go

from advisor.documents.palette import TOKENS


def valid(figure: dict[str, Any]) -> go.Figure:
    """The figure as Plotly builds it, the tokens as the light theme's colours; raises ValueError."""
    text = re.sub(
        r"var\(--([\w-]+)\)", lambda found: TOKENS[found[1]][0], json.dumps(figure, allow_nan=False)
    )
    return go.Figure(json.loads(text))
