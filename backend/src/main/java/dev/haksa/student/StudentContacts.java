package dev.haksa.student;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.store.ContactRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How students want to be reached besides the inbox; they say so themselves. */
@ApplicationScoped
public class StudentContacts {
    private static final int LONGEST = 254;
    /** Addresses that every mail server takes, and nothing that could be a second header or recipient. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private final StudentService students;
    private final ContactRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    StudentContacts(StudentService students, ContactRows rows, AuditTrail audit, Clock clock) {
        this.students = students;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How to reach a student.
     *
     * @param email null when nothing is to be sent
     */
    public record Contact(@Nullable String email, int version) {}

    /** The caller's own contact; 404 when the account has no student record. */
    public Uni<Contact> own(Caller caller) {
        return students.own(caller)
                .chain(student -> rows.find(student.standing().studentNumber()));
    }

    /** Sets or, with null, removes the caller's address; 400 when it is none, 428 and 412 by its tag. */
    public Uni<Contact> change(@Nullable String email, @Nullable String ifMatch, Caller caller) {
        if (email != null
                && (email.length() > LONGEST || !ADDRESS.matcher(email).matches())) {
            throw ProblemException.invalid("NOT_AN_EMAIL_ADDRESS", "/email", Map.of());
        }
        return students.own(caller)
                .map(student -> student.standing().studentNumber())
                .chain(number -> rows.inTransaction(connection -> rows.lock(connection, number)
                        .invoke(before -> EntityTags.requireMatch(ifMatch, before.version()))
                        .chain(before -> Objects.equals(before.email(), email)
                                ? Uni.createFrom().item(before)
                                : write(connection, number, before, email, caller))));
    }

    /** Addresses by student number, of those who have one. */
    public Uni<Map<String, String>> emails(SqlClient client, Collection<String> studentNumbers) {
        return rows.emails(client, studentNumbers);
    }

    private Uni<Contact> write(
            SqlConnection connection, String number, Contact before, @Nullable String email, Caller caller) {
        Map<String, Object> details = Map.of(
                "before", Objects.requireNonNullElse(before.email(), ""),
                "after", Objects.requireNonNullElse(email, ""));
        AuditEvent event = AuditEvent.of(clock.instant(), caller, "CONTACT_CHANGED", "STUDENT", number, details);
        return rows.write(connection, number, email).call(() -> audit.record(connection, List.of(event)));
    }
}
