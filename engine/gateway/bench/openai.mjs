// What a program that uses the openai package sees of the gateway. Called by bench/clients: PACKAGE ADDRESS
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const OpenAI = createRequire(import.meta.url)(resolve(process.argv[2]))
const client = new OpenAI({ baseURL: process.argv[3] + '/v1', apiKey: 'any' })
const messages = [{ role: 'user', content: 'Hello' }]
let passed = 0

async function check(what, test) {
    await test()
    passed++
    console.log(`ok  ${what}`)
}

const failing = (user, kind, status, route = 'chat', options = {}) =>
    assert.rejects(client.chat.completions.create({ model: route, messages, user }, options), error => {
        assert.ok(error instanceof kind, `${error.constructor.name}: ${error.message}`)
        assert.equal(error.status, status)
        return true
    })

await check('chat', async () => {
    const answer = await client.chat.completions.create({ model: 'chat', messages })
    assert.equal(answer.choices[0].message.content, 'hello from one')
    assert.equal(answer.usage.total_tokens, 7)
})
await check('chat under the name that TensorZero has for it', async () => {
    const answer = await client.chat.completions.create({ model: 'tensorzero::function_name::chat', messages })
    assert.equal(answer.choices[0].message.content, 'hello from one')
})
await check('who answered', async () => {
    const { response } = await client.chat.completions.create({ model: 'chat', messages, user: 'FAILS' }).withResponse()
    assert.equal(response.headers.get('x-pmoves-provider'), 'two')
    assert.equal(response.headers.get('x-pmoves-attempts'), 'one: failed (500), two: ok')
})
await check('a stream', async () => {
    let text = ''
    for await (const part of await client.chat.completions.create({ model: 'chat', messages, stream: true })) {
        assert.equal(part.usage, undefined)
        text += part.choices[0].delta.content ?? ''
    }
    assert.equal(text, 'one '.repeat(6))
})
await check('a stream that tells what it cost', async () => {
    let usage
    const options = { model: 'chat', messages, stream: true, stream_options: { include_usage: true } }
    for await (const part of await client.chat.completions.create(options)) {
        usage = part.usage ?? usage
    }
    assert.equal(usage.total_tokens, 9)
})
await check('a stream that breaks off is an error, with the cause', async () => {
    await assert.rejects(async () => {
        const stream = await client.chat.completions.create({ model: 'chat', messages, stream: true, user: 'DIES_IN_THE_MIDDLE' })
        for await (const part of stream) {
            assert.ok(part)
        }
    }, /one closed the stream before its end/)
})
await check('a stream that the program stops reading', async () => {
    for await (const part of await client.chat.completions.create({ model: 'chat', messages, stream: true })) {
        assert.ok(part)
        break
    }
})
await check('embeddings', async () => {
    const answer = await client.embeddings.create({ model: 'embed', input: 'Hello', encoding_format: 'float' })
    assert.deepEqual(answer.data[0].embedding, [0.25, -1.5, 3])
})
await check('models', async () => {
    const names = []
    for await (const model of client.models.list()) {
        names.push(model.id)
    }
    assert.deepEqual(names, ['chat', 'lonely', 'extract', 'embed'])
})
await check('a route that is not there: NotFoundError', () => failing('', OpenAI.NotFoundError, 404, 'chatt'))
await check('a request that is wrong itself: BadRequestError', () => failing('REFUSES', OpenAI.BadRequestError, 400))
await check('everybody is asked too much: RateLimitError', () => failing('LIMITED', OpenAI.RateLimitError, 429, 'lonely', { maxRetries: 0 }))
await check('nobody answers: InternalServerError, and it is not asked again', async () => {
    const begin = Date.now()
    await failing('FAILS', OpenAI.InternalServerError, 502, 'lonely')
    assert.ok(Date.now() - begin < 5000)
})
console.log(`${passed} passed, 0 failed`)
