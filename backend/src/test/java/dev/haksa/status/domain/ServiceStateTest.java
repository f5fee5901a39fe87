package dev.haksa.status.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.status.domain.ServiceState.Observation;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceStateTest {
    @ParameterizedTest
    @CsvSource({
        "false,   1,     0, OPERATIONAL",
        "false, 500,  4999, OPERATIONAL",
        "false, 501,     0, DEGRADED",
        "false,   1,  5000, DEGRADED",
        "false,   1, 17999, DEGRADED",
        "false,   1, 18000, OVERLOADED",
        "false, 900, 20000, OVERLOADED",
        "false,    ,     0, UNAVAILABLE",
        "false,    , 20000, UNAVAILABLE",
        "true,    1,     0, MAINTENANCE",
        "true,     , 20000, MAINTENANCE"
    })
    void follows_from_what_was_seen(boolean maintenance, Long millis, int waiting, ServiceState state) {
        Duration database = millis == null ? null : Duration.ofMillis(millis);
        assertThat(ServiceState.of(new Observation(maintenance, database, waiting, 20_000)))
                .isEqualTo(state);
    }
}
