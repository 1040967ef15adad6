// Local first, then plans, then the cloud: one policy, and the gateway's configuration made of it.
//
//   pmoves run routing -p folder=DIR                               what would change in the file, as a diff
//   pmoves run routing -p folder=DIR -p envFiles=env.shared,.env   keys are looked for there, too
//   pmoves run routing -p folder=DIR -p write=true                 writes it, and keeps the old one beside it
//   pmoves routing explain chat DIR/tensorzero.toml                who is asked, and how often

runbook('routing') {
    about 'Render the model gateway\'s configuration from one policy: local first, then plans, then the cloud'

    params {
        directory 'folder', about: 'where tensorzero.toml is, or shall be'
        text 'envFiles', about: 'env files with the keys, separated by commas, over the environment', byDefault: ''
        text 'ollama', about: 'where Ollama listens', byDefault: 'http://pmoves-ollama:11434'
        flag 'write', about: 'write the file; without it only the diff is shown'
        flag 'replace', about: 'write it also where functions of the old file are lost'
    }

    def policy = routing(envFiles: params.list('envFiles')) {
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

    def into = "${params.directory('folder')}/tensorzero.toml"

    step('changes') {
        about 'what would change in the configuration'
        effect pure
        action {
            policy.leftOut.each { show "left out: ${it}" }
            policy.notes.each { show it }
            policy.unanswered.each { show "nobody is left to answer '${it}'" }
            def diff = files.diff(into, policy.tensorzero)
            def lost = files.exists(into) ? policy.lost(files.read(into)) : []
            if (!lost.empty) {
                show "lost: ${lost.join(', ')}"
            }
            show diff.empty ? "${into} is as the policy says" : diff
        }
    }

    if (params.flag('write')) {
        step('configuration') {
            about 'the configuration, whole and at once; the old one stays beside it'
            needs 'changes'
            effect idempotent
            check { files.exists(into) && files.read(into) == policy.tensorzero }
            action {
                if (files.exists(into)) {
                    def lost = policy.lost(files.read(into))
                    if (!lost.empty && !params.flag('replace')) {
                        throw new IllegalStateException("requests may name what would be lost: ${lost.join(', ')}."
                                + ' Take it into the policy, or say -p replace=true')
                    }
                    files.write(into + '.before', files.read(into))
                    show "the old one: ${into}.before"
                }
                files.write(into, policy.tensorzero)
                show "written: ${into}; the gateway needs ${policy.variables.join(', ') ?: 'no keys'}"
            }
            undo {
                if (files.exists(into + '.before')) {
                    files.write(into, files.read(into + '.before'))
                    files.delete(into + '.before')
                } else {
                    files.delete(into)
                }
            }
        }
    }
}
