runbook('$(touch @TRACE@)`touch @TRACE@`') {
    params { text '$(touch @TRACE@)', about: '`touch @TRACE@`' }
    step('; touch @TRACE@') { action { log 'x' } }
}
