package ai.pmoves.routing;

/** The machine on which a policy is to hold, as far as the policy depends on it. Deciding asks, and does not look by itself. */
public interface Place {
    /** Whether an environment variable is set, and not empty: an empty key lets a gateway start, and every request fail. */
    boolean isSet(String variable);

    /** The name of its platform. */
    String platform();

    /** Whether a container can be given a GPU. */
    boolean hasGpu();

    /** Whether somebody accepts connections there. */
    boolean answers(String host, int port);

    /** The same place, with somebody wherever a policy looks: for what is told without looking. */
    default Place believing() {
        Place place = this;
        return new Place() {
            @Override
            public boolean isSet(String variable) {
                return place.isSet(variable);
            }

            @Override
            public String platform() {
                return place.platform();
            }

            @Override
            public boolean hasGpu() {
                return place.hasGpu();
            }

            @Override
            public boolean answers(String host, int port) {
                return true;
            }
        };
    }
}
