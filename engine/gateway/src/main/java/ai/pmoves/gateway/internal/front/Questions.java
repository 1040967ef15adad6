package ai.pmoves.gateway.internal.front;

import ai.pmoves.gateway.Candidate;
import ai.pmoves.gateway.Lineup;
import ai.pmoves.gateway.internal.relay.Downstream;
import ai.pmoves.gateway.internal.relay.Relay;
import ai.pmoves.gateway.internal.words.Asked;
import ai.pmoves.gateway.internal.words.Inference;
import ai.pmoves.kernel.Spelling;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What is asked for in the body of a request, and who may answer it. */
final class Questions {
    private static final List<String> CHAT_NAMES = List.of("tensorzero::function_name::", "tensorzero::model_name::");
    private static final List<String> EMBEDDING_NAMES = List.of("tensorzero::embedding_model_name::");
    private static final String NOT_FOUND = "model_not_found";
    private static final int LONGEST = 100;

    private final Lineup lineup;
    private final Clock clock;
    private final int longestEvent;

    Questions(Lineup lineup, Clock clock, int longestEvent) {
        this.lineup = lineup;
        this.clock = clock;
        this.longestEvent = longestEvent;
    }

    /** Ready to be carried. */
    record Question(Relay.Question what, Asked asked, Downstream client) {}

    /** @param room takes so many bytes of memory until the request has ended, where there are so many */
    Question read(Paths path, byte[] body, int length, Downstream client, LongPredicate room) throws Refusal.Thrown {
        try {
            return switch (path) {
                case INFERENCE -> inference(Inference.read(body, length, clock.instant()), client, room);
                case EMBEDDINGS -> embeddings(Asked.read(body, length), client);
                default -> chat(Asked.read(body, length), client);
            };
        } catch (IOException e) {
            throw new Refusal.Thrown(400, "invalid_json", String.valueOf(e.getMessage()));
        }
    }

    private Question chat(Asked asked, Downstream client) throws Refusal.Thrown {
        String route = route(asked.model(), CHAT_NAMES);
        return new Question(chat(route, candidates(asked.model(), route, Paths.CHAT)), asked, client);
    }

    private Relay.Question chat(String route, List<Candidate> candidates) {
        return new Relay.Question(
                route, "chat", Paths.CHAT.upstream(), lineup.json().contains(route), candidates);
    }

    private Question embeddings(Asked asked, Downstream client) throws Refusal.Thrown {
        String route = route(asked.model(), EMBEDDING_NAMES);
        List<Candidate> candidates = candidates(asked.model(), route, Paths.EMBEDDINGS);
        return new Question(
                new Relay.Question(route, "embeddings", Paths.EMBEDDINGS.upstream(), false, candidates), asked, client);
    }

    private Question inference(Inference asked, Downstream client, LongPredicate room) throws Refusal.Thrown {
        List<Candidate> all = lineup.chats().get(asked.target());
        if (all == null) {
            nobody(asked.target());
            throw unknown(
                    asked.byModel() ? "model" : "function",
                    asked.target(),
                    lineup.chats().keySet());
        }
        Relay.Question question = chat(asked.target(), pinned(asked.variant(), all));
        return new Question(
                question, asked.asked(), new InferenceClientSide(client, asked, question.json(), longestEvent, room));
    }

    private static List<Candidate> pinned(@Nullable String variant, List<Candidate> all) throws Refusal.Thrown {
        if (variant == null) {
            return all;
        }
        for (Candidate one : all) {
            if (one.variant().equals(variant)) {
                return List.of(one);
            }
        }
        throw unknown("variant", variant, all.stream().map(Candidate::variant).toList());
    }

    /** In TensorZero's words, and which are there. */
    private static Refusal.Thrown unknown(String what, String name, Collection<String> there) {
        String hint = Spelling.hint(name, there);
        return new Refusal.Thrown(
                404,
                "unknown_" + what,
                "Unknown " + what + ": " + shown(name)
                        + (hint.isEmpty() ? ": there is " + String.join(", ", there) : hint));
    }

    private static String route(@Nullable String model, List<String> prefixes) {
        String name = model == null ? "" : model;
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }

    private List<Candidate> candidates(@Nullable String model, String route, Paths path) throws Refusal.Thrown {
        boolean chat = path == Paths.CHAT;
        Map<String, List<Candidate>> routes = chat ? lineup.chats() : lineup.embeddings();
        List<Candidate> candidates = routes.get(route);
        if (candidates != null) {
            return candidates;
        }
        String there = routes.isEmpty()
                ? "nobody answers such requests here"
                : "there is " + String.join(", ", routes.keySet());
        if (model == null) {
            throw new Refusal.Thrown(400, "no_model", "the request names no model: " + there);
        }
        nobody(route);
        if ((chat ? lineup.embeddings() : lineup.chats()).containsKey(route)) {
            throw new Refusal.Thrown(
                    404,
                    NOT_FOUND,
                    "'" + route + "' is for "
                            + (chat ? "embeddings: ask /v1/embeddings" : "chats: ask /v1/chat/completions"));
        }
        String hint = Spelling.hint(route, routes.keySet());
        throw new Refusal.Thrown(
                404, NOT_FOUND, "no route is called '" + shown(route) + "'" + (hint.isEmpty() ? ": " + there : hint));
    }

    /** The policy knows it, and nobody is left to answer it: that is the operator's to mend. */
    private void nobody(String route) throws Refusal.Thrown {
        String why = lineup.unanswered().get(route);
        if (why != null) {
            throw new Refusal.Thrown(404, NOT_FOUND, "nobody is left to answer '" + route + "': " + why);
        }
    }

    private static String shown(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
