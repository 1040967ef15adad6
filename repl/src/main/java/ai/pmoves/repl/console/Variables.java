package ai.pmoves.repl.console;

import ai.pmoves.dsl.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has a name here: variables, what earlier steps have given, parameters; each with its value and where that came from. */
record Variables(Session session, Optional<Entered> entered) {

    List<Map<String, Object>> rows() throws InterruptedException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> variable : session.variables().entrySet()) {
            rows.add(row(variable.getKey(), variable.getValue(), from(variable.getKey())));
        }
        if (entered.isPresent()) {
            Entered here = entered.get();
            for (var output : here.outputs().entrySet()) {
                rows.add(row("output('" + output.getKey() + "')", output.getValue(), "step " + output.getKey()));
            }
            for (var parameter : here.run().parameters().entrySet()) {
                String name = parameter.getKey();
                if (!here.run().hidden().containsKey(name)) {
                    rows.add(row("params " + name, parameter.getValue(), from("params.text('" + name + "')")));
                }
            }
        }
        return rows;
    }

    private String from(String expression) {
        return session.origins(expression, null).stream()
                .map(Session.Origin::from)
                .findFirst()
                .orElse("");
    }

    private Map<String, Object> row(String name, @Nullable Object value, String from) throws InterruptedException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        Object shape = session.glance(value);
        row.put("value", shape == null ? "null" : shape);
        row.put("from", from);
        return row;
    }
}
