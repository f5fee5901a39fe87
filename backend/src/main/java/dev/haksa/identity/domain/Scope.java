package dev.haksa.identity.domain;

import dev.haksa.shared.security.Roles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an integration may do.
 *
 * @param code whose business it is, for example {@code LIBRARY}; null for kinds that are nobody's in particular
 */
public record Scope(Kind kind, @Nullable String code) implements Comparable<Scope> {
    private static final String PREFIX = "scope:";
    private static final String SEPARATOR = ":";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::kind)
            .thenComparing(Scope::code, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The kinds of scopes. */
    public enum Kind {
        STUDENTS_READ(Roles.SCOPE_STUDENTS_READ, false),
        STUDENTS_WRITE(Roles.SCOPE_STUDENTS_WRITE, false),
        ENROLLMENTS_READ(Roles.SCOPE_ENROLLMENTS_READ, false),
        CATALOG_READ(Roles.SCOPE_CATALOG_READ, false),
        CATALOG_WRITE(Roles.SCOPE_CATALOG_WRITE, false),
        PAYMENTS_WRITE(Roles.SCOPE_PAYMENTS_WRITE, false),
        /** For the clearances of one code only. */
        CLEARANCES_WRITE(Roles.SCOPE_CLEARANCES_WRITE, true),
        CARDS_READ(Roles.SCOPE_CARDS_READ, false),
        CARDS_WRITE(Roles.SCOPE_CARDS_WRITE, false);

        private final String group;
        private final boolean coded;

        Kind(String group, boolean coded) {
            this.group = group;
            this.coded = coded;
        }

        private String text() {
            return group.substring(PREFIX.length());
        }

        /** How scopes of the kind are written, for people to read. */
        public String pattern() {
            return coded ? text() + SEPARATOR + "<CODE>" : text();
        }
    }

    /** Refuses a scope without the code that its kind needs, or with one that it does not have. */
    public Scope {
        if (kind.coded != (code != null) || (code != null && !CODE.matcher(code).matches())) {
            throw new IllegalArgumentException("no such scope");
        }
    }

    /** A scope that is nobody's in particular. */
    public static Scope of(Kind kind) {
        return new Scope(kind, null);
    }

    /** As OAuth writes it, for example {@code students.read} or {@code clearances.write:LIBRARY}. */
    public String text() {
        return code == null ? kind.text() : kind.text() + SEPARATOR + code;
    }

    /** As it stands among the groups of a token: the kind, which opens the door, and the code behind it. */
    public Set<String> groups() {
        return code == null ? Set.of(kind.group) : Set.of(kind.group, PREFIX + text());
    }

    /** The scope that OAuth writes so. */
    public static Optional<Scope> of(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        String code = parts.length == 2 ? parts[1] : null;
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.text().equals(parts[0]))
                .filter(kind -> kind.coded == (code != null))
                .filter(kind -> code == null || CODE.matcher(code).matches())
                .map(kind -> new Scope(kind, code))
                .findFirst();
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
