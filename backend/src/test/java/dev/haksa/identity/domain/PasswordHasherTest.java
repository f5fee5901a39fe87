package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private static final Argon2Parameters CHEAP = new Argon2Parameters(64, 2, 1);
    private static final byte[] SALT = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

    @Test
    void agrees_with_the_reference_implementation() {
        // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 (test vector of the reference implementation)
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(PasswordHasher.verify("password", reference)).isTrue();
        assertThat(PasswordHasher.verify("Password", reference)).isFalse();
    }

    @Test
    void writes_the_phc_format() {
        assertThat(PasswordHasher.hash("맑은 가을 하늘", SALT, CHEAP))
                .startsWith("$argon2id$v=19$m=64,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$")
                .doesNotContain("=$")
                .hasSizeGreaterThan(90);
    }

    @Test
    void verifies_with_the_parameters_of_the_hash() {
        String other = PasswordHasher.hash("맑은 가을 하늘", SALT, new Argon2Parameters(128, 1, 2));
        assertThat(PasswordHasher.verify("맑은 가을 하늘", other)).isTrue();
        assertThat(PasswordHasher.verify("맑은 가을 하느", other)).isFalse();
    }

    @Test
    void accepts_the_same_password_from_a_keyboard_that_decomposes() {
        String hash = PasswordHasher.hash("맑은 가을 하늘", SALT, CHEAP);
        assertThat(PasswordHasher.verify(Normalizer.normalize("맑은 가을 하늘", Normalizer.Form.NFD), hash))
                .isTrue();
    }

    @Test
    void nothing_fits_the_unmatched_hash() {
        String unmatched = PasswordHasher.unmatched(SALT, new byte[32], CHEAP);
        assertThat(PasswordHasher.verify("", unmatched)).isFalse();
        assertThat(PasswordHasher.verify("password", unmatched)).isFalse();
    }

    @Test
    void refuses_a_text_that_is_no_argon2id_hash() {
        assertThatThrownBy(() -> PasswordHasher.verify("x", "$2a$10$abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
