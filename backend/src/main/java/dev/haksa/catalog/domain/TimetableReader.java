package dev.haksa.catalog.domain;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.GradingScheme;
import dev.haksa.catalog.RowMistake;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file value by value and collects every mistake. */
public final class TimetableReader {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");
    private static final int MAX_COURSE_NUMBER = 20;
    private static final int MAX_SECTION_NUMBER = 10;
    private static final int MAX_TITLE = 200;
    private static final int MAX_NAME = 100;
    private static final int MAX_TARGET_YEAR = 20;
    private static final int MAX_CREDITS = 30;
    private static final int MAX_CAPACITY = 10_000;

    private final TimetableHeader header;

    /** A reader of rows under a header. */
    public TimetableReader(TimetableHeader header) {
        this.header = header;
    }

    /** Reads a row. */
    public ReadRow read(long line, List<String> fields) {
        return new Row(line, fields).read();
    }

    private final class Row {
        private final long line;
        private final List<String> fields;
        private final List<RowMistake> mistakes = new ArrayList<>();

        Row(long line, List<String> fields) {
            this.line = line;
            this.fields = fields;
        }

        ReadRow read() {
            if (fields.size() != header.size()) {
                mistakes.add(new RowMistake(
                        "CSV_FIELD_COUNT",
                        "",
                        String.join(",", fields),
                        Map.of("columns", header.size(), "fields", fields.size())));
                return unusable();
            }
            TimetableRow row = row();
            return mistakes.isEmpty() ? new ReadRow.Usable(row) : unusable();
        }

        private TimetableRow row() {
            return new TimetableRow(
                    line,
                    new SectionKey(
                            number("course_number", MAX_COURSE_NUMBER), number("section_number", MAX_SECTION_NUMBER)),
                    required("title", MAX_TITLE),
                    text("title_en", MAX_TITLE),
                    whole("credits", MAX_CREDITS),
                    category(),
                    text("department", MAX_NAME),
                    text("target_year", MAX_TARGET_YEAR),
                    classTimes(),
                    whole("capacity", MAX_CAPACITY),
                    gradingScheme(),
                    practice(),
                    examSlot());
        }

        private ReadRow unusable() {
            return new ReadRow.Unusable(
                    line, new SectionKey(value("course_number"), value("section_number")), mistakes);
        }

        private String value(String column) {
            return Normalizer.normalize(header.value(fields, column), Normalizer.Form.NFC);
        }

        private void mistake(String code, String column, Map<String, Object> facts) {
            mistakes.add(new RowMistake(code, column, value(column), facts));
        }

        private @Nullable String text(String column, int longest) {
            String text = value(column);
            if (text.length() > longest) {
                mistake("CSV_TOO_LONG", column, Map.of("max", longest));
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                mistake("CSV_CONTROL_CHARACTER", column, Map.of());
            }
            return text.isEmpty() ? null : text;
        }

        private String required(String column, int longest) {
            String text = text(column, longest);
            if (text == null) {
                mistake("CSV_REQUIRED", column, Map.of());
            }
            return text == null ? "" : text;
        }

        private String number(String column, int longest) {
            String text = required(column, longest);
            if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
                mistake("CSV_NUMBER_PATTERN", column, Map.of());
            }
            return text;
        }

        private int whole(String column, int most) {
            String text = value(column);
            if (WHOLE.matcher(text).matches() && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            mistake("CSV_WHOLE_NUMBER", column, Map.of("min", 0, "max", most));
            return 0;
        }

        private Category category() {
            return Category.ofPrinted(value("classification")).orElseGet(() -> {
                mistake("CSV_ONE_OF", "classification", Map.of("allowed", List.copyOf(Category.printedWords())));
                return Category.FREE_ELECTIVE;
            });
        }

        private List<ClassTime> classTimes() {
            return switch (ClassTimeNotation.read(value("class_time"))) {
                case ClassTimeNotation.Reading.Times read -> read.times();
                case ClassTimeNotation.Reading.Unreadable unreadable -> {
                    mistake("CSV_CLASS_TIME_" + unreadable.reason(), "class_time", Map.of("part", unreadable.part()));
                    yield List.of();
                }
            };
        }

        private @Nullable GradingScheme gradingScheme() {
            String text = value("grading_scheme");
            List<String> allowed =
                    Arrays.stream(GradingScheme.values()).map(Enum::name).toList();
            if (!text.isEmpty() && !allowed.contains(text)) {
                mistake("CSV_ONE_OF", "grading_scheme", Map.of("allowed", allowed));
            }
            return allowed.contains(text) ? GradingScheme.valueOf(text) : null;
        }

        private @Nullable Boolean practice() {
            String text = value("practice");
            List<String> allowed = List.of("true", "false");
            if (!text.isEmpty() && !allowed.contains(text)) {
                mistake("CSV_ONE_OF", "practice", Map.of("allowed", allowed));
            }
            return text.isEmpty() ? null : Boolean.valueOf(text);
        }

        private @Nullable ExamSlot examSlot() {
            Instant startsAt = instant("exam_starts_at");
            Instant endsAt = instant("exam_ends_at");
            boolean onlyOne =
                    value("exam_starts_at").isEmpty() != value("exam_ends_at").isEmpty();
            boolean backwards = startsAt != null && endsAt != null && !endsAt.isAfter(startsAt);
            if (onlyOne || backwards) {
                mistake("CSV_EXAM_SLOT", "exam_ends_at", Map.of());
                return null;
            }
            return startsAt == null || endsAt == null ? null : new ExamSlot(startsAt, endsAt);
        }

        private @Nullable Instant instant(String column) {
            String text = value(column);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                mistake("CSV_INSTANT", column, Map.of());
                return null;
            }
        }
    }
}
