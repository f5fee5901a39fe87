package dev.haksa.change;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a kind asks for; everything that cannot be read is told at once. */
public final class ChangeDetails {
    private static final LocalDate HARMLESS = LocalDate.EPOCH;

    private final JsonObject details;
    private final Set<String> known = new HashSet<>();
    private final List<InputViolation> mistakes = new ArrayList<>();

    private ChangeDetails(JsonObject details) {
        this.details = details;
    }

    /** The details of an application. */
    public static ChangeDetails of(ChangeDraft draft) {
        return new ChangeDetails(draft.details());
    }

    /** A whole number of at least 1; the default when it is left out. */
    public int number(String name, int otherwise) {
        known.add(name);
        Object value = details.getValue(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= 1) {
            return number;
        }
        mistake("CHANGE_DETAIL_NUMBER", name, Map.of("value", value));
        return otherwise;
    }

    /** A text that must be there. */
    public String text(String name) {
        known.add(name);
        if (details.getValue(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        mistake("CHANGE_DETAIL_MISSING", name, Map.of("name", name));
        return "";
    }

    /** A date that must be there. */
    public LocalDate date(String name) {
        LocalDate date = optionalDate(name);
        if (date == null && !details.containsKey(name)) {
            mistake("CHANGE_DETAIL_MISSING", name, Map.of("name", name));
        }
        return date == null ? HARMLESS : date;
    }

    /** A date; null when it is left out. */
    public @Nullable LocalDate optionalDate(String name) {
        known.add(name);
        Object value = details.getValue(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            mistake("CHANGE_DETAIL_DATE", name, Map.of("value", value));
            return null;
        }
    }

    /** A mistake in a detail that was read. */
    public void mistake(String code, String name, Map<String, Object> facts) {
        mistakes.add(new InputViolation(code, "/details/" + name, facts));
    }

    /**
     * To be called after everything was read.
     *
     * @throws ProblemException 400 with everything that could not be read or is not known
     */
    public void finish() {
        Set<String> unknown = new TreeSet<>(details.fieldNames());
        unknown.removeAll(known);
        unknown.forEach(name -> mistake(
                "CHANGE_DETAIL_UNKNOWN", name, Map.of("name", name, "known", List.copyOf(new TreeSet<>(known)))));
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
    }
}
