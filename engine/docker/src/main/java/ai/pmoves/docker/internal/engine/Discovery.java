package ai.pmoves.docker.internal.engine;

import ai.pmoves.kernel.ExitCode;
import ai.pmoves.kernel.PmovesException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the engine to talk to, or says what was tried and why each failed. */
public final class Discovery {
    private static final Set<String> DEFAULT_SOCKETS = Set.of("unix:///var/run/docker.sock", "unix:///run/docker.sock");

    private final Candidates candidates;
    private final @Nullable String explicit;
    private final boolean opensPorts;
    private final Limits limits;

    /** @param opensPorts as {@link Endpoint#opensPorts} has it, of whatever is found */
    public Discovery(Map<String, String> environment, @Nullable String explicit, boolean opensPorts) {
        this(environment, explicit, opensPorts, Limits.USUAL);
    }

    Discovery(Map<String, String> environment, @Nullable String explicit, boolean opensPorts, Limits limits) {
        this.opensPorts = opensPorts;
        this.limits = limits;
        this.candidates = new Candidates(environment);
        this.explicit = explicit;
    }

    /** The one that a person has named, where that is not the default socket. Told as well where it cannot be read. */
    public Optional<String> named() {
        try {
            List<Endpoint> listed = candidates.list(explicit);
            Endpoint only = listed.get(0);
            boolean usual = DEFAULT_SOCKETS.contains(only.uri().toString());
            return listed.size() > 1 || usual
                    ? Optional.empty()
                    : Optional.of(only.uri() + " (" + only.foundBy() + ")");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** @throws PmovesException (precondition) where none answers; its code tells whether one may be there all the same */
    public EngineApi connect() {
        List<String> tried = new ArrayList<>();
        Absence absence = Absence.NOTHING_THERE;
        try {
            for (Endpoint endpoint : candidates.list(explicit)) {
                try {
                    demandReachable(endpoint);
                    return EngineApi.connect(opensPorts ? endpoint : endpoint.withoutPorts(), limits);
                } catch (IOException e) {
                    Absence here = Absence.of(e);
                    absence = here.compareTo(absence) > 0 ? here : absence;
                    tried.add(endpoint.uri() + " (" + endpoint.foundBy() + "): " + why(e));
                }
            }
        } catch (IOException e) {
            tried.add(String.valueOf(e.getMessage()));
        }
        throw new PmovesException(ExitCode.PRECONDITION, absence.problem("; tried " + String.join("; ", tried)));
    }

    private static String why(IOException e) {
        return String.valueOf(e instanceof AccessDeniedException denied ? denied.getReason() : e.getMessage());
    }

    /** Says why a socket cannot be opened in plainer words than the transport's. */
    private static void demandReachable(Endpoint endpoint) throws IOException {
        if (!"unix".equals(endpoint.uri().getScheme())) {
            return;
        }
        Path socket = Path.of(endpoint.uri().getPath());
        if (Files.notExists(socket)) {
            throw new IOException("no such file");
        }
        if (!Files.isWritable(socket)) {
            throw new AccessDeniedException(
                    socket.toString(), null, "permission denied; is the user in the group of the socket?");
        }
    }
}
