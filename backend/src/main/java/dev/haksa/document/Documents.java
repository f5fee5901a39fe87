package dev.haksa.document;

import dev.haksa.document.store.DocumentRows;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The door for features whose applications need evidence. What is attached to an application is kept at least until
 * {@link #release} says that the application is over.
 */
@ApplicationScoped
public class Documents {
    private final DocumentRows rows;
    private final Clock clock;

    Documents(DocumentRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Attaches documents to an application, in its transaction. The same again changes nothing.
     *
     * @param ids as the client sent them under {@code /documentIds}
     * @param studentNumber to whom all of them must belong
     * @param purpose what they prove, UPPER_SNAKE
     * @param applicationId the same for all documents of one application, and unlike that of any other
     * @return fails with 400 when one does not exist or is somebody else's
     */
    public Uni<Void> attach(
            SqlConnection connection, List<UUID> ids, String studentNumber, String purpose, String applicationId) {
        return rows.lock(connection, ids, studentNumber)
                .invoke(found -> requireAll(ids, found))
                .chain(() -> rows.attach(
                        connection, ids, applicationId, purpose, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Those of the documents that a student owns, for a dry run; fails with 400 when one is missing. */
    public Uni<List<Document>> require(SqlClient client, List<UUID> ids, String studentNumber) {
        return rows.owned(client, ids, studentNumber).invoke(found -> requireAll(ids, found));
    }

    /** The documents of an application, the earliest first. */
    public Uni<List<Document>> list(SqlClient client, String applicationId) {
        return rows.ofApplication(client, applicationId);
    }

    /** The application is over, whatever came of it: its documents are kept only as long as the regulation says. */
    public Uni<Void> release(SqlConnection connection, String applicationId) {
        return rows.release(connection, applicationId, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static void requireAll(List<UUID> ids, List<Document> found) {
        Set<UUID> known = found.stream().map(Document::id).collect(Collectors.toSet());
        List<InputViolation> missing = IntStream.range(0, ids.size())
                .filter(i -> !known.contains(ids.get(i)))
                .mapToObj(i -> new InputViolation("DOCUMENT_UNKNOWN", "/documentIds/" + i, Map.of("id", ids.get(i))))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing, null);
        }
    }
}
