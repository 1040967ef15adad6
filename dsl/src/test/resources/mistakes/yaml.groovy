runbook: a
steps:
  - name: one
//! 3:9 dsl.syntax this was not expected here: ':'
