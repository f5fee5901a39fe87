package dev.haksa.regulation;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A value that changes on known days.
 *
 * @param name the parameter's name, for error texts
 * @param values each value by the day of its entry into force
 */
public record EffectiveDated<T>(String name, NavigableMap<LocalDate, T> values) {
    /** Copies the values; there must be at least one. */
    public EffectiveDated {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " has no value");
        }
        values = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    /**
     * The value in force on a day.
     *
     * @throws NotInForceException before the first day of entry into force
     */
    public T at(LocalDate day) {
        Map.Entry<LocalDate, T> entry = values.floorEntry(day);
        if (entry == null) {
            throw new NotInForceException(name, day, values.firstKey());
        }
        return entry.getValue();
    }
}
