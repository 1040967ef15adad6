/**
 * A gateway of its own: speaks as OpenAI does to clients, and asks the providers of a policy in strict order. Everything is
 * asynchronous: no thread waits for a provider or for a client.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.gateway;
