package dev.haksa.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The scripts in {@code demo/}: the database makes its rows itself, which is fast for any number of students. */
enum DemoScript {
    TERMS,
    STUDENTS,
    RECORDS;

    /** The script with its placeholders filled; all values are numbers, dates or codes of ours. */
    String with(DemoCalendar calendar, DemoConfig config) {
        String sql = read();
        Map<String, Object> values = Map.ofEntries(
                Map.entry("year", calendar.year()),
                Map.entry("season", calendar.season()),
                Map.entry("code", calendar.code()),
                Map.entry("startsOn", calendar.startsOn()),
                Map.entry("endsOn", calendar.endsOn()),
                Map.entry("seasonalSeason", calendar.seasonalSeason()),
                Map.entry("seasonalCode", calendar.seasonalCode()),
                Map.entry("seasonalStartsOn", calendar.seasonalStartsOn()),
                Map.entry("seasonalEndsOn", calendar.seasonalEndsOn()),
                Map.entry("pastCode", calendar.pastCode()),
                Map.entry("latestEntranceYear", calendar.latestEntranceYear()),
                Map.entry("students", config.students()),
                Map.entry("seed", config.seed()));
        for (Map.Entry<String, Object> value : values.entrySet()) {
            sql = sql.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return sql;
    }

    private String read() {
        String resource = "/demo/" + name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream stream = DemoScript.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
