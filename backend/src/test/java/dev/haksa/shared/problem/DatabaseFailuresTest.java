package dev.haksa.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "55P03", "57P01", "53300"})
    void what_may_succeed_on_another_try_asks_for_it(String state) {
        assertThat(DatabaseFailures.recognise(failure(state)))
                .isNotNull()
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.OVERLOADED);
    }

    @Test
    void a_deadlock_is_no_reason_to_believe_the_database_away() {
        assertThat(DatabaseFailures.isUnavailable(failure("40P01"))).isFalse();
    }

    @Test
    void text_that_cannot_be_kept_is_the_clients_mistake() {
        assertThat(DatabaseFailures.recognise(new IllegalStateException(new SQLException("wrong", "22021"))))
                .isNotNull()
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void other_failures_are_ours() {
        assertThat(DatabaseFailures.recognise(failure("42601"))).isNull();
        assertThat(DatabaseFailures.recognise(new SQLException("no state"))).isNull();
    }

    private static PgException failure(String state) {
        return new PgException("failed", "ERROR", state, "");
    }
}
