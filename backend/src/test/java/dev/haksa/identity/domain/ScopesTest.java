package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    private static final Set<Scope> ALLOWED = Set.of(
            Scope.of(Scope.Kind.STUDENTS_READ),
            Scope.of(Scope.Kind.CATALOG_WRITE),
            new Scope(Scope.Kind.CLEARANCES_WRITE, "LIBRARY"));

    @Test
    void grants_everything_when_nothing_is_asked_for() {
        assertThat(Scopes.grant(ALLOWED, null)).contains(ALLOWED);
        assertThat(Scopes.grant(ALLOWED, " ")).contains(ALLOWED);
    }

    @Test
    void grants_a_part() {
        assertThat(Scopes.grant(ALLOWED, "students.read")).contains(Set.of(Scope.of(Scope.Kind.STUDENTS_READ)));
        assertThat(Scopes.grant(ALLOWED, "catalog.write  students.read clearances.write:LIBRARY"))
                .contains(ALLOWED);
    }

    @Test
    void grants_nothing_when_one_scope_is_unknown_or_not_allowed() {
        assertThat(Scopes.grant(ALLOWED, "students.read students.write")).isEmpty();
        assertThat(Scopes.grant(ALLOWED, "students.read everything")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clearances.write",
                "clearances.write:",
                "clearances.write:FEES",
                "clearances.write:library",
                "clearances.write:LIBRARY:FEES",
                "clearances.write:*",
                "students.read:LIBRARY"
            })
    void a_key_for_one_code_is_none_for_another_and_none_for_all(String asked) {
        assertThat(Scopes.grant(ALLOWED, asked)).isEmpty();
    }

    @Test
    void a_scope_of_a_code_stands_among_the_groups_with_its_kind() {
        assertThat(new Scope(Scope.Kind.CLEARANCES_WRITE, "LIBRARY").groups())
                .containsExactlyInAnyOrder("scope:clearances.write", "scope:clearances.write:LIBRARY");
        assertThat(Scope.of(Scope.Kind.STUDENTS_READ).groups()).containsExactly("scope:students.read");
    }

    @Test
    void writes_what_it_reads() {
        assertThat(Scopes.parse(Scopes.text(ALLOWED))).contains(ALLOWED);
    }
}
