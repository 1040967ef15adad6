runbook('mixed') {
    abuot 'a mistake of every kind, told at once'
    params {
        text 'model', byDefault: 'llama'
    }
    @Deprecated
    def limit = 3
    Strng name = 'api'
    for (service in ['nats', 'minio']) {
        step('wait', key: service) { action { log service } }
    }
    step('one') {
        needs 'tow'
        timeout 30
        action { log params.text('modle') }
    }
    step('two') {
        needs 'three'
        action {
            ['a', 'b'].each { item ->
                docker.isRunnin(item)
            }
        }
    }
    step('three') {
        needs 'two'
        about 'does nothing'
    }
    step('one') { action { log 'again' } }
    step('bad name') { action { log 'x' } }
}
//! 2:5 dsl.unknown-word 'abuot' is not known in a runbook: did you mean 'about'? => allowed here: ...
//! 6:5 dsl.no-annotation a runbook holds no annotations: @Deprecated => take it out
//! 8:11 dsl.unknown-type there is no type 'Strng': did you mean 'String'?
//! 9:5 dsl.loop-variable a block in this loop uses 'service', and would see its last value when it runs => [nats, minio].each { service -> ... } gives each block its own
//! 13:15 dsl.unknown-need step 'one' needs 'tow', but there is no step or group 'tow': did you mean 'two'?
//! 14:9 dsl.arguments 'timeout' takes (duration), but was given (number) => a duration is written 90.seconds, 2.minutes or 1.hour
//! 15:34 dsl.unknown-parameter there is no parameter 'modle': did you mean 'model'? => declared: model
//! 17:5 plan.cycle steps need each other in a circle: two -> three -> two => remove one of these needs
//! 21:24 dsl.unknown-word docker has no 'isRunnin': did you mean 'isRunning'? => it has: ...
//! 25:5 dsl.no-action step 'three' has no action => action { ... } says what it does
//! 29:5 plan.duplicate-step step 'one' is declared twice, first at mixed-mistakes.groovy:12:5 => give one of the two another name
//! 30:5 dsl.name 'bad name' is no step path: letters, digits, '.', '_' and '-', groups parted by '/', a key in [ ] => step('start-api'), step('pull', key: 'postgres')
