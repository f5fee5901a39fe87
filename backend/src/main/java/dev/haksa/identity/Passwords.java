package dev.haksa.identity;

import dev.haksa.identity.domain.Argon2Parameters;
import dev.haksa.identity.domain.PasswordHasher;
import dev.haksa.shared.blocking.BlockingWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hashes and verifies passwords away from the event loops; never call it inside a session. */
@ApplicationScoped
class Passwords {
    private static final int HASH_BYTES = 32;

    private final BlockingWork work;
    private final Argon2Parameters parameters;
    private final String unmatched;

    Passwords(BlockingWork work, IdentityConfig config) {
        IdentityConfig.Password password = config.password();
        this.work = work;
        this.parameters = new Argon2Parameters(password.memoryKib(), password.iterations(), password.parallelism());
        this.unmatched = PasswordHasher.unmatched(
                Secrets.random(PasswordHasher.SALT_BYTES), Secrets.random(HASH_BYTES), parameters);
    }

    Uni<String> hash(String password) {
        return work.run(() -> PasswordHasher.hash(password, Secrets.random(PasswordHasher.SALT_BYTES), parameters));
    }

    /** Whether the password fits; without a hash it does the same work in vain. */
    Uni<Boolean> verify(String password, @Nullable String hash) {
        String against = Objects.requireNonNullElse(hash, unmatched);
        return work.run(() -> PasswordHasher.verify(password, against));
    }
}
