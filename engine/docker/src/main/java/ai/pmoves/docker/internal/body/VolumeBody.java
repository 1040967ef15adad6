package ai.pmoves.docker.internal.body;

import ai.pmoves.compose.Project;
import ai.pmoves.compose.Volume;
import ai.pmoves.docker.internal.engine.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A volume as {@code POST /volumes/create} wants it. */
public final class VolumeBody {
    private VolumeBody() {}

    public static ObjectNode of(Project project, Volume volume) {
        ObjectNode json = Json.object().put("Name", volume.name());
        Values.text(json, "Driver", volume.definition().path("driver"));
        Values.map(json, "DriverOpts", volume.definition().path("driver_opts"));
        json.set("Labels", Json.strings(Labels.of(project, volume)));
        return json;
    }
}
