package ai.pmoves.audit

import ai.pmoves.audit.internal.tree.TrackedFiles
import ai.pmoves.compose.Service.Port
import ai.pmoves.kernel.Problem
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path

/**
 * What a corpus project says of its images ({@code images.json}) and of what runs of it ({@code live.json}), in place of an engine, and
 * of what git tracks ({@code tracked.txt}), in place of git.
 */
class StandIns {
    static Target around(Target target, Path folder) {
        def images = json(folder.resolve('images.json'))
        def live = json(folder.resolve('live.json'))
        def tracked = folder.resolve('tracked.txt')
        if (Files.exists(tracked)) {
            target.tree().once(TrackedFiles, { new TrackedFiles(Files.readAllLines(tracked).findAll { !it.blank }.collect { folder.resolve(it) } as Set) })
        }
        def looking = images == null ? target : target.with(imagesOf(images))
        live == null ? looking : looking.with({ project -> Optional.of(seen(live, looking)) } as Live)
    }

    private static Map json(Path file) {
        Files.exists(file) ? new ObjectMapper().readValue(file.toFile(), Map) : null
    }

    private static Images imagesOf(Map json) {
        new Images() {
            @Override
            Optional<Images.Image> look(String reference) {
                Optional.ofNullable((json.images ?: [:])[reference]).map { image(it) }
            }

            @Override
            Images.Availability inquire(String reference) {
                def said = (json.registry ?: [:])[reference]
                said == null ? Images.Availability.NOT_ASKED : new Images.Availability(Images.Availability.Kind.valueOf(said.kind), said.platforms ?: [], '')
            }

            @Override
            Optional<String> platform() {
                Optional.ofNullable(json.platform)
            }
        }
    }

    private static Images.Image image(Map image) {
        def facts = new Images.Facts(image.user ?: '', image.environment ?: [:], image.healthcheck ?: [], [], [], image.labels ?: [:], '/', image.platform ?: 'linux/amd64', image.created ?: '')
        new Images.Image() {
            @Override
            Images.Facts facts() { facts }

            @Override
            Optional<String> find(String path) { Optional.ofNullable((image.files ?: [:])[path]) }
        }
    }

    private static Live.Seen seen(Map live, Target target) {
        def containers = (live.containers ?: []).collect { Map c ->
            new Live.Container(c.name, c.service, c.state ?: 'running', c.health ?: '', c.exitCode ?: 0, c.restarts ?: 0, (c.published ?: []).collect { port(it) })
        }
        def blockers = (live.blockers ?: []).collect { Map b -> Problem.error(b.code, b.message).at(target.project().where(b.at).orElse(null)) }
        new Live.Seen(containers, live.unready ?: [:], blockers)
    }

    private static Port port(String text) {
        def parts = text.split('[:/]')
        new Port('', parts[0], parts[1] as int, parts[2])
    }
}
