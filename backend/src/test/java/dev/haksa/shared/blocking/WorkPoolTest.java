package dev.haksa.shared.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private Vertx vertx;
    private WorkPool pool;
    private BlockingWork others;

    @BeforeEach
    void aPoolOfOneThreadForWhichTwoMayWait() {
        vertx = Vertx.vertx();
        pool = new WorkPool(vertx, "slow", 1, 2);
        others = new BlockingWork(vertx);
    }

    @AfterEach
    void close() {
        pool.close();
        others.close();
        vertx.closeAndAwait();
    }

    @Test
    void work_that_takes_long_keeps_only_its_own_kind_waiting() {
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<String>> slow = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            slow.add(pool.run(() -> waitFor(release)).subscribeAsCompletionStage());
        }
        assertThatThrownBy(() -> pool.run(() -> "one too many").await().atMost(SOON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED));
        assertThat(others.run(() -> "signed in").await().atMost(SOON)).isEqualTo("signed in");
        assertThat(slow).noneMatch(CompletableFuture::isDone);
        release.countDown();
        assertThat(slow).allSatisfy(one -> assertThat(one.join()).startsWith("slow"));
        assertThat(pool.run(() -> "again").await().atMost(SOON)).isEqualTo("again");
    }

    @Test
    void a_failure_makes_room_as_well() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> pool.run(WorkPoolTest::fail).await().atMost(SOON))
                    .hasMessageContaining("unreadable");
        }
        assertThat(pool.run(() -> "fine").await().atMost(SOON)).isEqualTo("fine");
    }

    private static String fail() {
        throw new IllegalStateException("unreadable");
    }

    private static String waitFor(CountDownLatch release) {
        try {
            release.await();
            return Thread.currentThread().getName();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
