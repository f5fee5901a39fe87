package dev.haksa.cancellation.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haksa.regulation.Violation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records and reasons as they are kept in columns of JSON. */
@ApplicationScoped
class StoredJson {
    private final ObjectMapper json;

    StoredJson(ObjectMapper json) {
        this.json = json;
    }

    /** A record as text of JSON. */
    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record from a column. */
    <T> T read(JsonObject column, Class<T> type) {
        try {
            return json.readValue(column.encode(), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reasons as text of JSON. */
    static String violations(List<Violation> violations) {
        JsonArray array = new JsonArray();
        for (Violation violation : violations) {
            JsonObject facts = new JsonObject();
            violation.facts().forEach((name, value) -> facts.put(name, plain(value)));
            array.add(new JsonObject()
                    .put("code", violation.code())
                    .put("article", violation.article())
                    .put("facts", facts));
        }
        return array.encode();
    }

    /** Reasons from a column; none when it is empty. */
    static List<Violation> violations(@Nullable JsonArray column) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; column != null && i < column.size(); i++) {
            JsonObject one = column.getJsonObject(i);
            Map<String, Object> facts = new LinkedHashMap<>();
            one.getJsonObject("facts").forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
            violations.add(new Violation(one.getString("code"), one.getString("article"), facts));
        }
        return violations;
    }

    private static Object plain(Object value) {
        return value instanceof Instant || value instanceof LocalDate ? value.toString() : value;
    }
}
