package dev.haksa.photoregister.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Conditions of a statement, added as asked; values are always bound. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Conditions of a statement that uses a first value itself. */
    Conditions(Object first) {
        values.add(first);
    }

    /** Adds a condition; each question mark stands for the next value. */
    void add(String condition, Object... bound) {
        StringBuilder numbered = new StringBuilder();
        int next = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            numbered.append(c == '?' ? bind(bound[next++]) : String.valueOf(c));
        }
        conditions.add(numbered.toString());
    }

    /** Adds that a column has one of the texts; nothing when there are none. */
    void among(String column, Collection<String> texts) {
        if (!texts.isEmpty()) {
            add(column + " = any(?::text[])", (Object) texts.toArray(String[]::new));
        }
    }

    /** Binds a value; answers its placeholder. */
    String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }
}
