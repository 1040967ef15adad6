package ai.pmoves.audit.internal.network;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tiers that networks are named after: {@code data}, {@code pmoves_data}, {@code data_tier}. */
enum NetworkTier {
    API,
    APP,
    DATA,
    BUS,
    MONITORING;

    private static final Pattern NAME =
            Pattern.compile("(?i)(?:^|.*[_.-])(api|app|data|bus|monitoring)(?:[_.-](?:tier|net|network))?");

    static Optional<NetworkTier> of(String network) {
        Matcher name = NAME.matcher(network);
        return name.matches() ? Optional.of(valueOf(name.group(1).toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
