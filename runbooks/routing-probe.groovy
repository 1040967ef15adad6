// Is everybody there whom the policy asks: keys, addresses, models, and how long they take to say so.
//
//   pmoves run routing-probe -p envFiles=env.shared,.env
//   pmoves run routing-probe -p ollama=http://localhost:11434      without any key it is about what is local

runbook('routing-probe') {
    about 'Ask every provider of the routing policy for its models'

    params {
        text 'policy', about: 'the runbook with the policy', byDefault: 'routing.groovy'
        text 'envFiles', about: 'env files with the keys, separated by commas, over the environment', byDefault: ''
        text 'ollama', about: 'where Ollama listens', byDefault: 'http://pmoves-ollama:11434'
    }

    def policy = routing(from: params.text('policy'))

    step('probe') {
        about 'keys, addresses, models'
        effect pure
        action {
            def seen = probe(policy)
            show seen.text
            seen.demandWorking()
        }
    }
}
