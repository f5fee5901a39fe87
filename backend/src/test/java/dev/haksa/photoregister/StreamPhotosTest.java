package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamPhotosTest extends HttpTest {
    @Inject
    PhotoArchives archives;

    @Inject
    ExportWork work;

    @Inject
    RegisterData photos;

    @Test
    void the_next_photo_is_read_only_when_the_client_has_taken_the_one_before() {
        StudentData data = new StudentData(this::sql);
        String sha256 = photos.keep(RegisterData.jpeg(0x993333));
        for (int i = 0; i < 5; i++) {
            String student = RegisterData.student(data, this::sql, "학생" + i, 0, "A");
            RegisterData.photo(this::sql, student, "APPROVED", sha256, "2024-03-05T10:00:00+09:00");
        }
        AssertSubscriber<Buffer> client = AssertSubscriber.create(1);
        archives.open(order(data))
                .await()
                .atMost(Duration.ofSeconds(30))
                .content()
                .subscribe()
                .withSubscriber(client);
        client.awaitItems(1);
        assertNothingMoreComes(client, 1);
        client.awaitNextItems(2);
        assertNothingMoreComes(client, 3);
        assertThat(freeTurns()).isEqualTo(1);
        client.cancel();
        Eventually.holds("the turn is back", () -> freeTurns() == 2);
    }

    private static void assertNothingMoreComes(AssertSubscriber<Buffer> client, int taken) {
        long until = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(client.getItems()).hasSize(taken);
    }

    private int freeTurns() {
        return work.free();
    }

    private static ExportOrder order(StudentData data) {
        RegisterCriteria criteria = new RegisterCriteria(
                Set.of(data.department()), Set.of(), Set.of(), Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of());
        Caller caller = new Caller("x", "x", Set.of("ACADEMIC_AFFAIRS"), Set.of(), null, "x");
        return new ExportOrder(criteria, RegisterOrder.BOUND, "학생증 발급", Language.KO, caller);
    }
}
