// Local first, then plans, then the cloud: one policy, and the gateway's configuration made of it, with everything around it.
//
//   pmoves run routing -p folder=DIR                               what would change in the file, as a diff
//   pmoves run routing -p folder=DIR -p envFiles=env.shared,.env   keys are looked for there, too
//   pmoves run routing -p folder=DIR -p write=true                 writes it, and keeps the old one beside it
//   ... -p policy=mine.groovy                                      another policy than the one below
//   ... -p compose=docker-compose.yml -p consumers=agent-zero      the gateway's keys, ClickHouse, who asks the gateway
//   ... -p prometheus=prometheus.yml -p dashboard=gateway.json     what watches it
//   ... -p reload=true                                             starts the gateway anew, where something was written
//   ... -p gateway=http://localhost:3030                           waits until the gateway runs with it
//   pmoves routing explain chat DIR/tensorzero.toml                who is asked, and how often

runbook('routing') {
    about 'Render the model gateway\'s configuration from one policy: local first, then plans, then the cloud'

    params {
        directory 'folder', about: 'where tensorzero.toml is, or shall be, and what the other paths begin at; unless said, where you are',
                required: false
        text 'policy', about: 'a runbook with another policy than this one, from where you are; its envFiles are those of this run',
                byDefault: ''
        text 'compose', about: 'the compose file with the gateway, from folder: keys by name, ClickHouse, consumers', byDefault: ''
        text 'service', about: 'the gateway\'s service; unless said, the one that runs tensorzero/gateway', byDefault: ''
        text 'consumers', about: 'services that shall ask the gateway, separated by commas', byDefault: ''
        text 'prometheus', about: 'prometheus.yml, from folder, to get a job for the gateway', byDefault: ''
        text 'metrics', about: 'host:port of the gateway, as Prometheus reaches it', byDefault: 'tensorzero-gateway:3000'
        text 'dashboard', about: 'where a board for Grafana is to be, as JSON, from folder', byDefault: ''
        text 'gateway', about: 'URL of the gateway that runs: wait until it has the new configuration', byDefault: ''
        flag 'observability', about: 'keep what the gateway did in ClickHouse, also where its address is not set here'
        text 'envFiles', about: 'env files with the keys, separated by commas, from folder; over the environment', byDefault: ''
        text 'ollama', about: 'where Ollama listens', byDefault: 'http://pmoves-ollama:11434'
        flag 'reload', about: 'start the gateway of the stack anew with what was written; the stack is the one of compose, or of folder'
        flag 'write', about: 'write the files; without it only the diffs are shown'
        flag 'replace', about: 'write it also where functions of the old file are lost, or where the gateway does not look'
    }

    def folder = params.given('folder') ? params.directory('folder') : startedIn
    def inFolder = { String name -> name.empty ? '' : folder.resolve(name).normalize().toString() }
    def envFiles = params.list('envFiles').collect(inFolder)
    def keep = params.flag('observability')
    def other = params.text('policy')

    def policy = !other.empty ? routing(from: other, envFiles: envFiles, observability: keep) : routing(envFiles: envFiles, observability: keep) {
        tier('local and free') {
            within 20.seconds
            firstToken 4.seconds
            openai 'ollama', at: params.text('ollama') + '/v1'
            openai 'cloudflare',
                    at: "https://api.cloudflare.com/client/v4/accounts/${value('CLOUDFLARE_ACCOUNT_ID', 'CF_ACCOUNT_ID')}/ai/v1",
                    keys: ['CLOUDFLARE_API_TOKEN', 'CF_API_TOKEN']
        }
        tier('plans') {
            within 60.seconds
            firstToken 10.seconds
            openrouter 'openrouter', key: 'OPENROUTER_API_KEY'
            openai 'glm', at: 'https://open.bigmodel.cn/api/paas/v4', key: 'GLM_API_KEY'
        }
        tier('cloud') {
            within 2.minutes
            firstToken 15.seconds
            gemini 'gemini', keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY']
            anthropic 'anthropic', key: 'ANTHROPIC_API_KEY'
            openai 'openai', at: 'https://api.openai.com/v1', key: 'OPENAI_API_KEY'
        }

        chat('chat') {
            ask 'ollama', 'qwen2.5:32b'
            ask 'cloudflare', '@cf/meta/llama-3-8b-instruct'
            ask 'openrouter', 'anthropic/claude-3.5-sonnet'
            ask 'glm', 'glm-4-plus'
            ask 'gemini', 'gemini-1.5-pro'
            ask 'anthropic', 'claude-3-5-sonnet-20240620'
            ask 'openai', 'gpt-4o'
        }
        embeddings('embed') {
            ask 'ollama', 'qwen3-embedding:4b'
        }
    }

    def into = inFolder('tensorzero.toml')
    def stack = inFolder(params.text('compose'))
    def scraping = inFolder(params.text('prometheus'))
    def board = inFolder(params.text('dashboard'))
    def gateway = params.text('gateway')
    def patched = { String text ->
        policy.composePatch(stack, text, gateway: params.text('service'), consumers: params.list('consumers'))
    }
    def scraped = { String text -> policy.scrapeJob(scraping, text, target: params.text('metrics')) }
    def around = params.flag('reload') ? compose(folder, files: stack.empty ? [] : [stack], envFiles: envFiles) : null
    def lostFrom = { String before -> before.empty ? [] : policy.lost(before) }
    def begin = { Object service ->
        def named = params.text('service') ?: service ?: 'tensorzero-gateway'
        "-p reload=true does so, or docker compose up -d --force-recreate ${named}"
    }
    def told = params.flag('reload') || !gateway.empty

    step('changes') {
        about 'what would change in the configuration'
        effect pure
        action {
            policy.leftOut.each { show "left out: ${it}" }
            policy.notes.each { show it }
            policy.unanswered.each { show "nobody is left to answer '${it}'" }
            def diff = files.diff(into, policy.tensorzero)
            def lost = lostFrom(files.exists(into) ? files.read(into) : '')
            if (!lost.empty) {
                show "lost: ${lost.join(', ')}; requests may name what is lost, so it is written only with -p replace=true"
            }
            show diff.empty ? "${into} is as the policy says" : diff
            show "the gateway needs ${policy.variables.join(', ') ?: 'no keys'}"
        }
    }

    if (!stack.empty) {
        step('stack-changes') {
            about 'what would change in the compose file'
            effect pure
            action {
                if (!files.exists(stack)) {
                    refuse "there is no compose file ${stack}", fix: "-p compose=FILE begins at ${folder}; -p folder=DIR is another one"
                }
                def patch = patched(files.read(stack))
                patch.notes.each { show it }
                if (patch.configuration != into && !patch.configuration.empty) {
                    show "${patch.gateway} does not read ${into}, but ${patch.configuration}"
                }
                def diff = files.diff(stack, patch.text)
                show diff.empty ? "${stack} is as the policy says" : diff
                patch.gateway
            }
        }
    }

    if (!scraping.empty) {
        step('scrape-changes') {
            about 'what would change in the configuration of Prometheus'
            effect pure
            action {
                if (!files.exists(scraping)) {
                    refuse "there is no file ${scraping}", fix: "-p prometheus=FILE begins at ${folder}; -p folder=DIR is another one"
                }
                def diff = files.diff(scraping, scraped(files.read(scraping)))
                show diff.empty ? "${scraping} has a job for the gateway" : diff
            }
        }
    }

    if (params.flag('write')) {
        if (!gateway.empty) {
            step('running') {
                about 'with which configuration the gateway runs now'
                needs 'changes'
                effect pure
                action { http.get("${gateway}/status").text() }
            }
        }

        step('configuration') {
            about 'the configuration, whole and at once; the old one stays beside it'
            needs gateway.empty ? 'changes' : 'running'
            if (!stack.empty) {
                needs 'stack-changes'
            }
            if (!scraping.empty) {
                needs 'scrape-changes'
            }
            effect idempotent
            check { files.exists(into) && files.read(into) == policy.tensorzero }
            action {
                def there = files.exists(into)
                def lost = lostFrom(there ? files.read(into) : '')
                if (!lost.empty && !params.flag('replace')) {
                    refuse "requests may name what would be lost: ${lost.join(', ')}", fix: 'take it into the policy, or -p replace=true'
                }
                def looked = stack.empty ? '' : patched(files.read(stack)).configuration
                if (looked != into && !looked.empty && !params.flag('replace')) {
                    refuse "the gateway does not read ${into}, but ${looked}",
                            fix: "-p folder=${folder.resolve(looked).parent} -p compose=${stack}, or -p replace=true"
                }
                files.replace(into, policy.tensorzero)
                show "written: ${into}${there ? "; the old one is ${into}.before" : ''}"
                if (!told) {
                    show "the gateway reads it when it begins anew: ${begin(stack.empty ? '' : output('stack-changes'))}"
                }
                'written'
            }
            undo { files.restore(into) }
        }

        if (!stack.empty) {
            step('stack') {
                about 'the compose file; the old one stays beside it'
                needs 'stack-changes', 'configuration'
                effect idempotent
                check { files.read(stack) == patched(files.read(stack)).text }
                action {
                    files.replace(stack, patched(files.read(stack)).text)
                    show "written: ${stack}; the old one is ${stack}.before"
                    if (!told && output('configuration') != 'written') {
                        show "the gateway has it when it begins anew: ${begin(output('stack-changes'))}"
                    }
                    'written'
                }
                undo { files.restore(stack) }
            }
        }

        if (!scraping.empty) {
            step('scrape-job') {
                about 'a job in Prometheus for the gateway; the old file stays beside it'
                needs 'scrape-changes', 'configuration'
                effect idempotent
                check { files.read(scraping) == scraped(files.read(scraping)) }
                action {
                    files.replace(scraping, scraped(files.read(scraping)))
                    show "written: ${scraping}; the old one is ${scraping}.before; Prometheus reads it when it begins anew"
                }
                undo { files.restore(scraping) }
            }
        }

        if (!board.empty) {
            step('board') {
                about 'a board for Grafana'
                needs 'configuration'
                effect idempotent
                check { files.exists(board) && files.read(board) == policy.dashboard }
                action {
                    def there = files.exists(board)
                    files.replace(board, policy.dashboard)
                    show "written: ${board}${there ? "; the old one is ${board}.before" : ''}"
                }
                undo { files.restore(board) }
            }
        }

        if (around != null) {
            step('reloaded') {
                about 'the gateway begins anew with what was written'
                needs 'configuration'
                if (!stack.empty) {
                    needs 'stack'
                }
                effect idempotent
                action {
                    if (output('configuration') != 'written' && (stack.empty || output('stack') != 'written')) {
                        show 'nothing was written: the gateway goes on as it is'
                    } else {
                        // a changed environment reaches only a new container, a changed file only a new start
                        def named = params.text('service')
                        def runs = around.reread.services.find { named.empty ? it.image.contains('tensorzero/gateway') : it.name == named }
                        if (runs == null) {
                            refuse "no service of ${around.name} runs tensorzero/gateway", fix: '-p service=NAME'
                        }
                        runs.networks.each { docker.ensure(it) }
                        runs.volumes.each { docker.ensure(it) }
                        docker.restart(runs).untilReady(within: 2.minutes)
                    }
                }
            }
        }

        if (!gateway.empty) {
            step('awaited') {
                about 'the gateway runs with what was written'
                needs 'running', 'configuration'
                if (!stack.empty) {
                    needs 'stack-changes', 'stack'
                }
                if (around != null) {
                    needs 'reloaded'
                }
                effect pure
                action {
                    def service = params.text('service') ?: (stack.empty ? '' : output('stack-changes')) ?: 'tensorzero-gateway'
                    def changed = around == null && !stack.empty && output('stack') == 'written'
                    if (output('configuration') != 'written') {
                        show changed ? "the gateway's configuration is as it was, its service may not be: docker compose up -d ${service}"
                                : 'nothing was written: the gateway may go on as it is'
                    } else {
                        if (around == null) {
                            show "waiting for the gateway to be started anew: ${begin(service)}"
                        }
                        http.get("${gateway}/status").untilOther("${output('running')}", within: 2.minutes)
                        show "the gateway answers with another configuration: ${http.get("${gateway}/status").text()}"
                    }
                }
            }
        }
    }
}
