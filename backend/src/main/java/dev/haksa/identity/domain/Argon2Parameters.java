package dev.haksa.identity.domain;

/**
 * What one Argon2id computation costs.
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {
    private static final int LEAST_KIB_PER_LANE = 8;

    /** Refuses parameters that Argon2 does not know. */
    public Argon2Parameters {
        if (iterations < 1 || parallelism < 1 || memoryKib < LEAST_KIB_PER_LANE * parallelism) {
            throw new IllegalArgumentException("Argon2id needs at least 1 iteration, 1 lane and 8 KiB a lane");
        }
    }
}
