package dev.haksa.change.store;

import dev.haksa.change.ChangeDraft.Evidence;
import dev.haksa.change.Consequence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Evidence and consequences as JSON, and back again; what looks like a date is one again. */
final class StoredDraft {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private StoredDraft() {}

    static JsonArray evidence(List<Evidence> evidence) {
        JsonArray array = new JsonArray();
        evidence.forEach(one -> array.add(new JsonObject()
                .put("code", one.code())
                .put("documentId", one.documentId().toString())));
        return array;
    }

    static List<Evidence> evidence(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToObj(array::getJsonObject)
                .map(one -> new Evidence(one.getString("code"), UUID.fromString(one.getString("documentId"))))
                .toList();
    }

    static JsonArray consequences(List<Consequence> consequences) {
        JsonArray array = new JsonArray();
        consequences.forEach(one -> array.add(new JsonObject()
                .put("area", one.area().name())
                .put("code", one.code())
                .put("facts", facts(one.facts()))));
        return array;
    }

    static List<Consequence> consequences(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToObj(array::getJsonObject)
                .map(one -> new Consequence(
                        Consequence.Area.valueOf(one.getString("area")),
                        one.getString("code"),
                        facts(one.getJsonObject("facts"))))
                .toList();
    }

    private static JsonObject facts(Map<String, Object> facts) {
        JsonObject json = new JsonObject();
        facts.forEach((name, value) -> json.put(name, plain(value)));
        return json;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean truth -> truth;
            case Collection<?> many ->
                new JsonArray(many.stream().<Object>map(String::valueOf).toList());
            default -> value.toString();
        };
    }

    private static Map<String, Object> facts(JsonObject json) {
        Map<String, Object> facts = new HashMap<>();
        json.forEach(entry -> facts.put(entry.getKey(), read(entry.getValue())));
        return facts;
    }

    private static Object read(Object value) {
        return switch (value) {
            case String text when DATE.matcher(text).matches() -> LocalDate.parse(text);
            case JsonArray array -> array.stream().map(String::valueOf).toList();
            default -> value;
        };
    }
}
