# What a program that uses the tensorzero package of PyPI sees of the gateway. Called by bench/clients: ADDRESS
import os
import sys

os.environ.setdefault("RUST_LOG", "error")  # else the package warns of each refusal that is wanted here
from tensorzero import TensorZeroError, TensorZeroGateway

HELLO = {"system": "be short", "messages": [
    {"role": "user", "content": "Hello"},
    {"role": "assistant", "content": [{"type": "text", "text": "Yes?"}]},
    {"role": "user", "content": [{"type": "text", "text": "Go"}]}]}
passed = 0


def ok(what):
    global passed
    passed += 1
    print("ok ", what)


def refused(client, status, words, **question):
    try:
        client.inference(input=HELLO, **question)
    except TensorZeroError as error:
        assert error.status_code == status and words in error.text, error.text
        return
    raise AssertionError("answered")


with TensorZeroGateway.build_http(gateway_url=sys.argv[1]) as client:
    answer = client.inference(function_name="chat", input=HELLO, tags={"a": "b"},
                              params={"chat_completion": {"temperature": 0.5, "max_tokens": 5}})
    assert answer.variant_name == "one" and answer.content[0].text == "hello from one", answer
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (3, 4), answer
    ok("inference")

    chunks = list(client.inference(function_name="chat", input=HELLO, stream=True, episode_id=answer.episode_id))
    assert all(chunk.episode_id == answer.episode_id for chunk in chunks)
    assert "".join(block.text for chunk in chunks for block in chunk.content).startswith("one ")
    assert chunks[-1].usage.output_tokens == 6
    ok("inference as a stream, in an episode")

    assert client.inference(function_name="extract", input=HELLO).output.raw == "hello from two"
    ok("inference of a function whose answers are JSON")

    pinned = client.inference(model_name="chat", variant_name="two", include_raw_response=True, input=HELLO)
    assert pinned.variant_name == "two" and "hello from two" in pinned.raw_response[0].data
    ok("a pinned variant, with what its provider said")

    refused(client, 404, "did you mean 'chat'", function_name="chatt")
    ok("a function that is not there: 404")
    refused(client, 400, "output_schema", function_name="chat", output_schema={"type": "object"})
    ok("what this gateway does not do: 400 with its name")
print(passed, "passed, 0 failed")
