package dev.haksa.student.store;

import dev.haksa.student.StudentContacts.Contact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Contacts of students in the database; a student who never gave one has none, in version 0. */
@ApplicationScoped
public class ContactRows {
    private static final String FIND = "select email, version from student_contact where student_number = $1";
    private static final String LOCK_STUDENT =
            "select student_number from student where student_number = $1 for no key update";
    private static final String WRITE = """
            insert into student_contact as c (student_number, email, version) values ($1, $2, 1)
            on conflict (student_number) do update set email = excluded.email, version = c.version + 1
            returning email, version
            """;
    private static final String EMAILS = """
            select student_number, email from student_contact where student_number = any($1) and email is not null
            """;

    private final Pool pool;

    ContactRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A student's contact. */
    public Uni<Contact> find(String studentNumber) {
        return find(pool, studentNumber);
    }

    /** A student's contact, which nobody else changes until the transaction ends. */
    public Uni<Contact> lock(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery(LOCK_STUDENT)
                .execute(Tuple.of(studentNumber))
                .chain(() -> find(connection, studentNumber));
    }

    /** Writes a student's contact. */
    public Uni<Contact> write(SqlConnection connection, String studentNumber, @Nullable String email) {
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(studentNumber, email))
                .map(ContactRows::contact);
    }

    /** Addresses by student number, of those who have one. */
    public Uni<Map<String, String>> emails(SqlClient client, Collection<String> studentNumbers) {
        return client.preparedQuery(EMAILS)
                .execute(Tuple.of((Object) studentNumbers.stream().distinct().toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.getString("student_number"), row -> row.getString("email"))));
    }

    private static Uni<Contact> find(SqlClient client, String studentNumber) {
        return client.preparedQuery(FIND).execute(Tuple.of(studentNumber)).map(ContactRows::contact);
    }

    private static Contact contact(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new Contact(null, 0);
        }
        Row row = rows.iterator().next();
        return new Contact(row.getString("email"), row.getInteger("version"));
    }
}
