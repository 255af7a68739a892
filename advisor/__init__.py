"""The advice: facts in, a defended design out. Plain Python; knows no framework, clock or storage."""
