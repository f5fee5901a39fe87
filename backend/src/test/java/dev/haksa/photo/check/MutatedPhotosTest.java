package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.support.CpuTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Thousands of damaged photos: each gives a verdict or a named refusal, in bounded time and memory. */
class MutatedPhotosTest {
    private static final long SEED = 20_240_307;
    private static final int ROUNDS = 1_500;
    /** Twenty times what a good photo of a telephone takes. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final Set<String> NAMED = Set.of(
            "PHOTO_NOT_JPEG",
            "PHOTO_WRONG_SIZE",
            "PHOTO_TOO_SMALL",
            "PHOTO_BROKEN",
            "PHOTO_LANDSCAPE",
            "PHOTO_TOO_LARGE_PICTURE",
            "PHOTO_POLYGLOT");

    @Test
    void every_damaged_photo_gets_a_verdict_or_a_named_refusal() {
        Random random = new Random(SEED);
        PhotoExamination examination = new PhotoExamination(null);
        List<byte[]> originals = originals(random);
        AtomicInteger kept = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(originals.get(random.nextInt(originals.size())), random);
            Fit fit = round % 2 == 0 ? Fit.CROP : Fit.NONE;
            int number = round;
            assertThat(CpuTime.of(() -> kept.addAndGet(examine(examination, damaged, fit, number) ? 1 : 0)))
                    .as("time of round %d, seed %d", round, SEED)
                    .isLessThan(MOST);
        }
        assertThat(kept.get())
                .as("damage to pixels alone is not always noticed")
                .isBetween(1, ROUNDS - 1);
    }

    private static boolean examine(PhotoExamination examination, byte[] bytes, Fit fit, int round) {
        try {
            CheckedPhoto photo = examination.examine(bytes, fit);
            assertThat(photo.content()).as("round %d, seed %d", round, SEED).hasSizeBetween(500, 400_000);
            return true;
        } catch (ProblemException e) {
            assertThat(e.input()).as("round %d, seed %d", round, SEED).isNotEmpty();
            assertThat(e.input()).extracting(InputViolation::code).isSubsetOf(NAMED);
            return false;
        }
    }

    private static List<byte[]> originals(Random random) {
        byte[] plain = Jpegs.encode(Sitter.ASTRONAUT.portrait(random), 0.8);
        byte[] progressive = Jpegs.encode(Sitter.HOPPER.portrait(random), 0.8, true);
        byte[] print = Jpegs.ofPrint(new java.awt.Color[] {java.awt.Color.RED, java.awt.Color.GREEN}, true);
        return List.of(
                plain,
                progressive,
                print,
                Jpegs.withOrientation(plain, 6),
                Jpegs.withSegment(plain, 0xE2, Jpegs.join(Jpegs.text("ICC_PROFILE\0\1\1"), new byte[500])));
    }

    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = original.clone();
        // Most damage goes into the headers, where it does most.
        int reach = random.nextBoolean() ? Math.min(700, bytes.length) : bytes.length;
        switch (random.nextInt(5)) {
            case 0 -> flip(bytes, random, 1, reach);
            case 1 -> flip(bytes, random, 1 + random.nextInt(30), reach);
            case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 3 -> bytes = repeated(bytes, random);
            default -> bytes = shifted(bytes, random, reach);
        }
        return bytes;
    }

    private static void flip(byte[] bytes, Random random, int count, int reach) {
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(reach)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt());
        }
    }

    private static byte[] repeated(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        byte[] piece = Arrays.copyOfRange(bytes, from, to);
        return Jpegs.join(Arrays.copyOf(bytes, to), piece, piece, Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private static byte[] shifted(byte[] bytes, Random random, int reach) {
        int from = random.nextInt(reach);
        int gap = 1 + random.nextInt(20);
        return Jpegs.join(
                Arrays.copyOf(bytes, from),
                Arrays.copyOfRange(bytes, Math.min(bytes.length, from + gap), bytes.length));
    }
}
