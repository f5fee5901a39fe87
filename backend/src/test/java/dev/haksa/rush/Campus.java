package dev.haksa.rush;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the program needs to know of the university, asked for through the API like any other client. */
final class Campus {
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int PAGE = 200;

    private final Http http;

    Campus(Http http) {
        this.http = http;
    }

    /** Tokens of students, in their order. */
    List<String> logins(List<String> students) {
        return http.sendAll(
                students.size(),
                i -> loginCall(students.get(i)),
                answer -> require(200, answer).getString("accessToken"));
    }

    /** The sections of the real timetable. */
    List<Offer> offers(String term) throws IOException {
        Map<String, Integer> wanted = wanted();
        Map<String, Integer> courses = new HashMap<>();
        List<Offer> offers = new ArrayList<>();
        pages("/api/v1/terms/" + term + "/sections?limit=" + PAGE, section -> {
            JsonObject course = section.getJsonObject("course");
            String number = course.getString("courseNumber");
            offers.add(new Offer(
                    section.getInteger("id"),
                    courses.computeIfAbsent(number, ignored -> courses.size()),
                    course.getInteger("credits"),
                    times(section.getJsonArray("classTimes")),
                    section.getInteger("capacity"),
                    Objects.requireNonNull(wanted.get(number + "/" + section.getString("sectionNumber")))));
        });
        return offers;
    }

    /** The code of the term whose enrollment window is open. */
    String term() {
        JsonArray terms =
                require(200, http.send(Http.Call.get("/api/v1/terms", null))).getJsonArray("items");
        for (Object term : terms) {
            String code = ((JsonObject) term).getString("code");
            boolean regular = code.endsWith("-SPRING") || code.endsWith("-FALL");
            if (regular && !isEmpty(code)) {
                return code;
            }
        }
        throw new IllegalStateException("no term with sections");
    }

    private boolean isEmpty(String term) {
        return require(200, http.send(Http.Call.get("/api/v1/terms/" + term + "/sections?limit=1", null)))
                .getJsonArray("items")
                .isEmpty();
    }

    private void pages(String path, java.util.function.Consumer<JsonObject> items) {
        String next = "";
        while (next != null) {
            JsonObject page = require(200, http.send(Http.Call.get(path + next, null)));
            page.getJsonArray("items").forEach(item -> items.accept((JsonObject) item));
            next = page.containsKey("next") ? "&after=" + page.getString("next") : null;
        }
    }

    private static List<int[]> times(JsonArray classTimes) {
        return classTimes.stream()
                .map(JsonObject.class::cast)
                .map(time -> {
                    int day = DayOfWeek.valueOf(time.getString("day")).getValue() * MINUTES_OF_DAY;
                    return new int[] {day + minutes(time.getString("startsAt")), day + minutes(time.getString("endsAt"))
                    };
                })
                .toList();
    }

    private static int minutes(String time) {
        return LocalTime.parse(time).toSecondOfDay() / 60;
    }

    private static Map<String, Integer> wanted() throws IOException {
        Map<String, Integer> wanted = new HashMap<>();
        var stream = Objects.requireNonNull(
                Campus.class.getResourceAsStream("/demo/timetable-2016-2.csv"), "the timetable is not shipped");
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            rows.forEach(row -> wanted.put(
                    row.getField("course_number") + "/" + row.getField("section_number"),
                    Integer.parseInt(row.getField("enrolled"))));
        }
        return wanted;
    }

    private static Http.Call loginCall(String name) {
        JsonObject body = new JsonObject().put("loginName", name).put("password", Server.PASSWORD);
        return new Http.Call("POST", "/api/v1/auth/login", null, body);
    }

    private static JsonObject require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    "unexpected answer " + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.json();
    }
}
