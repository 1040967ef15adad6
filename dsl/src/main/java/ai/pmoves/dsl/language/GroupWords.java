package ai.pmoves.dsl.language;

/** {@code group('name') { }}. */
@Block("in a group")
public final class GroupWords extends PlanWords {
    public GroupWords(Declaring declaring) {
        super(declaring);
    }
}
