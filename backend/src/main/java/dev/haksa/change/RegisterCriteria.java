package dev.haksa.change;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the register are asked for; nulls and empty sets ask for all.
 *
 * @param from earliest effective date
 * @param until latest effective date
 */
public record RegisterCriteria(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<ChangeKind> kinds,
        Set<Integer> departments,
        @Nullable String studentNumber) {
    /** Copies the sets. */
    public RegisterCriteria {
        kinds = Set.copyOf(kinds);
        departments = Set.copyOf(departments);
    }
}
