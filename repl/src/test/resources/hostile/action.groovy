runbook('x') {
    step('y') {
        check { new File('@TRACE@').createNewFile(); true }
        action { new File('@TRACE@').createNewFile() }
        undo { new File('@TRACE@').createNewFile() }
    }
}
