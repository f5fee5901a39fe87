package dev.haksa.catalog.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column stands where.
 *
 * @param positions index of each column
 */
public record TimetableHeader(Map<String, Integer> positions) {
    /** Columns that a file must have. */
    public static final List<String> REQUIRED = List.of(
            "classification",
            "department",
            "target_year",
            "course_number",
            "section_number",
            "title",
            "credits",
            "class_time",
            "capacity");
    /** Columns that a file may have; {@code enrolled} is not read, enrollments have their own import. */
    public static final List<String> OPTIONAL =
            List.of("enrolled", "title_en", "grading_scheme", "practice", "exam_starts_at", "exam_ends_at");

    /** Copies the positions. */
    public TimetableHeader {
        positions = Map.copyOf(positions);
    }

    /** What is wrong with a header: {@code CSV_MISSING_COLUMN}, {@code CSV_UNKNOWN_COLUMN}, {@code CSV_REPEATED_COLUMN}. */
    public record Mistake(String code, String column) {}

    /** The header of a file's first line. */
    public static TimetableHeader of(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(normalise(names.get(i)), i);
        }
        return new TimetableHeader(positions);
    }

    /** Everything that is wrong with a file's first line. */
    public static List<Mistake> check(List<String> names) {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> seen = names.stream().map(TimetableHeader::normalise).toList();
        REQUIRED.stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> mistakes.add(new Mistake("CSV_MISSING_COLUMN", column)));
        for (int i = 0; i < seen.size(); i++) {
            String column = seen.get(i);
            if (seen.indexOf(column) < i) {
                mistakes.add(new Mistake("CSV_REPEATED_COLUMN", column));
            } else if (!REQUIRED.contains(column) && !OPTIONAL.contains(column)) {
                mistakes.add(new Mistake("CSV_UNKNOWN_COLUMN", column));
            }
        }
        return mistakes;
    }

    /** Number of columns. */
    public int size() {
        return positions.size();
    }

    /** A value of a row, stripped; empty when the file has no such column. */
    public String value(List<String> fields, String column) {
        Integer position = positions.get(column);
        return position == null || position >= fields.size()
                ? ""
                : fields.get(position).strip();
    }

    private static String normalise(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
