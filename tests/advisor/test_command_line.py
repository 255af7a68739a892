import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.command_line import main
from advisor.use_case import FACTS

CASE = """
title: Operations desk
facts:
  freshness_s: 20 min
  window_s: 5 min
  lookback_s: 1 h
"""


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return main(arguments, out=out, err=err), out.getvalue(), err.getvalue()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE)
    return path


def test_advice_names_every_option(case):
    code, out, err = run("advise", str(case))
    assert (code, err) == (0, "")
    for title in ("Daily batch", "Micro-batch", "Event streaming", "Kappa", "Lambda", "Unified engine"):
        assert title in out


def test_the_json_is_the_whole_advice(case):
    code, out, _ = run("advise", str(case), "--json")
    advice = json.loads(out, parse_constant=pytest.fail)
    assert code == 0
    assert len(advice["ranking"]) == 8
    assert "freshness_s" not in advice["assumed"]


def test_invalid_facts_end_with_2_and_name_field_and_nearest(case):
    case.write_text("title: x\nfacts: {freshnes_s: 60, rate_per_s: -1}\n")
    code, out, err = run("advise", str(case))
    assert (code, out) == (2, "")
    assert "facts.freshnes_s" in err
    assert "freshness_s" in err
    assert "facts.rate_per_s" in err


def test_a_missing_file_is_named(tmp_path):
    code, _, err = run("advise", str(tmp_path / "none.yaml"))
    assert code == 2
    assert "none.yaml" in err


def test_a_price_book_with_faults_is_refused_by_place(case, tmp_path):
    (tmp_path / "prices.yaml").write_text("version: '1'\nprovider: aws\nregion: x\nprices: []\n")
    code, _, err = run("advise", str(case), "--prices", str(tmp_path / "prices.yaml"))
    assert code == 2
    assert err.startswith("prices:")


def test_every_fact_is_explained():
    _, out, _ = run("facts")
    assert all(f"{fact.key}: " in out for fact in FACTS)


def test_every_price_is_shown_with_grade_date_and_source():
    _, out, _ = run("prices")
    line = next(line for line in out.splitlines() if line.startswith("aws.kinesis.shard_hour:"))
    assert "0.015 USD a shard-hour" in line
    assert "[T, 2024-07-01, infracost" in line


def test_it_runs_as_a_program():
    done = subprocess.run([sys.executable, "-m", "advisor", "facts"], capture_output=True, check=True)
    assert b"freshness_s" in done.stdout


def test_schemas_are_compared_and_the_way_is_named(tmp_path):
    old, new = tmp_path / "v1.avsc", tmp_path / "v2.avsc"
    old.write_text('{"type": "record", "name": "A", "fields": [{"name": "a", "type": "int"}]}')
    new.write_text('{"type": "record", "name": "A", "fields": []}')
    code, out, err = run("schemas", str(old), str(new))
    assert (code, err) == (0, "")
    assert "Readers change first" in out
    assert "version 1 reading version 2: $.a" in out


def test_schemas_that_are_none_end_with_2_and_are_named(tmp_path):
    bad = tmp_path / "bad.avsc"
    bad.write_bytes(b"\xff\xfe{")
    code, out, err = run("schemas", str(bad), str(bad))
    assert (code, out) == (2, "")
    assert "schemas[0]" in err
    assert "schemas[1]" in err


def test_prices_of_another_provider_are_shown_when_asked_for():
    _, out, _ = run("prices", "--provider", "gcp")
    assert "gcp us-central1" in out.splitlines()[0]
    assert any(line.startswith("gcp.pubsub.tib: 40 USD a TiB") for line in out.splitlines())


def test_advice_elsewhere_comes_at_the_prices_of_that_place(case):
    case.write_text(CASE + "  provider: gcp\n")
    code, out, err = run("advise", str(case), "--json")
    assert (code, err) == (0, "")
    bill = json.loads(out)["ranking"][0]["bill"]
    assert {line["sku"].split(".")[0] for line in bill} == {"gcp"}


def test_another_providers_region_is_refused_with_the_right_one(case):
    case.write_text(CASE + "  provider: gcp\n  region: us-east-1\n")
    code, _, err = run("advise", str(case))
    assert code == 2
    assert "us-central1" in err


def test_a_portfolio_is_judged_with_the_most_at_stake_first(tmp_path):
    cases = tmp_path / "cases.yaml"
    cases.write_text(
        "- {title: Report, team: Desk, current_option: event_streaming, facts: {actor: report, "
        "freshness_s: 7 days, value_usd_per_year: 0, value_metric: none, current_headway_s: 1}}\n"
        "- {title: New, facts: {}}\n"
    )
    code, out, err = run("portfolio", str(cases))
    assert (code, err) == (0, "")
    assert "over engineered" in out
    assert out.index("Report (Desk)") < out.index("New: Nothing runs yet")


def test_a_portfolio_that_is_none_ends_with_2_and_names_each_fault(tmp_path):
    cases = tmp_path / "cases.yaml"
    cases.write_text("- {title: A, facts: {rate: 1}}\n- 7\n")
    code, out, err = run("portfolio", str(cases))
    assert (code, out) == (2, "")
    assert "use_cases[0].facts.rate" in err
    assert "use_cases[1]" in err
