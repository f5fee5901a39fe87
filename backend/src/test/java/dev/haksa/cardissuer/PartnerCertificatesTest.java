package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which certificate a package is encrypted to. */
class PartnerCertificatesTest {
    private static final Instant NOW = Instant.parse("2024-03-15T01:00:00Z");
    private static final PartnerKey VALID = key("valid", NOW.plus(Duration.ofDays(1)), null);
    private static final PartnerKey EXPIRED = key("expired", NOW.minus(Duration.ofSeconds(1)), null);
    private static final PartnerKey WITHDRAWN = key("withdrawn", NOW.plus(Duration.ofDays(1)), NOW);

    @Test
    void a_package_is_plain_as_long_as_there_never_was_a_certificate() {
        assertThat(PartnerCertificates.choose(List.of(), null, NOW)).isNull();
        assertThat(PartnerCertificates.choose(List.of(), false, NOW)).isNull();
        refuses(List.of(), true);
    }

    @Test
    void a_package_is_encrypted_to_the_latest_certificate_that_is_valid() {
        assertThat(PartnerCertificates.choose(List.of(EXPIRED, WITHDRAWN, VALID), null, NOW))
                .isEqualTo("valid");
        assertThat(PartnerCertificates.choose(List.of(VALID, key("older", NOW, null)), true, NOW))
                .isEqualTo("valid");
    }

    @Test
    void no_certificate_that_went_makes_a_package_plain_unless_somebody_says_so() {
        refuses(List.of(WITHDRAWN), null);
        refuses(List.of(EXPIRED), null);
        refuses(List.of(WITHDRAWN, EXPIRED), true);
        assertThat(PartnerCertificates.choose(List.of(WITHDRAWN), false, NOW)).isNull();
        assertThat(PartnerCertificates.choose(List.of(VALID), false, NOW)).isNull();
    }

    private static void refuses(List<PartnerKey> keys, @Nullable Boolean encrypted) {
        assertThatThrownBy(() -> PartnerCertificates.choose(keys, encrypted, NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
    }

    private static PartnerKey key(String fingerprint, Instant until, @Nullable Instant withdrawn) {
        Instant from = NOW.minus(Duration.ofDays(9));
        return new PartnerKey(fingerprint, "CN=x", from, until, from, "정교무", withdrawn, 1);
    }
}
