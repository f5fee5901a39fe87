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
}
