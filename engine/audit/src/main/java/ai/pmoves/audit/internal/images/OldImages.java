package ai.pmoves.audit.internal.images;

import ai.pmoves.audit.Images;
import ai.pmoves.audit.Target;
import ai.pmoves.audit.internal.Findings;
import ai.pmoves.audit.internal.Rule;
import ai.pmoves.compose.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Images of the engine that nobody has built anew for years. */
public final class OldImages implements Rule {
    private static final String ID = "images.old";
    private static final int YEARS = 2;
    /** Reproducible builds say a time of long ago, and mean none. */
    private static final int FIRST_YEAR = 2013;

    @Override
    public List<String> ids() {
        return List.of(ID);
    }

    @Override
    public void check(Target target, Findings findings) {
        LocalDate limit = LocalDate.now(ZoneOffset.UTC).minusYears(YEARS);
        for (Service service : target.project().services().values()) {
            if (service.build() != null) {
                continue;
            }
            Optional<LocalDate> made = target.images()
                    .look(service.image())
                    .flatMap(image -> made(image.facts()))
                    .filter(day -> day.isBefore(limit) && day.getYear() >= FIRST_YEAR);
            made.ifPresent(day -> {
                String path = "services." + service.name() + ".image";
                findings.add(
                        ID,
                        path,
                        target.project().where(path).orElse(null),
                        "'" + service.name() + "' runs " + service.image() + ", which was built on " + day
                                + ": what was found in it since then is open",
                        "take a newer tag, or build it anew");
            });
        }
    }

    /** The later of what its label and the engine say. */
    static Optional<LocalDate> made(Images.Facts facts) {
        Optional<LocalDate> label = day(facts.labels().getOrDefault("org.opencontainers.image.created", ""));
        Optional<LocalDate> engine = day(facts.created());
        return label.isPresent() && engine.isPresent()
                ? Optional.of(label.get().isAfter(engine.get()) ? label.get() : engine.get())
                : label.or(() -> engine);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(Instant.parse(text).atOffset(ZoneOffset.UTC).toLocalDate());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
