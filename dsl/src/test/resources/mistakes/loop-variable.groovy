runbook('r') {
    for (name in ['nats', 'minio']) {
        step('wait', key: name) { action { log name } }
    }
}
//! 2:5 dsl.loop-variable a block in this loop uses 'name', and would see its last value when it runs => [nats, minio].each { name -> ... } gives each block its own
