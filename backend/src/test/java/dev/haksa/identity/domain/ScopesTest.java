package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopesTest {
    private static final Set<Scope> ALLOWED = Set.of(Scope.STUDENTS_READ, Scope.CATALOG_WRITE);

    @Test
    void grants_everything_when_nothing_is_asked_for() {
        assertThat(Scopes.grant(ALLOWED, null)).contains(ALLOWED);
        assertThat(Scopes.grant(ALLOWED, " ")).contains(ALLOWED);
    }

    @Test
    void grants_a_part() {
        assertThat(Scopes.grant(ALLOWED, "students.read")).contains(Set.of(Scope.STUDENTS_READ));
        assertThat(Scopes.grant(ALLOWED, "catalog.write  students.read")).contains(ALLOWED);
    }

    @Test
    void grants_nothing_when_one_scope_is_unknown_or_not_allowed() {
        assertThat(Scopes.grant(ALLOWED, "students.read students.write")).isEmpty();
        assertThat(Scopes.grant(ALLOWED, "students.read everything")).isEmpty();
    }

    @Test
    void writes_what_it_reads() {
        assertThat(Scopes.parse(Scopes.text(ALLOWED))).contains(ALLOWED);
    }
}
