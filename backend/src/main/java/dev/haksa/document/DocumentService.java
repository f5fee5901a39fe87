package dev.haksa.document;

import dev.haksa.document.DocumentIntake.Kept;
import dev.haksa.document.domain.FileName;
import dev.haksa.document.store.DocumentRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.FileLinks;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receives files that strangers send, and hands them out to those whom they concern. */
@ApplicationScoped
public class DocumentService {
    /** Most bytes of a file. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final Duration LINK_LIFE = Duration.ofMinutes(5);

    private final StudentService students;
    private final DocumentRows rows;
    private final DocumentAccess access;
    private final DocumentIntake intake;
    private final FileLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    DocumentService(
            StudentService students,
            DocumentRows rows,
            DocumentAccess access,
            DocumentIntake intake,
            FileLinks links,
            AuditTrail audit,
            Clock clock) {
        this.students = students;
        this.rows = rows;
        this.access = access;
        this.intake = intake;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Receives a file for the caller's own record or, by staff, for a student whom they may see.
     *
     * @return fails with 400 and the reason when the content is not acceptable, 404 when there is no such student, 413
     *     beyond {@link #MOST_BYTES}, 429 when the caller handed in as many as allowed today, 503 when too many files wait
     */
    public Uni<Document> upload(NewDocument fields, Multi<Buffer> content, Caller caller) {
        return upload(fields, intake.take(content), caller);
    }

    /** The same for a file that the platform has received already. */
    public Uni<Document> upload(NewDocument fields, Path uploaded, Caller caller) {
        return upload(fields, intake.take(uploaded), caller);
    }

    private Uni<Document> upload(NewDocument fields, Uni<Kept> taken, Caller caller) {
        return owner(fields.studentNumber(), caller)
                .call(owner -> intake.count(owner, caller))
                .chain(owner -> intake.counted(
                        owner, caller, taken.chain(kept -> save(kept, owner, fields.fileName(), caller))));
    }

    /** A document that the caller may see; 404 otherwise. Looking at another's is recorded. */
    public Uni<Document> find(UUID id, Caller caller) {
        return visible(id, caller).call(document -> noteReading(document, "DOCUMENT_SEEN", caller));
    }

    /** What to answer with when the caller may see the content; 404 otherwise. Reading another's is recorded. */
    public Uni<FileLink> open(UUID id, Caller caller) {
        return visible(id, caller)
                .call(document -> noteReading(document, "DOCUMENT_READ", caller))
                .map(DocumentService::file);
    }

    /** The same as a link that works without token for some minutes; what is recorded is that it was given out. */
    public Uni<SignedLink> link(UUID id, Caller caller) {
        return visible(id, caller)
                .call(document -> noteReading(document, "DOCUMENT_LINKED", caller))
                .map(document -> links.sign(file(document), LINK_LIFE, caller.id()));
    }

    /** Never as what it is: a browser shall save what a stranger sent, not show it. */
    private static FileLink file(Document document) {
        return new FileLink(document.sha256(), "application/octet-stream", document.fileName());
    }

    private Uni<String> owner(@Nullable String studentNumber, Caller caller) {
        if (studentNumber == null || studentNumber.equals(caller.studentNumber())) {
            return students.own(caller).map(own -> own.standing().studentNumber());
        }
        return students.find(studentNumber, caller).map(found -> studentNumber);
    }

    private Uni<Document> save(Kept kept, String owner, String fileName, Caller caller) {
        Document document = document(kept, owner, fileName, caller);
        return rows.inTransaction(connection -> rows.insert(connection, document)
                        .chain(() -> audit.record(connection, List.of(event("DOCUMENT_UPLOADED", document, caller)))))
                .replaceWith(document);
    }

    private Document document(Kept kept, String owner, String fileName, Caller caller) {
        return new Document(
                UUID.randomUUID(),
                owner,
                FileName.of(fileName, kept.format().ending()),
                kept.format().mediaType(),
                kept.sizeBytes(),
                kept.sha256(),
                caller.id(),
                caller.name(),
                !owner.equals(caller.studentNumber()),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false);
    }

    private Uni<Document> visible(UUID id, Caller caller) {
        return rows.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("document", id))
                .call(found -> access.allows(found, caller).invoke(allowed -> requireVisible(allowed, id)))
                .map(DocumentRows.Found::document);
    }

    private static void requireVisible(boolean allowed, UUID id) {
        if (!allowed) {
            throw ProblemException.notFound("document", id);
        }
    }

    private Uni<Void> noteReading(Document document, String action, Caller caller) {
        return document.studentNumber().equals(caller.studentNumber())
                ? Uni.createFrom().voidItem()
                : rows.inTransaction(connection -> audit.record(connection, List.of(event(action, document, caller))));
    }

    private AuditEvent event(String action, Document document, Caller caller) {
        Map<String, Object> details = Map.of(
                "studentNumber", document.studentNumber(),
                "sha256", document.sha256(),
                "sizeBytes", document.sizeBytes(),
                "mediaType", document.mediaType());
        return AuditEvent.of(
                clock.instant(), caller, action, "DOCUMENT", document.id().toString(), details);
    }
}
