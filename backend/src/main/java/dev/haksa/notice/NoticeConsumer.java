package dev.haksa.notice;

import dev.haksa.notice.domain.NoticeKind;
import dev.haksa.notice.store.MailRows;
import dev.haksa.notice.store.NoticeRows;
import dev.haksa.notice.store.NoticeRows.NewNotice;
import dev.haksa.shared.outbox.OutboxConsumer;
import dev.haksa.shared.outbox.StoredEvent;
import dev.haksa.student.StudentContacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns events into notices, one for each event that the student would otherwise not learn of. */
@ApplicationScoped
class NoticeConsumer implements OutboxConsumer {
    /**
     * The great mass of a rush never leaves the database, and rehearsals tell nobody; what is left is for
     * {@link NoticeKind} to decide.
     */
    private static final String CONDITION = """
            (student_number is not null and type not in ('waitlist.joined', 'waitlist.left')
             and type not like 'rehearsal.%'
             and (type not in ('enrollment.enrolled', 'enrollment.dropped')
                  or coalesce(payload ->> 'cause', 'STUDENT') not in ('STUDENT', 'CART', 'SWAP')))
            """;

    private final NoticeRows notices;
    private final MailRows mails;
    private final StudentContacts contacts;
    private final MailSettings mail;
    private final Clock clock;

    NoticeConsumer(NoticeRows notices, MailRows mails, StudentContacts contacts, MailSettings mail, Clock clock) {
        this.notices = notices;
        this.mails = mails;
        this.contacts = contacts;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public String condition() {
        return CONDITION;
    }

    @Override
    public Uni<Void> handle(SqlConnection connection, List<StoredEvent> events) {
        List<NewNotice> made = events.stream()
                .map(NoticeConsumer::notice)
                .filter(Objects::nonNull)
                .toList();
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return notices.insert(connection, made, now).chain(inserted -> queueMails(connection, inserted, now));
    }

    private Uni<Void> queueMails(SqlConnection connection, Map<Long, String> studentsByNotice, Instant now) {
        if (mail.host().isEmpty() || studentsByNotice.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return contacts.emails(connection, studentsByNotice.values())
                .chain(addresses -> mails.queue(connection, studentsByNotice, addresses, now));
    }

    private static @Nullable NewNotice notice(StoredEvent event) {
        String student = event.studentNumber();
        Object cause = event.payload().getValue("cause", event.payload().getValue("reason"));
        NoticeKind kind = NoticeKind.of(event.type(), cause == null ? null : cause.toString());
        return student == null || kind == null
                ? null
                : new NewNotice(student, event.position().id(), kind, event.payload(), event.at());
    }
}
