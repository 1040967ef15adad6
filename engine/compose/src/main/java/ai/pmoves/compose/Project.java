package ai.pmoves.compose;

import ai.pmoves.kernel.Location;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resolved model: merged, interpolated, profiled, normalised.
 *
 * @param name the project's name
 * @param directory the project directory, absolute
 * @param files the compose files in order, absolute
 * @param envFiles the --env-file list where one was given, absolute
 * @param services those that the profiles enable, by name, in Compose's order
 * @param disabled names of services that the profiles leave out
 * @param networks by key; those that an enabled service uses
 * @param volumes by key; those that an enabled service uses
 * @param secrets by key; those that an enabled service uses
 * @param configs by key; those that an enabled service uses
 * @param canonical the whole model as {@code docker compose config --format json} prints it (before its {@code $} doubling);
 *     read-only
 * @param sources where things were written: {@code services.api.ports} to the place a person would edit
 */
public record Project(
        String name,
        Path directory,
        List<Path> files,
        List<Path> envFiles,
        Map<String, Service> services,
        List<String> disabled,
        Map<String, Network> networks,
        Map<String, Volume> volumes,
        Map<String, FileObject> secrets,
        Map<String, FileObject> configs,
        ObjectNode canonical,
        Map<String, Location> sources) {

    /** A project without secrets and configs. */
    public Project(
            String name,
            Path directory,
            List<Path> files,
            List<Path> envFiles,
            Map<String, Service> services,
            List<String> disabled,
            Map<String, Network> networks,
            Map<String, Volume> volumes,
            ObjectNode canonical,
            Map<String, Location> sources) {
        this(
                name, directory, files, envFiles, services, disabled, networks, volumes, Map.of(), Map.of(), canonical,
                sources);
    }

    /** The place of this path, or of the nearest one above it. */
    public Optional<Location> where(String path) {
        for (String at = path; !at.isEmpty(); at = at.contains(".") ? at.substring(0, at.lastIndexOf('.')) : "") {
            Location found = sources.get(at);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
