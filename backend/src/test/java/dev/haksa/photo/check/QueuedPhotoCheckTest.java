package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.support.Eventually;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Checks have few threads and a short queue. */
class QueuedPhotoCheckTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] SLOW = PhonePhotos.some(4).getLast();

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QueuedPhotoCheck check = new QueuedPhotoCheck(VERTX, new Narrow(), meters);
    private Path slow;
    private Path good;

    @BeforeEach
    void write() throws IOException {
        slow = Files.write(folder.resolve("slow"), SLOW);
        good = Files.write(folder.resolve("good"), Jpegs.encode(Sitter.ASTRONAUT.portrait(new Random(1)), 0.9));
    }

    @AfterEach
    void close() {
        check.close();
    }

    @AfterAll
    static void stop() {
        VERTX.closeAndAwait();
    }

    @Test
    void checks_a_file_and_leaves_it_alone() {
        CheckedPhoto photo = check.check(good, Fit.NONE, "a").await().atMost(PATIENCE);
        assertThat(photo.content()).isNotEmpty();
        assertThat(good).exists();
    }

    @Test
    void sends_away_at_once_whoever_would_wait_too_long_and_recovers() {
        List<UniAssertSubscriber<CheckedPhoto>> accepted = subscribeUntilFull();

        accepted.forEach(waiting -> waiting.awaitItem(PATIENCE));

        subscribe(good).awaitItem(PATIENCE);
    }

    @Test
    void gives_the_place_of_somebody_who_has_gone_to_the_next() {
        List<UniAssertSubscriber<CheckedPhoto>> accepted = subscribeUntilFull();

        accepted.removeLast().cancel();

        UniAssertSubscriber<CheckedPhoto> next = subscribe(good);
        accepted.forEach(waiting -> waiting.awaitItem(PATIENCE));
        next.awaitItem(PATIENCE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_takes_all_places_and_everybody_gets_theirs_back() throws Exception {
        try (HeldFile held = HeldFile.at(folder.resolve("held"))) {
            UniAssertSubscriber<CheckedPhoto> first = subscribe(held.path(), "greedy");
            UniAssertSubscriber<CheckedPhoto> second = subscribe(good, "greedy");
            assertThat(subscribe(good, "greedy").getFailure())
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
            UniAssertSubscriber<CheckedPhoto> other = subscribe(good, "modest");
            second.cancel();
            UniAssertSubscriber<CheckedPhoto> again = subscribe(good, "greedy");
            held.letGo();
            first.awaitFailure(PATIENCE).assertFailedWith(ProblemException.class);
            other.awaitItem(PATIENCE);
            again.awaitItem(PATIENCE);
            subscribe(good, "greedy").awaitItem(PATIENCE);
        }
    }

    @Test
    void gives_back_the_place_of_a_photo_that_was_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("refused.jpg"), "no photo");
        for (int i = 0; i < 5; i++) {
            subscribe(text, "clumsy").awaitFailure(PATIENCE).assertFailedWith(ProblemException.class);
        }
        subscribe(good, "clumsy").awaitItem(PATIENCE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_operator_sees_who_waits_is_checked_and_sent_away() throws Exception {
        try (FullQueue _ = FullQueue.of(check, folder)) {
            assertOverloaded(subscribe(good));
            Eventually.holds("one is checked", () -> gauge("haksa.photos.checking") == 1);
            assertThat(gauge("haksa.photos.waiting")).isEqualTo(2);
            assertThat(turnedAway("queue")).isPositive();
        }
        subscribe(good).awaitItem(PATIENCE);
        assertThat(turnedAway("share")).isZero();
        assertThat(timed("taken")).isEqualTo(1);
        assertThat(timed("refused") + timed("failed")).isEqualTo(1);
        assertThat(meters.get("haksa.photos.waited").timer().count()).isEqualTo(2);
        assertThat(meters.get("haksa.photos.faces.unchecked").counter().count()).isEqualTo(1);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double turnedAway(String reason) {
        return meters.get("haksa.photos.turned.away")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private long timed(String outcome) {
        return meters.find("haksa.photos.check").tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void refuses_too_many_bytes_without_reading_them() throws IOException {
        Path large = Files.write(folder.resolve("large"), new byte[(int) PhotoCheck.MOST_BYTES + 1]);
        assertThatThrownBy(() -> check.check(large, Fit.NONE, "a").await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_LARGE));
    }

    @Test
    void refuses_by_name_what_is_no_photo() throws IOException {
        Path text = Files.writeString(folder.resolve("photo.jpg"), "no photo");
        assertThatThrownBy(() -> check.check(text, Fit.CROP, "a").await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.input()).extracting("code").containsExactly("PHOTO_NOT_JPEG"));
    }

    /** Those who were let in before somebody was sent away. */
    private List<UniAssertSubscriber<CheckedPhoto>> subscribeUntilFull() {
        List<UniAssertSubscriber<CheckedPhoto>> accepted = new ArrayList<>();
        UniAssertSubscriber<CheckedPhoto> last = subscribe(slow);
        while (last.getFailure() == null) {
            accepted.add(last);
            last = subscribe(slow);
        }
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(2);
        assertOverloaded(last);
        return accepted;
    }

    private UniAssertSubscriber<CheckedPhoto> subscribe(Path file) {
        return subscribe(file, UUID.randomUUID().toString());
    }

    private UniAssertSubscriber<CheckedPhoto> subscribe(Path file, String asker) {
        return check.queued(file, Fit.CROP, asker).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertOverloaded(UniAssertSubscriber<CheckedPhoto> sentAway) {
        assertThat(sentAway.getFailure()).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
            assertThat(problem.facts()).containsKey("retryAfterSeconds");
        });
    }

    /** One at a time, two waiting. */
    private record Narrow() implements PhotoCheckConfig {
        @Override
        public boolean faces() {
            return false;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public int waiting() {
            return 2;
        }

        @Override
        public int perPerson() {
            return 2;
        }
    }
}
