package dev.haksa.identity.domain;

import dev.haksa.shared.security.Roles;
import java.util.Arrays;
import java.util.Optional;

/** What an integration may do. */
public enum Scope {
    STUDENTS_READ(Roles.SCOPE_STUDENTS_READ),
    STUDENTS_WRITE(Roles.SCOPE_STUDENTS_WRITE),
    ENROLLMENTS_READ(Roles.SCOPE_ENROLLMENTS_READ),
    CATALOG_READ(Roles.SCOPE_CATALOG_READ),
    CATALOG_WRITE(Roles.SCOPE_CATALOG_WRITE),
    PAYMENTS_WRITE(Roles.SCOPE_PAYMENTS_WRITE),
    CLEARANCES_WRITE(Roles.SCOPE_CLEARANCES_WRITE),
    CARDS_READ(Roles.SCOPE_CARDS_READ),
    CARDS_WRITE(Roles.SCOPE_CARDS_WRITE);

    private static final String PREFIX = "scope:";

    private final String group;

    Scope(String group) {
        this.group = group;
    }

    /** As OAuth writes it, for example {@code students.read}. */
    public String text() {
        return group.substring(PREFIX.length());
    }

    /** As it stands among the groups of a token. */
    public String group() {
        return group;
    }

    /** The scope that OAuth writes so. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst();
    }
}
