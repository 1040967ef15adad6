package ai.pmoves.workspace.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Leaves plain scalars unresolved, because {@link ScalarRules} differ from YAML 1.1. */
final class ImplicitTags extends Resolver {
    /** A plain scalar without a tag of its own. */
    static final Tag PLAIN = new Tag("pmoves:plain");

    @Override
    protected void addImplicitResolvers() {
        // none: see the class comment
    }

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        return switch (kind) {
            case scalar -> implicit ? PLAIN : Tag.STR;
            case sequence -> Tag.SEQ;
            default -> Tag.MAP;
        };
    }
}
