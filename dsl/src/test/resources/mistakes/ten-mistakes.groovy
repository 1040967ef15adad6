runbook('ten') {
    abuot 'Ten mistakes'
    params {
        text 'model', deflt: 'llama'
        choice 'keys', byDefault: 'local'
    }
    for (name in ['a', 'b']) {
        step('wait', key: name) { action { log name } }
    }
    step('one') {
        timeout 30
        needs 'wait' 'two'
        action { docker.isRunnin() }
    }
    group('g') {
        step('two') {
            retyr { attempts 3 }
            critical 'no'
            step('three') { action { log 'x' } }
            action { log params.text('modle') }
        }
    }
}
//! 2:5 dsl.unknown-word 'abuot' is not known in a runbook: did you mean 'about'? => allowed here: ...
//! 4:23 dsl.unknown-option 'text' knows no option 'deflt:' => it knows: about, byDefault, required
//! 5:9 dsl.missing-option 'choice' also needs of: (list)
//! 7:5 dsl.loop-variable a block in this loop uses 'name', and would see its last value when it runs => [a, b].each { name -> ... } gives each block its own
//! 11:9 dsl.arguments 'timeout' takes (duration), but was given (number) => a duration is written 90.seconds, 2.minutes or 1.hour
//! 12:22 dsl.comma a comma is missing before 'two'
//! 13:25 dsl.unknown-word docker has no 'isRunnin': did you mean 'isRunning'? => it has: ...
//! 17:13 dsl.unknown-word 'retyr' is not known in a step: did you mean 'retry'? => allowed here: ...
//! 18:13 dsl.arguments 'critical' takes (true or false), but was given (text)
//! 19:13 dsl.misplaced 'step' is only known in a runbook or in a group => allowed here: ...
//! 20:38 dsl.unknown-parameter there is no parameter 'modle': did you mean 'model'? => declared: model, keys
