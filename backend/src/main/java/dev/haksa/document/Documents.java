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

    /**
     * Makes sure that a document belongs to a student and to no application yet, and that nobody attaches it until the
     * transaction ends.
     *
     * @param pointer where the client sent its id
     * @return fails with 400 when it does not exist, is somebody else's or is attached
     */
    public Uni<Void> requireUnused(SqlConnection connection, UUID id, String studentNumber, String pointer) {
        return rows.lockAlone(connection, id, studentNumber)
                .invoke(found -> requireUnused(found, id, pointer))
                .replaceWithVoid();
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

    private static void requireUnused(List<Document> found, UUID id, String pointer) {
        if (found.isEmpty()) {
            throw ProblemException.invalid("DOCUMENT_UNKNOWN", pointer, Map.of("id", id));
        }
        if (found.getFirst().attached()) {
            throw ProblemException.invalid("DOCUMENT_ATTACHED", pointer, Map.of("id", id));
        }
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
