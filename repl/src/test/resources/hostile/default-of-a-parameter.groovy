runbook('x') {
    params { text 'a', byDefault: ({ new File('@TRACE@').createNewFile(); 'y' })(); choice 'b', of: [({ new File('@TRACE@').createNewFile(); 'y' })()] }
}
