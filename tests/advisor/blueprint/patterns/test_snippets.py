"""Snippets are code: a parser of their language reads each, over the gallery and over every option."""

import ast
import json
import re
import shlex
from itertools import product

import pytest
import sqlglot
from sqlglot import exp

from advisor.blueprint.providers.catalogue import SERVICES
from advisor.options import OPTIONS
from advisor.vocabulary import Actor
from tests.advisor.blueprint.patterns.apply import applied_to, apply
from tests.advisor.documents.worked import WORKED, worked_advice
from tests.make import make_use_case

RESERVED_IN_FLINK = r"(?<![`\w.])(value|key|timestamp|date|user|result|start|end)(?![`\w(])"
FLINK_ONLY = re.compile(r"^(SET|CREATE (TEMPORARY )?(TABLE|VIEW))", re.IGNORECASE)
LONG_HISTORY = {"late_p99_s": 40 * 86400, "lookback_s": 90 * 86400, "delivery": "exactly_once"}


def gallery():
    """Every applied pattern of the eight worked use cases."""
    for option in WORKED:
        for pattern in worked_advice(option)[1].blueprint.patterns:
            if pattern.applies:
                yield option, pattern


def varied():
    """Every applied pattern of each option and provider, with and without windows, each actor and log."""
    varying = product(SERVICES, OPTIONS, Actor, (0, 300), ([], ["spark", "kafka"]))
    for provider, option, actor, window_s, platforms in varying:
        facts = {"provider": provider, "region": None, "actor": actor, "window_s": window_s}
        use_case = make_use_case(platforms=platforms, **facts, **LONG_HISTORY)
        for pattern in applied_to(use_case, option.key).values():
            if pattern.applies:
                yield option.key, pattern


@pytest.fixture(scope="module")
def snippets():
    return tuple((option, pattern) for source in (gallery(), varied()) for option, pattern in source)


def in_language(snippets, language):
    found = [(option, pattern) for option, pattern in snippets if pattern.code_language == language]
    assert found
    return found


def is_flink(option, pattern):
    return pattern.code.lstrip().startswith(("CREATE TABLE", "SET '", "-- the application's")) or (
        pattern.pattern == "event_time" and option in ("event_streaming", "kappa", "lambda")
    )


def statements(code):
    without_comments = re.sub(r"--[^\n]*", "", code)
    return [part.strip() for part in without_comments.split(";") if part.strip()]


def test_python_can_be_read_by_python(snippets):
    for _, pattern in in_language(snippets, "python"):
        ast.parse(pattern.code)


def test_spark_sql_can_be_read_by_a_parser_of_it(snippets):
    read = 0
    for option, pattern in in_language(snippets, "sql"):
        if is_flink(option, pattern):
            continue
        for tree in sqlglot.parse(re.sub(r":(\w+)", r"'\1'", pattern.code), dialect="spark"):
            assert not isinstance(tree, exp.Command), tree.sql()
            read += 1
    assert read > len(OPTIONS)


def test_spark_sql_takes_nothing_that_open_source_spark_has_not(snippets):
    for option, pattern in in_language(snippets, "sql"):
        if not is_flink(option, pattern):
            for tree in sqlglot.parse(re.sub(r":(\w+)", r"'\1'", pattern.code), dialect="spark"):
                assert tree is None or not list(tree.find_all(exp.Qualify))


def test_no_column_is_selected_twice(snippets):
    for option, pattern in in_language(snippets, "sql"):
        if is_flink(option, pattern):
            continue
        for tree in sqlglot.parse(re.sub(r":(\w+)", r"'\1'", pattern.code), dialect="spark"):
            for select in tree.find_all(exp.Select) if tree else ():
                names = [name for name in select.named_selects if name]
                assert len(names) == len(set(names)), names
                assert "*" not in names or not any(
                    column.alias_or_name.startswith("event_") for column in select.selects
                )


def test_flink_reads_its_queries(snippets):
    read = 0
    for option, pattern in in_language(snippets, "sql"):
        if is_flink(option, pattern):
            for text in statements(pattern.code):
                if not FLINK_ONLY.match(text):
                    assert isinstance(sqlglot.parse_one(text, dialect="spark"), exp.Select | exp.Merge)
                    read += 1
    assert read


def test_no_name_in_flink_sql_is_a_reserved_word_without_backticks(snippets):
    for option, pattern in in_language(snippets, "sql"):
        if is_flink(option, pattern) and "MERGE INTO" not in pattern.code:
            code = re.sub(r"'[^']*'|--[^\n]*|PRIMARY KEY|AS DATE\b", "", pattern.code)
            assert not re.search(RESERVED_IN_FLINK, code), code


def test_flink_sql_has_no_interval_of_more_digits_than_its_field_takes(snippets):
    for _, pattern in in_language(snippets, "sql"):
        if "CREATE TABLE events" in pattern.code:
            assert re.findall(r"INTERVAL '\d{3,}' SECOND", pattern.code) == []


def test_windows_of_flink_are_emitted_by_one_means(snippets):
    for _, pattern in in_language(snippets, "sql"):
        for other in ("TUMBLE", "CUMULATE", "early-fire"):
            assert other not in pattern.code


def test_a_shell_can_read_the_commands(snippets):
    for _, pattern in in_language(snippets, "bash"):
        words = shlex.split(pattern.code.replace("\\\n", " "), comments=True)
        assert words
        for word in words:
            if word.startswith("{"):
                json.loads(word)


def test_results_go_to_the_store_of_the_blueprint(snippets):
    marks = {
        "dynamodb": ("dynamodb", "put-parameter", "put_parameter"),
        "timescaledb": ("jdbc", "psycopg", "psql", "CREATE OR REPLACE VIEW"),
        "redshift": ("firehose", "Firehose", "redshift-data", "CREATE OR REPLACE VIEW"),
    }
    for option in WORKED:
        blueprint = worked_advice(option)[1].blueprint
        store = next(part.service for part in blueprint.components if part.key == "serving")
        for pattern in blueprint.patterns:
            if pattern.applies and pattern.pattern in ("exactly_once", "versioned_logic", "kappa_replay"):
                assert any(mark in pattern.code for mark in marks[store]), (option, pattern.pattern)
                assert store != "dynamodb" or "VIEW results" not in pattern.code


def test_a_backfill_is_started_by_an_operator_that_airflow_has():
    # apache-airflow-providers-amazon: operators/glue.py and operators/emr.py.
    assert "GlueJobOperator(" in apply("backfill", "daily_batch", platforms=[]).code
    assert "EmrServerlessStartJobOperator(" in apply("backfill", "daily_batch", platforms=["spark"]).code


def test_only_tables_that_can_be_merged_into_are_merged_into():
    unified = apply("one_engine_two_modes", "unified").code
    assert "MERGE INTO gold.results" in unified
    assert 'format("iceberg")' in unified
    assert "streaming-max-files-per-micro-batch" in unified
    assert "MERGE" not in apply("deduplicate", "daily_batch").code
