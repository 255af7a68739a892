"""All that the report says, as plain data for the template: words, rows and pictures, ready to set."""

from typing import Any

from advisor.advice.cadence import CadenceCurve
from advisor.advice.ranking import RankedOption
from advisor.documents.chart.cadence import cadence_svg
from advisor.documents.chart.cost import cost_svg
from advisor.documents.chart.freshness import freshness_svg
from advisor.documents.document import DesignDocument
from advisor.documents.fact_sheet import STEP_TITLES, fact_rows, fact_title
from advisor.documents.palette import TOKENS, class_token
from advisor.documents.report.comparison import criteria_table, net_value_parts, option_rows, others
from advisor.documents.report.design import architecture, patterns
from advisor.documents.report.evidence import confirmation, risks, simulation, workings
from advisor.documents.report.money import bill, people
from advisor.documents.report.printable import printable, running_title, titled
from advisor.documents.report.promises import promises
from advisor.documents.report.returns import returns
from advisor.documents.wording import (
    cost_sentence,
    margin_sentence,
    named,
    predicted_age,
    promise,
    proposed,
    show_departures,
    show_share,
    standing,
)
from advisor.documents.worth_knowing import given_up_line, worth_finding, worth_line
from advisor.quantity import digits, show_duration, show_usd
from advisor.vocabulary import WizardStep


def content(document: DesignDocument) -> dict[str, Any]:
    """The template's input: mappings, lists and strings; what a person typed is never markup."""
    sections = {
        "meta": _meta(document),
        "summary": _summary(document),
        "facts": _facts(document),
        "verdict": {
            "quick": _quick_matrix(document),
            "rows": option_rows(document),
            "criteria": criteria_table(document),
            "net_value": net_value_parts(document),
            "others": others(document),
        },
        "cadence": _cadence(document),
        "freshness": _freshness(document),
        "cost": {"svg": cost_svg(document.advice.ranking), "title": _cost_finding(document)},
        "bill": bill(document),
        "people": people(document),
        "returns": returns(document),
        "promises": promises(document),
        "architecture": architecture(document),
        "patterns": patterns(document),
        "simulation": simulation(document),
        "risks": risks(document),
        "confirmation": confirmation(document),
        "workings": workings(document),
        "assumed": [fact_title(key) for key in document.advice.assumed],
    }
    return {key: printable(value) for key, value in sections.items()}


def _meta(document: DesignDocument) -> dict[str, Any]:
    advice, winner = document.advice, document.winner
    makers = ", ".join(document.decision_makers)
    title = titled(document.title)
    return {
        "title": title,
        "running_title": running_title(title),
        "headline": advice.headline,
        "option": proposed(winner),
        "is_allowed": winner.eligible,
        "class_colour": TOKENS[class_token(winner.cls) if winner.eligible else "fault"][0],
        "colours": {token: light for token, (light, _) in TOKENS.items()},
        "date": document.decided_on[:10],
        "status": standing(document),
        "status_word": document.status,
        "supersedes": document.supersedes.title if document.supersedes else "",
        "makers": makers,
        "decision_id": document.decision_id,
        "engine": advice.engine_version,
        "price_book": advice.price_book_version,
        "draws": f"{advice.draws:,}",
        "seed": str(advice.seed),
    }


def _summary(document: DesignDocument) -> dict[str, Any]:
    winner, unit = document.winner, document.advice.information.unit
    return {
        "lead": f"{proposed(winner)}. {margin_sentence(document)}",
        "breaks": [{"text": veto.text, "question": veto.question} for veto in winner.vetoes],
        "is_close": document.advice.close_call and winner.eligible,
        "need": f"The need: {promise(document.facts)}.",
        "why": [{"text": reason.text, "question": reason.question} for reason in document.advice.why],
        "age": f"{predicted_age(winner)[:1].upper()}{predicted_age(winner)[1:]}.",
        "cost": f"It costs {cost_sentence(winner)}.",
        "figures": _figures(document, winner),
        "first": fact_title(document.advice.next_question) if document.advice.next_question else "",
        "worth": worth_finding(document.advice),
        "given_up": given_up_line(document.advice),
        "worths": [worth_line(each, unit) for each in document.advice.information.facts if each.is_clear][:3],
    }


def _figures(document: DesignDocument, winner: RankedOption) -> list[dict[str, str]]:
    """The few numbers a board remembers."""
    shown = [
        ("Headway", show_departures(winner.headway_s), "between two departures"),
        ("Age, 95 %", show_duration(winner.freshness_s.p95), "of results when usable"),
        ("Promise kept", show_share(winner.promise_kept), promise(document.facts)),
        ("Cost", show_usd(winner.monthly_usd.total), "a month, with people"),
    ]  # fmt: skip
    if document.advice.basis == "net_value":
        payback = winner.payback_months
        back = f"paid back in {digits(payback, 2)} months" if payback is not None else "after all costs"
        shown.append(("Net value", show_usd(winner.net_value_usd_per_year), f"a year, {back}"))
        horizon = digits(document.facts.likely("horizon_years"))
        shown.append(("Net present value", show_usd(winner.npv_usd), f"over {horizon} years"))
    return [{"name": name, "value": value, "note": note} for name, value, note in shown]


def _facts(document: DesignDocument) -> list[dict[str, Any]]:
    rows = fact_rows(document.facts)
    return [
        {
            "title": STEP_TITLES[step],
            "rows": [
                {
                    "title": row.title,
                    "value": row.value,
                    "confidence": row.confidence,
                    "assumed": row.is_assumed,
                }
                for row in rows
                if row.step is step
            ],
        }
        for step in WizardStep
    ]


def _quick_matrix(document: DesignDocument) -> dict[str, Any]:
    matrix = document.advice.quick_matrix
    return {
        "answer": matrix.answer.replace("_", "-"),
        "because": [f"{reason.text} ({reason.question})" for reason in matrix.because],
    }


def _cadence(document: DesignDocument) -> dict[str, str]:
    curve, is_allowed, band = document.advice.cadence_curve, document.winner.eligible, document.sureness
    sure = f" {band.finding}, marked at the foot; the grey band is the total in those draws." if band else ""
    return {
        "svg": cadence_svg(curve, is_allowed=is_allowed, band=band),
        "title": curve.finding,
        "text": (
            "For each headway the curve adds what machines, people and delay cost a month. "
            f"Its least: {curve.optimum}. What is {'recommended' if is_allowed else 'marked as nearest'} "
            f"is the best headway the option can depart at.{_more_of_the_curve(curve)}{sure}"
        ),
    }


def _more_of_the_curve(curve: CadenceCurve) -> str:
    """Where today stands, why runs end where they end, what the square-root rule says, what paler means."""
    said = [curve.today.because] if curve.today else []
    said += [each.because for each in curve.boundaries if each.run_s]
    said += [curve.rule.because] if curve.rule else []
    if not all(curve.is_allowed):
        said.append("Where the line of all together is paler, something hard stands against what runs there.")
    return "".join(f" {each}" for each in said)


def _freshness(document: DesignDocument) -> dict[str, str]:
    facts, winner = document.facts, document.winner
    mean = show_duration(winner.freshness_s.mean)
    promised, percentile = facts.likely("freshness_s"), facts.likely("freshness_percentile")
    return {
        "svg": freshness_svg(document.advice.ranking, promised, percentile),
        "title": f"{named(winner)} keeps the promise for {show_share(winner.promise_kept)} of events",
        "text": f"{winner.title}: {predicted_age(winner)}; {mean} in the mean.",
    }


def _cost_finding(document: DesignDocument) -> str:
    cheapest = min(document.advice.ranking, key=lambda option: option.monthly_usd.total)
    winner = document.winner
    if cheapest.option is winner.option:
        return f"{winner.title} is the cheapest of the eight at {show_usd(winner.monthly_usd.total)} a month"
    extra = winner.monthly_usd.total - cheapest.monthly_usd.total
    return f"{winner.title} costs {show_usd(extra)} a month more than {cheapest.title.lower()}, the cheapest"
