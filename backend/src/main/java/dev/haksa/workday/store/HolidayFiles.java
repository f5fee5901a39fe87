package dev.haksa.workday.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.haksa.workday.HolidayKind;
import dev.haksa.workday.PublicHoliday;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of the years that the product ships, each replaced by the university's file {@code holidays-<year>.yaml}
 * when there is one, and the years that the university adds.
 */
public final class HolidayFiles {
    /** Years, since a native image cannot list its resources. */
    private static final List<Integer> SHIPPED = List.of(2024, 2025, 2026, 2027);

    private static final Pattern NAME = Pattern.compile("holidays-([0-9]{4})\\.yaml");
    private static final Set<String> FIELDS = Set.of("kind", "ko", "en");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private HolidayFiles() {}

    /**
     * Holidays by year, each list by date.
     *
     * @param directory of the university's own files; null for none
     * @throws HolidayMistake when a file cannot be used
     */
    public static NavigableMap<Integer, List<PublicHoliday>> read(@Nullable Path directory) {
        NavigableMap<Integer, List<PublicHoliday>> years = new TreeMap<>();
        try {
            for (int year : SHIPPED) {
                years.put(year, parse(year, shipped(year)));
            }
            for (Map.Entry<Integer, Path> own : own(directory).entrySet()) {
                years.put(own.getKey(), parse(own.getKey(), Files.readAllBytes(own.getValue())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the holidays: " + e.getMessage(), e);
        }
        return years;
    }

    private static Map<Integer, Path> own(@Nullable Path directory) throws IOException {
        Map<Integer, Path> own = new TreeMap<>();
        if (directory != null && Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                    if (name.matches()) {
                        own.put(Integer.valueOf(name.group(1)), file);
                    }
                }
            }
        }
        return own;
    }

    private static byte[] shipped(int year) throws IOException {
        String resource = "regulation/holidays-" + year + ".yaml";
        try (InputStream stream = HolidayFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return stream.readAllBytes();
        }
    }

    private static List<PublicHoliday> parse(int year, byte[] content) throws IOException {
        JsonNode days = tree(year, content).path("days");
        if (!days.isObject() || days.isEmpty()) {
            throw new HolidayMistake(
                    year, "the file", "has no days. Write days: and under it each date with its name.");
        }
        List<PublicHoliday> holidays = new ArrayList<>();
        days.properties().forEach(day -> holidays.add(holiday(year, day.getKey(), day.getValue())));
        holidays.sort(Comparator.comparing(PublicHoliday::date));
        return List.copyOf(holidays);
    }

    private static JsonNode tree(int year, byte[] content) throws IOException {
        try {
            return YAML.readTree(content);
        } catch (JsonProcessingException e) {
            throw new HolidayMistake(year, "the file", "is not valid YAML: " + e.getOriginalMessage());
        }
    }

    private static PublicHoliday holiday(int year, String date, JsonNode day) {
        boolean complete = day.isObject()
                && day.properties().stream().map(Map.Entry::getKey).allMatch(FIELDS::contains)
                && !day.path("ko").asText("").isBlank()
                && !day.path("en").asText("").isBlank();
        if (!complete) {
            throw new HolidayMistake(
                    year, date, "needs its kind and both names. Write { kind: REGULAR, ko: …, en: … }.");
        }
        return new PublicHoliday(
                date(year, date),
                kind(year, date, day.path("kind").asText()),
                day.path("ko").asText(),
                day.path("en").asText());
    }

    private static LocalDate date(int year, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() == year) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw new HolidayMistake(year, text, "is not a date. Write it like " + year + "-03-01.");
        }
        throw new HolidayMistake(year, text, "is a day of another year. Write it into the file of that year.");
    }

    private static HolidayKind kind(int year, String date, String text) {
        return Arrays.stream(HolidayKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new HolidayMistake(
                        year,
                        date,
                        "has the kind '" + text + "'. Write one of " + List.of(HolidayKind.values()) + "."));
    }
}
