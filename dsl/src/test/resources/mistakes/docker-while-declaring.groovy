runbook('r') {
    def there = docker.isRunning()
    step('x') { action { log "$there" } }
}
//! 2:17 dsl.misplaced 'docker' is only known inside action, check, verify, undo => allowed here: ...
