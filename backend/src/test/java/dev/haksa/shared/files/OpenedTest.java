package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private final CompletableFuture<String> opening = new CompletableFuture<>();
    private final List<String> closed = new ArrayList<>();
    private final UniAssertSubscriber<String> taker = Opened.takenOrClosed(
                    Uni.createFrom().completionStage(opening), open -> {
                        closed.add(open);
                        return Uni.createFrom().voidItem();
                    })
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());

    @Test
    void what_is_taken_is_left_open() {
        opening.complete("file");
        taker.awaitItem().assertItem("file");
        taker.cancel();
        assertThat(closed).isEmpty();
    }

    @Test
    void what_nobody_takes_any_more_is_closed() {
        taker.cancel();
        assertThat(opening).isNotCancelled();
        opening.complete("file");
        assertThat(closed).containsExactly("file");
    }

    @Test
    void a_failure_is_passed_on() {
        opening.completeExceptionally(new IllegalStateException("gone"));
        taker.awaitFailure().assertFailedWith(IllegalStateException.class, "gone");
        assertThat(closed).isEmpty();
    }

    @Test
    void what_is_undone_is_undone_to_its_end_although_the_taker_goes_away_meanwhile() {
        CompletableFuture<String> firstStep = new CompletableFuture<>();
        UniAssertSubscriber<String> gone = Opened.takenOrUndone(
                        Uni.createFrom().<String>failure(new IllegalStateException("reset")),
                        () -> Uni.createFrom()
                                .completionStage(firstStep)
                                .invoke(closed::add)
                                .replaceWithVoid())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        gone.cancel();
        assertThat(firstStep).isNotCancelled();
        firstStep.complete("second step");
        assertThat(closed).contains("second step");
    }

    @Test
    void what_is_taken_is_not_undone() {
        Opened.takenOrUndone(Uni.createFrom().item("done"), () -> {
                    closed.add("undone");
                    return Uni.createFrom().voidItem();
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.<String>create())
                .awaitItem()
                .cancel();
        assertThat(closed).isEmpty();
    }
}
