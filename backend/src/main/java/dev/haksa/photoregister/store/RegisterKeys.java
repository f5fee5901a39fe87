package dev.haksa.photoregister.store;

import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.photoregister.RegisterOrder;
import dev.haksa.photoregister.RegisterSort;
import dev.haksa.shared.paging.Cursor;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each order of the register sorts by, in SQL and in cursors. */
enum RegisterKeys {
    // Digits only, so that the collation does not matter and the primary key serves the order.
    NUMBER("s.student_number", "text", RegisterEntry::studentNumber),
    NAME("s.name collate \"C\"", "text", RegisterEntry::name),
    FACULTY("coalesce(d.faculty_ko, '') collate \"C\"", "text", RegisterEntry::faculty),
    DEPARTMENT("d.name_ko collate \"C\"", "text", RegisterEntry::department),
    PROGRAM("p.name_ko collate \"C\"", "text", RegisterEntry::program),
    STUDY_TIME("s.study_time collate \"C\"", "text", entry -> entry.studyTime().name()),
    YEAR_LEVEL(RegisterRows.YEAR_LEVEL, "int", RegisterEntry::yearLevel),
    CLASS_GROUP("coalesce(s.class_group, '') collate \"C\"", "text", RegisterEntry::classGroup),
    STATE("s.state collate \"C\"", "text", entry -> entry.state().name()),
    NATIONALITY(
            "s.nationality collate \"C\"", "text", entry -> entry.nationality().name()),
    PHOTO(
            "(" + RegisterRows.PHOTO_STATE + ") collate \"C\"",
            "text",
            entry -> entry.photoState().name());

    private final String expression;
    private final String type;

    /** Of the enum's own lambdas, none of which keeps anything. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<RegisterEntry, Object> value;

    RegisterKeys(String expression, String type, Function<RegisterEntry, Object> value) {
        this.expression = expression;
        this.type = type;
        this.value = value;
    }

    static List<RegisterKeys> of(RegisterSort sort) {
        return switch (sort) {
            case STUDENT_NUMBER -> List.of(NUMBER);
            case NAME -> List.of(NAME, NUMBER);
            case FACULTY -> List.of(FACULTY, DEPARTMENT, YEAR_LEVEL, CLASS_GROUP, NUMBER);
            case DEPARTMENT -> List.of(DEPARTMENT, YEAR_LEVEL, CLASS_GROUP, NUMBER);
            case PROGRAM -> List.of(PROGRAM, NUMBER);
            case STUDY_TIME -> List.of(STUDY_TIME, NUMBER);
            case YEAR_LEVEL -> List.of(YEAR_LEVEL, CLASS_GROUP, NUMBER);
            case CLASS_GROUP -> List.of(CLASS_GROUP, NUMBER);
            case STATE -> List.of(STATE, NUMBER);
            case NATIONALITY -> List.of(NATIONALITY, NUMBER);
            case PHOTO -> List.of(PHOTO, NUMBER);
        };
    }

    static String orderBy(RegisterOrder order) {
        String direction = order.descending() ? " desc" : "";
        return of(order.by()).stream()
                .map(key -> key.expression + direction)
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    /** The condition of standing after the cursor; its question marks stand for {@link #values}. */
    static String after(RegisterOrder order) {
        List<RegisterKeys> keys = of(order.by());
        String left = keys.stream().map(key -> key.expression).collect(Collectors.joining(", ", "(", ")"));
        String right = keys.stream().map(key -> "?::" + key.type).collect(Collectors.joining(", ", "(", ")"));
        return left + (order.descending() ? " < " : " > ") + right;
    }

    static String cursor(RegisterOrder order, RegisterEntry last) {
        return Cursor.encode(Stream.concat(
                        Stream.of(order.parameter()), of(order.by()).stream().map(key -> key.value.apply(last)))
                .toArray());
    }

    /** The values of a cursor; null without one. One of another order is refused with 400. */
    static @Nullable List<Object> values(RegisterOrder order, @Nullable String after) {
        List<RegisterKeys> keys = of(order.by());
        JsonArray cursor = Cursor.decode(after, keys.size() + 1);
        if (cursor == null) {
            return null;
        }
        if (!order.parameter().equals(cursor.getValue(0))) {
            throw Cursor.invalid(null);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(keys.get(i).checked(cursor.getValue(i + 1)));
        }
        return values;
    }

    private Object checked(@Nullable Object given) {
        boolean fits =
                type.equals("int") ? given instanceof Integer : given instanceof String text && !text.contains("\0");
        if (given == null || !fits) {
            throw Cursor.invalid(null);
        }
        return given;
    }
}
