package dev.haksa.shared.audit;

import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.ProblemException;
import io.vertx.core.json.JsonArray;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of the audit trail. */
public class AuditQuery {
    @QueryParam("actor")
    @Parameter(description = "Id of who did it. / 행위자 id")
    @Nullable
    String actor;

    @QueryParam("action")
    @Parameter(description = "For example STUDENT_ADVISED. / 행위")
    @Nullable
    String action;

    @QueryParam("subjectType")
    @Parameter(description = "For example STUDENT. / 대상 종류")
    @Nullable
    String subjectType;

    @QueryParam("subjectId")
    @Parameter(description = "Natural key of the subject. / 대상")
    @Nullable
    String subjectId;

    @QueryParam("from")
    @Parameter(
            description = "Not before this moment. / 이 시각부터",
            schema = @Schema(format = "date-time", examples = "2027-02-10T09:00:00+09:00"))
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(
            description = "Before this moment. / 이 시각 전까지",
            schema = @Schema(format = "date-time", examples = "2027-02-11T09:00:00+09:00"))
    @Nullable
    String to;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    @Parameter(description = "Most items of a page. / 한 쪽의 최대 건수")
    int limit = 50;

    @QueryParam("after")
    @Parameter(description = "The value of next in the page before. / 앞쪽 응답의 next 값")
    @Nullable
    String after;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "true: tell the number of all too. / true면 전체 건수도 답함")
    boolean count;

    /** What is asked for; a moment or cursor that cannot be read is refused. */
    AuditCriteria criteria() {
        return new AuditCriteria(
                actor, action, subjectType, subjectId, moment("from", from), moment("to", to), limit, before(), count);
    }

    private @Nullable Long before() {
        JsonArray cursor = Cursor.decode(after, 1);
        if (cursor == null) {
            return null;
        }
        if (cursor.getValue(0) instanceof Number id) {
            return id.longValue();
        }
        throw Cursor.invalid(null);
    }

    private static @Nullable OffsetDateTime moment(String name, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(
                    "WRONG_TYPE",
                    "?" + name,
                    Map.of("expected", "date-time with offset, e.g. 2026-11-23T10:00:00%2B09:00"));
        }
    }
}
