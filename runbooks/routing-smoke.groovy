// One short question in each way that clients ask, streams too; and who answers when somebody does not.
//
//   pmoves run routing-smoke -p gateway=http://localhost:3000           through a gateway that runs; it may ask who is paid
//   pmoves run routing-smoke -p outage=ollama,plans                     the order with stand-ins of providers: nobody is paid

runbook('routing-smoke') {
    about 'Ask a model gateway for an answer in each way that clients ask'

    params {
        text 'gateway', about: 'URL of the gateway that runs', byDefault: ''
        text 'chat', about: 'the chat that is asked for', byDefault: 'chat'
        text 'outage', about: 'providers and tiers that do not answer, separated by commas, played on this machine', byDefault: ''
        text 'policy', about: 'the runbook with the policy, for outage', byDefault: 'routing.groovy'
    }

    if (!params.text('gateway').empty) {
        step('gateway') {
            about 'through the gateway that runs'
            effect once
            action {
                def seen = smoke(gateway: params.text('gateway'), chat: params.text('chat'))
                show seen.text
                seen.demandWorking()
            }
        }
    }

    if (params.text('gateway').empty || !params.text('outage').empty) {
        def policy = routing(from: params.text('policy'))

        step('outage') {
            about 'the order of the policy, with providers that are played'
            effect pure
            action {
                show 'every provider is played, whatever keys and conditions there are here: who is left of them tells pmoves routing explain'
                def seen = outage(policy, down: params.list('outage'), chat: params.text('chat'))
                show seen.text
                seen.demandWorking()
            }
        }
    }
}
