package ai.pmoves.compose.internal.merge;

import ai.pmoves.compose.internal.tree.PathTable;

/** Which attribute follows which rule; all others are merged as the mappings, sequences and scalars they are. */
final class MergeRules {
    static final PathTable<MergeRule> TABLE = table();

    private MergeRules() {}

    private static PathTable<MergeRule> table() {
        PathTable<MergeRule> table = new PathTable<>();
        MergeRule append = Sequences::append;
        MergeRule replace = (base, over, merger, at, path) -> over;
        for (String attribute : new String[] {
            "annotations",
            "build.args",
            "build.additional_contexts",
            "build.labels",
            "deploy.labels",
            "dns",
            "dns_opt",
            "dns_search",
            "env_file",
            "label_file",
            "environment",
            "labels",
            "volumes.*.volume.labels",
            "sysctls",
            "tmpfs"
        }) {
            table.put("services.*." + attribute, append);
        }
        for (String attribute : new String[] {"command", "entrypoint", "healthcheck.test", "ulimits.*"}) {
            table.put("services.*." + attribute, replace);
        }
        return table.put("networks.*.labels", append)
                .put("volumes.*.labels", append)
                .put("networks.*.ipam.config", IpamPools::merge)
                .put("services.*.extra_hosts", Sequences::appendNew)
                .put("services.*.build.extra_hosts", Sequences::appendNew)
                .put("services.*.build", Mappings::build)
                .put("services.*.logging", Mappings::logging)
                .put("services.*.depends_on", Mappings::dependencies)
                .put("services.*.networks", Mappings::named)
                .put("services.*.models", Mappings::named);
    }
}
