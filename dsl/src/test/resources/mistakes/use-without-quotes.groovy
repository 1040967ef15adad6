runbook('a') {
    use steps/common.groovy
}
//! 2:9 dsl.misplaced 'steps' is only known outside of all blocks => allowed here: ...
//! 2:15 dsl.unknown-word 'common' is not known in a runbook => a text stands in quotes: 'common'
