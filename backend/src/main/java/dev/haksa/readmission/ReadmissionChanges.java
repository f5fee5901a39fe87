package dev.haksa.readmission;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Channel;
import dev.haksa.change.RecordChanges;
import dev.haksa.document.Documents;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Each application is carried by a change of record: the head confirms, the president approves who has accepted, and the
 * workflow carries it out when the term starts. What becomes of the application is followed here.
 */
@ApplicationScoped
class ReadmissionChanges {
    private static final String FORM = "APPLICATION_FORM";

    private final RecordChanges changes;
    private final ApplicationRows applications;
    private final Documents documents;

    ReadmissionChanges(RecordChanges changes, ApplicationRows applications, Documents documents) {
        this.changes = changes;
        this.applications = applications;
        this.documents = documents;
    }

    /** Files the change of record of a new application, with its scans; answers what to publish last. */
    Uni<List<OutboxEvent>> file(
            SqlConnection connection, Application application, Filing filing, Caller caller, Instant at) {
        List<UUID> ids =
                filing.evidence().stream().map(ChangeDraft.Evidence::documentId).toList();
        return documents
                .attach(connection, ids, application.studentNumber(), FORM, documentsOf(application))
                .chain(() -> file(connection, draft(application, filing), application, caller, at));
    }

    /**
     * Cancels the change of an application that has ended, and files it anew for one that had lapsed and was paid in time
     * after all; answers what to publish last.
     */
    Uni<List<OutboxEvent>> follow(SqlConnection connection, Application after, Caller caller, Instant at) {
        Integer changeId = after.changeId();
        if (changeId == null || after.state() == ReadmissionState.READMITTED) {
            return Uni.createFrom().item(List.of());
        }
        return changes.status(connection, changeId).chain(status -> {
            if (!after.state().isOpen() && status.state().isOpen()) {
                return changes.cancel(connection, changeId, reason(after), caller, at);
            }
            return after.state() == ReadmissionState.ACCEPTED && !status.state().isOpen()
                    ? fileAgain(connection, after, caller, at)
                    : Uni.createFrom().item(List.of());
        });
    }

    private Uni<List<OutboxEvent>> file(
            SqlConnection connection, ChangeDraft draft, Application application, Caller caller, Instant at) {
        return changes.file(connection, draft, caller, at)
                .call(filed -> applications.carriedBy(connection, application.id(), filed.id()))
                .map(filed -> filed.events());
    }

    private static ChangeDraft draft(Application application, Filing filing) {
        return new ChangeDraft(
                ChangeKind.READMISSION,
                application.studentNumber(),
                filing.channel(),
                filing.receivedOn(),
                filing.reason(),
                details(application),
                filing.evidence());
    }

    /** The paper and its scans are those of the first time. */
    private Uni<List<OutboxEvent>> fileAgain(
            SqlConnection connection, Application application, Caller caller, Instant at) {
        return documents
                .list(connection, documentsOf(application))
                .map(found -> new ChangeDraft(
                        ChangeKind.READMISSION,
                        application.studentNumber(),
                        Channel.POST,
                        application.receivedOn(),
                        "수속비 납부 확인",
                        details(application),
                        found.stream()
                                .map(one -> new ChangeDraft.Evidence(FORM, one.id()))
                                .toList()))
                .chain(draft -> file(connection, draft, application, caller, at));
    }

    private static String documentsOf(Application application) {
        return "readmission/" + application.id();
    }

    private static JsonObject details(Application application) {
        return new JsonObject().put("applicationId", application.id());
    }

    private static String reason(Application application) {
        String given = application.reason();
        return given == null ? "수속비 미납으로 합격 취소" : given;
    }
}
