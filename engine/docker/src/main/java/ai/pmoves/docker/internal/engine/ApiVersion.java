package ai.pmoves.docker.internal.engine;

/** A version of the Engine API, such as 1.41. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** Docker Engine 20.10: the oldest that is tested. */
    public static final ApiVersion OLDEST = new ApiVersion(1, 41);

    /** Docker Engine 28.5: the newest that is tested. */
    public static final ApiVersion NEWEST = new ApiVersion(1, 51);

    /** Docker Engine 25: several endpoints in one create, {@code start_interval}, a MAC address per endpoint, {@code bind.recursive}. */
    public static final ApiVersion V1_44 = new ApiVersion(1, 44);

    /** Docker Engine 26: {@code subpath} of a volume. */
    public static final ApiVersion V1_45 = new ApiVersion(1, 45);

    /** Docker Engine 28: image mounts and gateway priorities. */
    public static final ApiVersion V1_48 = new ApiVersion(1, 48);

    /** Docker Engine 28.1: {@code interface_name}. */
    public static final ApiVersion V1_49 = new ApiVersion(1, 49);

    public static ApiVersion parse(String text) {
        String[] parts = text.strip().split("\\.");
        return new ApiVersion(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    public boolean has(ApiVersion feature) {
        return compareTo(feature) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
