runbook('r') {
    params { text 'name', abuot: 'the name' }
}
//! 2:27 dsl.unknown-option 'text' knows no option 'abuot:': did you mean 'about'? => it knows: about, byDefault, required
