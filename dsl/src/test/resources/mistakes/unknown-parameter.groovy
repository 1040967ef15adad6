runbook('r') {
    params { text 'model' }
    step('x') { action { log params.text('modle') } }
}
//! 3:42 dsl.unknown-parameter there is no parameter 'modle': did you mean 'model'? => declared: model
