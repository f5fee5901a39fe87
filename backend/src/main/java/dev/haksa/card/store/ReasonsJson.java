package dev.haksa.card.store;

import dev.haksa.regulation.Violation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reasons as they are kept and as events carry them, and back again, so that their texts can be written years later. */
public final class ReasonsJson {
    private ReasonsJson() {}

    /** Reasons as JSON. */
    public static JsonArray write(List<Violation> reasons) {
        JsonArray array = new JsonArray();
        reasons.forEach(reason -> array.add(new JsonObject()
                .put("code", reason.code())
                .put("article", reason.article())
                .put("facts", Sql.facts(reason.facts()))));
        return array;
    }

    /** Reasons from JSON. */
    public static List<Violation> read(JsonArray array) {
        List<Violation> reasons = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonObject one = array.getJsonObject(i);
            reasons.add(new Violation(
                    one.getString("code"), one.getString("article"), Sql.facts(one.getJsonObject("facts"))));
        }
        return List.copyOf(reasons);
    }
}
