package dev.haksa.dismissal;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Channel;
import dev.haksa.change.RecordChanges;
import dev.haksa.dismissal.domain.Ground;
import dev.haksa.dismissal.store.ItemRows;
import dev.haksa.dismissal.store.NoticeRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What doing an item means: telling the student, or filing the dismissal for the president. */
@ApplicationScoped
class DismissalDoing {
    private final NoticeRows notices;
    private final DismissalRegulation regulation;
    private final RecordChanges changes;
    private final AuditTrail audit;

    DismissalDoing(NoticeRows notices, DismissalRegulation regulation, RecordChanges changes, AuditTrail audit) {
        this.notices = notices;
        this.regulation = regulation;
        this.changes = changes;
        this.audit = audit;
    }

    /** Which item, on whose behalf, and when. */
    record Scene(DismissalBatch batch, DismissalItem item, Caller caller, Instant at) {
        LocalDate today() {
            return Times.day(at);
        }
    }

    /** What came of it, and what to tell. */
    record Done(ItemRows.Result result, List<OutboxEvent> events) {}

    /** Does one item in the transaction that is open. */
    Uni<Done> carryOut(SqlConnection connection, Scene scene, Ground ground) {
        return switch (scene.batch().kind()) {
            case RETURN_NOTICE -> tell(connection, scene, ground, NoticeRows.Kind.RETURN);
            case PRIOR_NOTICE -> tell(connection, scene, ground, NoticeRows.Kind.PRIOR);
            case DISMISSAL -> file(connection, scene, ground);
        };
    }

    private Uni<Done> tell(SqlConnection connection, Scene scene, Ground ground, NoticeRows.Kind kind) {
        LocalDate until = kind == NoticeRows.Kind.RETURN
                ? later(scene.today(), scene.item().found().lastDay())
                : regulation.waitUntil(scene.today());
        NoticeRows.NewNotice notice = new NoticeRows.NewNotice(
                kind,
                scene.item().studentNumber(),
                scene.batch().term().id(),
                ground,
                scene.item().id(),
                scene.today(),
                until);
        ItemRows.Result result = new ItemRows.Result(ItemOutcome.DONE, null, null);
        return notices.give(connection, notice, scene.at())
                .call(() -> record(connection, scene, ground, until))
                .map(given -> new Done(result, given ? List.of(told(scene, ground, kind, until)) : List.of()));
    }

    private Uni<Done> file(SqlConnection connection, Scene scene, Ground ground) {
        JsonObject details = new JsonObject()
                .put("ground", ground.name())
                .put("term", scene.batch().term().code().toString());
        ChangeDraft draft = new ChangeDraft(
                ChangeKind.DISMISSAL,
                scene.item().studentNumber(),
                Channel.OFFICE,
                scene.today(),
                reason(ground),
                details,
                List.of());
        return changes.file(connection, draft, scene.caller(), scene.at())
                .map(filed -> new Done(new ItemRows.Result(ItemOutcome.DONE, null, filed.id()), filed.events()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String reason(Ground ground) {
        return switch (ground) {
            case NOT_RETURNED -> "휴학 기간 만료 후 미복학";
            case MILITARY -> "군입대 휴학 기간 만료 후 미복학";
            case NOT_REGISTERED -> "등록 기간 내 미등록";
        };
    }

    private Uni<Void> record(SqlConnection connection, Scene scene, Ground ground, LocalDate until) {
        Map<String, Object> details = Map.of(
                "batchId", scene.batch().id(),
                "kind", scene.batch().kind().name(),
                "term", scene.batch().term().code().toString(),
                "ground", ground.name(),
                "until", until.toString());
        AuditEvent event = AuditEvent.of(
                scene.at(),
                scene.caller(),
                scene.batch().kind() == BatchKind.RETURN_NOTICE ? "RETURN_NOTICE_GIVEN" : "DISMISSAL_NOTICE_GIVEN",
                "STUDENT",
                scene.item().studentNumber(),
                details);
        return audit.record(connection, List.of(event));
    }

    private static OutboxEvent told(Scene scene, Ground ground, NoticeRows.Kind kind, LocalDate until) {
        DismissalItem item = scene.item();
        String term = scene.batch().term().code().toString();
        JsonObject payload = new JsonObject()
                .put("studentNumber", item.studentNumber())
                .put("term", term)
                .put("ground", ground.name())
                .put("cause", ground.name())
                .put("startsOn", scene.batch().term().startsOn().toString())
                .put("until", until.toString());
        LocalDate ends = item.found().leaveEndsOn();
        if (ends != null) {
            payload.put("leaveEndsOn", ends.toString());
        }
        String type = kind == NoticeRows.Kind.RETURN ? "return.notice-given" : "dismissal.notice-given";
        return new OutboxEvent(
                type,
                item.studentNumber() + "/" + term,
                item.studentNumber(),
                payload,
                scene.caller().correlationId());
    }
}
