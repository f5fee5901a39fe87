package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.files.FilesConfig;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.Arrivals;
import dev.haksa.support.Eventually;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamPhotosTest extends HttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    PhotoArchives archives;

    @Inject
    ArchiveWork work;

    @Inject
    RegisterExports exports;

    @Inject
    ExportWork files;

    @Inject
    FilesConfig config;

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
                .atMost(PATIENCE)
                .content()
                .subscribe()
                .withSubscriber(client);
        client.awaitItems(1, PATIENCE);
        assertNothingMoreComes(client, 1);
        client.awaitNextItems(2, PATIENCE);
        assertNothingMoreComes(client, 3);
        assertThat(freeTurns()).isEqualTo(3);
        client.cancel();
        Eventually.holds("the turn is back", () -> freeTurns() == 4);
    }

    @Test
    void nobody_is_sent_twice_or_left_out_who_moves_while_it_is_sent() {
        StudentData data = new StudentData(this::sql);
        String sha256 = photos.keep(RegisterData.jpeg(0x339933));
        List<String> students = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            students.add(RegisterData.student(data, this::sql, "학생" + i, 0, "B"));
            RegisterData.photo(this::sql, students.getLast(), "APPROVED", sha256, "2024-03-05T10:00:00+09:00");
        }
        AssertSubscriber<Buffer> client = AssertSubscriber.create(1);
        open(data).content().subscribe().withSubscriber(client);
        client.awaitItems(1, PATIENCE);
        sql("update student set class_group = 'C' where student_number = $1", students.getFirst());
        sql("update student set class_group = 'A' where student_number = $1", students.getLast());
        client.request(Long.MAX_VALUE);
        client.awaitCompletion(PATIENCE);
        assertThat(client.getItems()).hasSize(202);
    }

    @Test
    void who_goes_away_while_the_register_is_read_keeps_the_turn_until_it_has_been() {
        StudentData data = new StudentData(this::sql);
        Eventually.holds("nobody else has a turn", () -> freeTurns() == 4);
        try (HeldLock _ = HeldLock.onTable(pool, "student_photo")) {
            Cancellable client = archives.open(order(data)).subscribe().with(download -> {});
            Eventually.holds(
                    "the register is waited for",
                    () -> !sql("select 1 from pg_locks where relation = 'student_photo'::regclass and not granted")
                            .isEmpty());
            client.cancel();
            assertThat(freeTurns()).isEqualTo(3);
        }
        Eventually.holds("the turn is back", () -> freeTurns() == 4);
    }

    @Test
    void a_reader_who_takes_almost_nothing_is_not_served_for_days() {
        StudentData data = new StudentData(this::sql);
        String sha256 = photos.keep(RegisterData.jpeg(0x333399));
        for (int i = 0; i < 5; i++) {
            String student = RegisterData.student(data, this::sql, "학생" + i, 0, "A");
            RegisterData.photo(this::sql, student, "APPROVED", sha256, "2024-03-05T10:00:00+09:00");
        }
        AssertSubscriber<Buffer> client = AssertSubscriber.create(1);
        open(data).content().subscribe().withSubscriber(client);
        client.awaitItems(1, PATIENCE);
        MovableClock.get().advance(Duration.ofMinutes(4));
        client.awaitNextItem(PATIENCE);
        MovableClock.get().advance(Duration.ofMinutes(2));
        client.request(1);
        client.awaitFailure(PATIENCE);
        Eventually.holds("the turn is back", () -> freeTurns() == 4);
    }

    @Test
    void a_reader_of_a_table_who_takes_almost_nothing_is_not_served_for_days_either() {
        StudentData data = new StudentData(this::sql);
        for (int i = 0; i < 400; i++) {
            RegisterData.student(data, this::sql, "이름이 꽤 긴 학생 " + i, 0, "A");
        }
        int free = files.freeSendings();
        AssertSubscriber<Buffer> client = AssertSubscriber.create(1);
        exports.make(RegisterFormat.CSV, order(data))
                .await()
                .atMost(PATIENCE)
                .content()
                .subscribe()
                .withSubscriber(client);
        client.awaitItems(1, PATIENCE);
        assertThat(files.freeSendings()).isLessThan(free);
        MovableClock.get().advance(Duration.ofMinutes(4));
        client.awaitNextItem(PATIENCE);
        MovableClock.get().advance(Duration.ofMinutes(2));
        client.request(1);
        client.awaitFailure(PATIENCE);
        Eventually.holds("another may be sent", () -> files.freeSendings() >= free);
    }

    /** The log is locked, so the file is made and not yet sent. */
    @Test
    void who_goes_away_before_the_file_is_sent_leaves_none_behind() {
        StudentData data = new StudentData(this::sql);
        RegisterData.student(data, this::sql, "김하늘", 0, "A");
        Arrivals arrivals = Arrivals.at(config.directory());
        try (HeldLock lock = HeldLock.onTable(pool, "personal_data_export")) {
            Cancellable client =
                    exports.make(RegisterFormat.CSV, order(data)).subscribe().with(download -> {});
            Eventually.holds(
                    "the log is waited for",
                    () -> !sql("select 1 from pg_stat_activity where"
                                    + " wait_event_type = 'Lock' and query like '%insert into personal_data_export%'")
                            .isEmpty());
            assertThat(arrivals.files()).isNotEmpty();
            client.cancel();
            lock.commit();
        }
        arrivals.awaitNone();
    }

    private Download open(StudentData data) {
        return archives.open(order(data)).await().atMost(PATIENCE);
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
