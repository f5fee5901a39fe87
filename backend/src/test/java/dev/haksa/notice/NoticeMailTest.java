package dev.haksa.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.notice.SmtpSink.Mood;
import dev.haksa.notice.store.MailRows;
import dev.haksa.notice.store.NoticeRows;
import dev.haksa.shared.outbox.OutboxPosition;
import dev.haksa.shared.outbox.StoredEvent;
import dev.haksa.student.StudentContacts;
import dev.haksa.support.Events;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails through SMTP, by instances of our own: the application under test has no mail server. */
@QuarkusTest
class NoticeMailTest extends HttpTest {
    @Inject
    NoticeRows notices;

    @Inject
    MailRows rows;

    @Inject
    StudentContacts contacts;

    @Inject
    Events events;

    @Inject
    Vertx vertx;

    private final SmtpSink sink = new SmtpSink();
    private String student;
    private String address;

    @BeforeEach
    void aStudentWithAnAddress() {
        student = new StudentData(this::sql).student("김하늘");
        address = "s" + student + "@example.ac.kr";
        asStudent(student)
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{\"email\":\"" + address + "\"}")
                .put("/api/v1/students/me/contact")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void a_notice_is_mailed_once_though_two_instances_do_everything_at_once() {
        List<StoredEvent> told = IntStream.range(0, 30).mapToObj(i -> event()).toList();
        both(handle(told), handle(told));
        NoticeMailer one = mailer();
        NoticeMailer other = mailer();
        Eventually.holds("all sent", () -> {
            both(one.send(), other.send());
            return sink.to(address).size() >= told.size();
        });
        both(one.send(), other.send());
        both(handle(told), mailer().send());
        assertThat(sink.to(address)).hasSize(told.size());
        assertThat(sink.to(address).stream().map(NoticeMailTest::messageId)).doesNotHaveDuplicates();
        asStudent(student)
                .get("/api/v1/students/me/notices")
                .then()
                .body("items.mail.state", org.hamcrest.Matchers.everyItem(equalTo("SENT")));
    }

    @Test
    void the_mail_says_it_in_both_languages() {
        await(handle(List.of(event())));
        sendUntil(1);
        String source = sink.to(address).getFirst().source();
        assertThat(messageId(sink.to(address).getFirst()))
                .isEqualTo("Message-ID: <notice-" + noticeId() + "@haksa.example>");
        assertThat(source).contains("Auto-Submitted: auto-generated", "From: no-reply@haksa.example");
        assertThat(text(source)).contains("‘형사법’ 강좌를 철회했습니다", "(제46조②)", "You withdrew from '형사법'", "(article 46 (2))");
    }

    @Test
    void what_the_mail_server_refuses_is_tried_again_later_and_not_for_ever() {
        sink.mood(address, Mood.REFUSE_FOR_NOW, Mood.REFUSE_FOR_EVER);
        await(handle(List.of(event())));
        NoticeMailer mailer = mailer();
        await(mailer.send());
        assertThat(state()).isEqualTo("PENDING");
        await(mailer.send());
        assertThat(attempts()).as("not before the pause is over").isEqualTo(1);
        MovableClock.get().advance(Duration.ofMinutes(1));
        await(mailer.send());
        assertThat(attempts()).isEqualTo(2);
        MovableClock.get().advance(Duration.ofMinutes(1));
        await(mailer.send());
        assertThat(attempts()).as("the pause grows").isEqualTo(2);
        MovableClock.get().advance(Duration.ofMinutes(1));
        await(mailer.send());
        assertThat(state()).isEqualTo("SENT");
        assertThat(sink.to(address)).hasSize(1);

        await(handle(List.of(event())));
        sink.mood(address, Mood.REFUSE_FOR_NOW, Mood.REFUSE_FOR_NOW, Mood.REFUSE_FOR_NOW, Mood.REFUSE_FOR_NOW);
        for (int i = 0; i < 6; i++) {
            await(mailer.send());
            MovableClock.get().advance(Duration.ofHours(1));
        }
        assertThat(state()).isEqualTo("FAILED");
        assertThat(attempts()).isEqualTo(3);
        assertThat(sink.to(address)).hasSize(1);
    }

    @Test
    void a_mail_server_that_cannot_be_reached_is_tried_again_later() throws IOException {
        await(handle(List.of(event())));
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        await(new NoticeMailer(rows, new Settings(nobody), vertx, MovableClock.get()).send());
        assertThat(state()).isEqualTo("PENDING");
    }

    @Test
    void what_may_have_been_delivered_is_never_sent_again() {
        sink.mood(address, Mood.TAKE_AND_HANG_UP);
        await(handle(List.of(event())));
        await(mailer().send());
        assertThat(state()).isEqualTo("UNKNOWN");
        MovableClock.get().advance(Duration.ofHours(10));
        await(mailer().send());
        assertThat(sink.to(address)).hasSize(1);
    }

    @Test
    void a_mail_that_was_under_way_in_a_crash_is_not_sent_after_the_restart() {
        await(handle(List.of(event())));
        await(rows.claim(MovableClock.get().instant(), 1_000));
        NoticeMailer restarted = mailer();
        await(restarted.send());
        await(restarted.giveUpInterrupted());
        assertThat(state()).isEqualTo("SENDING");
        MovableClock.get().advance(Duration.ofMinutes(11));
        await(restarted.giveUpInterrupted());
        await(restarted.send());
        assertThat(sink.to(address)).isEmpty();
        as("REGISTRAR")
                .get("/api/v1/students/" + student + "/notices/" + noticeId())
                .then()
                .body("mail.state", equalTo("UNKNOWN"));
    }

    @Test
    void nothing_is_mailed_without_a_mail_server_or_without_an_address() {
        events.publish(Events.of("enrollment.withdrawn", student, 7, new JsonObject()));
        Eventually.holds(
                "told",
                () -> !sql("select 1 from notice where student_number = $1", student)
                        .isEmpty());
        asStudent(student).get("/api/v1/students/me/notices").then().body("items[0].mail", nullValue());

        String silent = new StudentData(this::sql).student("박바다");
        await(handle(List.of(event(silent))));
        asStudent(silent).get("/api/v1/students/me/notices").then().body("items[0].mail", nullValue());
    }

    private NoticeMailer mailer() {
        return new NoticeMailer(rows, new Settings(sink.port()), vertx, MovableClock.get());
    }

    private void sendUntil(int number) {
        NoticeMailer mailer = mailer();
        Eventually.holds("sent", () -> {
            await(mailer.send());
            return sink.to(address).size() >= number;
        });
    }

    private Uni<Void> handle(List<StoredEvent> told) {
        NoticeConsumer consumer =
                new NoticeConsumer(notices, rows, contacts, new Settings(sink.port()), MovableClock.get());
        return pool.withTransaction(connection -> consumer.handle(connection, told));
    }

    private StoredEvent event() {
        return event(student);
    }

    /** Under a number that no event of the outbox has. */
    private static StoredEvent event(String student) {
        long id = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 60);
        return new StoredEvent(
                new OutboxPosition(id),
                MovableClock.get().instant(),
                "enrollment.withdrawn",
                student,
                Events.of("enrollment.withdrawn", student, 7, new JsonObject().put("term", "2027-SPRING"))
                        .payload());
    }

    private long noticeId() {
        return sql("select max(id) from notice where student_number = $1", student)
                .getFirst()
                .getLong(0);
    }

    private String state() {
        return sql("select state from notice_mail where notice_id = $1", noticeId())
                .getFirst()
                .getString(0);
    }

    private int attempts() {
        return sql("select attempts from notice_mail where notice_id = $1", noticeId())
                .getFirst()
                .getInteger(0);
    }

    private static String messageId(SmtpSink.Mail mail) {
        return mail.source()
                .lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    /** The body, whatever its encoding. */
    private static String text(String source) {
        String body = source.substring(source.indexOf("\n\n") + 2);
        return source.toLowerCase(java.util.Locale.ROOT).contains("content-transfer-encoding: base64")
                ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)
                : quotedPrintable(body);
    }

    private static String quotedPrintable(String body) {
        byte[] bytes = body.replace("=\n", "").getBytes(StandardCharsets.UTF_8);
        java.io.ByteArrayOutputStream decoded = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '=') {
                decoded.write(Integer.parseInt(new String(bytes, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static void both(Uni<?> one, Uni<?> other) {
        await(Uni.join()
                .all(List.of(one.replaceWithVoid(), other.replaceWithVoid()))
                .andCollectFailures());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    private record Settings(int port) implements MailSettings {
        @Override
        public Optional<String> host() {
            return Optional.of("localhost");
        }

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public StartTLSOptions startTls() {
            return StartTLSOptions.DISABLED;
        }

        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public String from() {
            return "no-reply@haksa.example";
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofMinutes(10);
        }
    }
}
