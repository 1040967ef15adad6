package ai.pmoves.docker.rehearsal.internal.api;

import ai.pmoves.docker.rehearsal.internal.http.BodyStream;
import ai.pmoves.docker.rehearsal.internal.world.Image;
import ai.pmoves.docker.rehearsal.internal.world.Images;
import ai.pmoves.docker.rehearsal.internal.world.Json;
import ai.pmoves.docker.rehearsal.internal.world.Reference;
import ai.pmoves.docker.rehearsal.internal.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Images, and the registry that stands behind them. */
final class ImagesApi {
    private static final int SIZE = 50_000_000;

    private final World world;

    ImagesApi(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/images/json", this::list),
                Route.of("POST", "/images/create", this::pull),
                Route.of("GET", "/images/{name*}/json", this::inspect),
                Route.of("POST", "/images/{name*}/tag", this::tag),
                Route.of("DELETE", "/images/{name*}", this::remove),
                Route.of("GET", "/distribution/{name*}/json", this::distribution),
                Route.of("POST", "/rehearsal/images", this::add));
    }

    private void list(Call call) throws IOException {
        Filters filters = call.filters("before", "dangling", "label", "reference", "since", "until");
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Image image : world.images().all()) {
            List<String> tags = image.tags().stream()
                    .filter(tag -> filters.any("reference", pattern -> matches(pattern, tag)))
                    .toList();
            boolean dangling = image.tags().isEmpty();
            boolean fits = (!filters.has("reference") || !tags.isEmpty())
                    && filters.any(
                            "dangling",
                            wanted -> wanted.equals(Boolean.toString(dangling)) || wanted.equals(dangling ? "1" : "0"))
                    && !filters.has("label");
            if (fits) {
                list.add(summary(image, tags));
            }
        }
        call.json(200, list);
    }

    private static boolean matches(String pattern, String tag) {
        String repository = tag.substring(0, tag.lastIndexOf(':'));
        String regex = java.util.Arrays.stream(pattern.split("\\*", -1))
                .map(java.util.regex.Pattern::quote)
                .collect(java.util.stream.Collectors.joining("[^/]*"));
        return tag.matches(regex) || repository.matches(regex);
    }

    private static ObjectNode summary(Image image, List<String> tags) {
        ObjectNode json = Json.object()
                .put("Containers", -1)
                .put("Created", image.created().getEpochSecond())
                .put("Id", image.id())
                .putNull("Labels")
                .put("ParentId", "");
        ArrayNode digests = json.putArray("RepoDigests");
        image.digests().forEach(digests::add);
        ArrayNode names = json.putArray("RepoTags");
        tags.forEach(names::add);
        return json.put("SharedSize", -1).put("Size", SIZE);
    }

    private void inspect(Call call) throws IOException {
        Image image = world.images().get(call.path("name"));
        ObjectNode json = Json.object().put("Id", image.id());
        ArrayNode tags = json.putArray("RepoTags");
        image.tags().forEach(tags::add);
        ArrayNode digests = json.putArray("RepoDigests");
        image.digests().forEach(digests::add);
        json.put("Parent", "")
                .put("Comment", "rehearsal")
                .put("Created", image.created().toString())
                .put("Author", "")
                .put("Architecture", SystemApi.arch())
                .put("Os", "linux")
                .put("Size", SIZE);
        json.putObject("RootFS").put("Type", "layers").putArray("Layers").add(image.id());
        json.putObject("Metadata").put("LastTagTime", image.created().toString());
        ObjectNode config = json.putObject("Config");
        config.putArray("Cmd").add("rehearsal");
        config.putNull("Entrypoint").putNull("Env").putNull("Labels").putNull("Volumes");
        config.put("User", "").put("WorkingDir", "");
        call.json(200, json);
    }

    private void pull(Call call) throws IOException {
        String tag = call.query("tag");
        String name = call.query("fromImage");
        Reference reference =
                Reference.parse(tag.isEmpty() ? name : name + (tag.startsWith("sha256:") ? "@" : ":") + tag);
        boolean there = world.images().find(reference.full()).isPresent();
        Image image = world.images().pull(reference);
        try (BodyStream body = call.stream()) {
            String layer = image.id().substring(7, 19);
            say(
                    body,
                    Json.object()
                            .put("status", "Pulling from " + path(reference))
                            .put("id", reference.tag()));
            if (!there) {
                say(body, Json.object().put("status", "Pulling fs layer").put("id", layer));
                for (int part = 1; part <= 4; part++) {
                    ObjectNode progress =
                            Json.object().put("status", "Downloading").put("id", layer);
                    progress.putObject("progressDetail")
                            .put("current", SIZE / 4 * part)
                            .put("total", SIZE);
                    say(body, progress);
                }
                say(body, Json.object().put("status", "Pull complete").put("id", layer));
            }
            say(body, Json.object().put("status", "Digest: " + Images.digest(reference)));
            say(
                    body,
                    Json.object()
                            .put(
                                    "status",
                                    "Status: " + (there ? "Image is up to date for " : "Downloaded newer image for ")
                                            + reference.full()));
        }
    }

    private static String path(Reference reference) {
        return reference.repository().contains("/") ? reference.repository() : "library/" + reference.repository();
    }

    private static void say(BodyStream body, ObjectNode line) throws IOException {
        body.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void tag(Call call) throws IOException {
        String tag = call.query("tag");
        world.images().tag(call.path("name"), Reference.parse(call.query("repo") + (tag.isEmpty() ? "" : ":" + tag)));
        call.empty(201);
    }

    private void remove(Call call) throws IOException {
        List<List<String>> removed = world.images().remove(call.path("name"), call.flag("force"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        removed.get(0).forEach(tag -> list.addObject().put("Untagged", tag));
        removed.get(1).forEach(id -> list.addObject().put("Deleted", id));
        call.json(200, list);
    }

    private void distribution(Call call) throws IOException {
        Reference reference = Reference.parse(call.path("name"));
        world.images().demandRegistry(reference);
        ObjectNode json = Json.object();
        json.putObject("Descriptor")
                .put("mediaType", "application/vnd.oci.image.index.v1+json")
                .put("digest", Images.digest(reference))
                .put("size", 1024);
        ArrayNode platforms = json.putArray("Platforms");
        platforms.addObject().put("architecture", "amd64").put("os", "linux");
        platforms.addObject().put("architecture", "arm64").put("os", "linux");
        call.json(200, json);
    }

    private void add(Call call) throws IOException {
        call.json(
                201,
                Json.object().put("Id", world.images().add(call.query("name")).id()));
    }
}
