package ai.pmoves.audit.internal;

import ai.pmoves.audit.internal.calls.Calls;
import ai.pmoves.audit.internal.contracts.ScrapeTargets;
import ai.pmoves.audit.internal.contracts.Topics;
import ai.pmoves.audit.internal.environment.BlankShadows;
import ai.pmoves.audit.internal.environment.ConfigVariables;
import ai.pmoves.audit.internal.environment.ConflictingDefaults;
import ai.pmoves.audit.internal.environment.InlineSecrets;
import ai.pmoves.audit.internal.environment.LineEnds;
import ai.pmoves.audit.internal.environment.RepeatedVariables;
import ai.pmoves.audit.internal.environment.SecretsInGit;
import ai.pmoves.audit.internal.environment.SourcedFiles;
import ai.pmoves.audit.internal.environment.UnusedVariables;
import ai.pmoves.audit.internal.hardening.Hardening;
import ai.pmoves.audit.internal.healthcheck.Healthchecks;
import ai.pmoves.audit.internal.images.BuildFiles;
import ai.pmoves.audit.internal.images.FloatingTags;
import ai.pmoves.audit.internal.images.ImagePlatforms;
import ai.pmoves.audit.internal.images.ImageUsers;
import ai.pmoves.audit.internal.images.ImagesInRegistries;
import ai.pmoves.audit.internal.images.OldImages;
import ai.pmoves.audit.internal.live.Drift;
import ai.pmoves.audit.internal.network.Networks;
import ai.pmoves.audit.internal.order.ConsumerFirst;
import ai.pmoves.audit.internal.order.ProfileGap;
import ai.pmoves.audit.internal.overlay.OrphanEntries;
import ai.pmoves.audit.internal.overlay.UnusedOverlays;
import ai.pmoves.audit.internal.ports.LivePorts;
import ai.pmoves.audit.internal.ports.PodmanPorts;
import ai.pmoves.audit.internal.ports.PublishedStores;
import ai.pmoves.audit.internal.secrets.Manifests;
import ai.pmoves.audit.internal.workflows.Actions;
import ai.pmoves.audit.internal.workflows.Conditions;
import ai.pmoves.audit.internal.workflows.MergeMarkers;
import ai.pmoves.audit.internal.workflows.Sbom;
import ai.pmoves.audit.internal.workflows.Scans;
import ai.pmoves.audit.internal.workflows.Signatures;
import ai.pmoves.audit.internal.workflows.Syntax;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that there is. */
public final class AllRules {
    public static final List<Rule> LIST = Stream.of(
                    Calls.rules(),
                    List.of(new ProfileGap(), new ConsumerFirst()),
                    List.of(
                            new MergeMarkers(),
                            new Syntax(),
                            new Actions(),
                            new Scans(),
                            new Signatures(),
                            new Sbom(),
                            new Conditions()),
                    List.of(new Topics(), new ScrapeTargets()),
                    Hardening.rules(),
                    List.of(new OrphanEntries(), new UnusedOverlays()),
                    List.of(
                            new Healthchecks(),
                            new FloatingTags(),
                            new BuildFiles(),
                            new ImageUsers(),
                            new ImagePlatforms(),
                            new OldImages(),
                            new ImagesInRegistries()),
                    List.of(new PublishedStores(), new PodmanPorts(), new LivePorts(), new Drift()),
                    List.of(
                            new InlineSecrets(),
                            new ConflictingDefaults(),
                            new RepeatedVariables(),
                            new BlankShadows(),
                            new SourcedFiles(),
                            new ConfigVariables(),
                            new Manifests(),
                            new UnusedVariables(),
                            new LineEnds(),
                            new SecretsInGit()),
                    Networks.rules())
            .flatMap(List::stream)
            .toList();

    private AllRules() {}
}
