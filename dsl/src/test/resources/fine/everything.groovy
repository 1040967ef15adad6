import java.nio.file.Path

runbook('everything') {
    about 'Says every word once'
    params {
        text 'name'
        text 'greeting', byDefault: 'hello', about: 'a word'
        number 'count', byDefault: 3
        flag 'fast'
        file 'list', required: false
        duration 'wait', byDefault: 90.seconds
        secret 'token', required: false
    }
    def shout = { String words -> "${words}!" }
    Path home = Path.of(env('HOME', '/'))
    def stack = compose('starter', files: ['compose.yaml'], profiles: ['all'], envFiles: ['.env'], projectName: 'x')
    def first = stack.service('api')

    step('commands') {
        about shout('commands')
        inputs file('Makefile'), value('count', params.number('count'))
        retry { attempts 3; backoff 1.second; factor 2; max 60.seconds; jitter 20; on exitCode }
        timeout 2.minutes
        silence 500.milliseconds
        confirm severe("Really touch ${stack.name}?", stack.name)
        was 'shell'
        action {
            def result = exec 'git', 'status', dir: home
            log "exit ${result.exitCode()} of ${params.text('name')}"
            run 'make', 'all', env: [MODE: 'fast'], secretEnv: [TOKEN: secret('TOKEN')]
            run(['env'] as String[])
            sh 'echo "$1"', result.output()
            sh 'cat "$1"', 'x', dir: 'runbooks'
            if (params.given('list')) { progress params.file('list').toString() }
            for (int i = 0; i < 3; i++) { log "$i" }
            while (files.exists('lock')) { files.delete 'lock' }
            [name: first.name, labels: first.labels, platform: platform.name, gpu: platform.setting('gpu.mode', 'none')]
        }
    }
    ['a', 'b'].each { name ->
        step('wait', key: name) {
            needs 'commands'
            effect once
            critical false
            check { http.get("http://localhost/$name").status() == 200 }
            action { http.get('http://localhost').untilStatus(200, within: 1.minute, every: 1.second) }
            verify { files.read('x').contains('y') }
            undo { files.write 'x', shout('y'), mode: '0600' }
        }
    }
    if (!params.flag('fast')) {
        group('slow') {
            stack.networks.each { network ->
                step(network.key) {
                    check { docker.isReady(network) }
                    action { docker.ensure network }
                }
            }
        }
    }
    def numbers = [3, 1, 2].sort().collect { it * 2 }
    step('last') {
        needs numbers.collect { "wait[${it == 2 ? 'a' : 'b'}]" }, first
        action { output('commands') }
    }
    use 'shared.groovy', version: '1'
}
