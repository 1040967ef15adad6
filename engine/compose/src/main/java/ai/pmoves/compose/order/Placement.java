package ai.pmoves.compose.order;

/**
 * A service's tier and what put it there.
 *
 * @param reason for {@code explain}, such as {@code image postgres} or {@code moved from workers: needs clip (depends_on ...)}
 */
public record Placement(String service, String tier, String reason) {}
