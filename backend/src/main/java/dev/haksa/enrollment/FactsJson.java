package dev.haksa.enrollment;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Facts of a violation as they are kept with a decision, and back again, so that its text can be written years later. */
public final class FactsJson {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

    private FactsJson() {}

    /** Facts as JSON. */
    public static JsonObject write(Map<String, Object> facts) {
        JsonObject json = new JsonObject();
        facts.forEach((name, value) -> json.put(name, value instanceof Instant instant ? instant.toString() : value));
        return json;
    }

    /** Facts from JSON; what looks like an instant is one again. */
    public static Map<String, Object> read(JsonObject json) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : json.fieldNames()) {
            Object value = json.getValue(name);
            boolean isInstant =
                    value instanceof String text && INSTANT.matcher(text).matches();
            facts.put(name, isInstant ? Instant.parse((String) value) : value);
        }
        return facts;
    }
}
