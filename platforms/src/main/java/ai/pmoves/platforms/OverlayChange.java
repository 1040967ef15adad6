package ai.pmoves.platforms;

/**
 * One thing that a platform changes in a service.
 *
 * @param what such as {@code GPU taken out}
 * @param why such as {@code no GPU found on this machine}
 */
public record OverlayChange(String service, String what, String why) {
    @Override
    public String toString() {
        return service + ": " + what + " (" + why + ")";
    }
}
