"""The advice: facts of a use case in, a defended design out. Plain Python; knows no framework, clock or storage."""
