steps('shared') {
    params { text 'version' }
    step('shared') {
        effect pure
        action { params.text('version') }
    }
}
