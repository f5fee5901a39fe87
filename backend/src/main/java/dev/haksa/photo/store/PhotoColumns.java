package dev.haksa.photo.store;

import dev.haksa.photo.ListedPhoto;
import dev.haksa.photo.PhotoSource;
import dev.haksa.photo.PhotoState;
import dev.haksa.photo.RejectionReason;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.check.Finding;
import dev.haksa.photo.check.FindingCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between rows and records. */
final class PhotoColumns {
    static final String COLUMNS = """
            photo.id, photo.student_number, photo.state, photo.sha256, photo.size_bytes, photo.cropped,
            photo.turned_degrees, photo.findings, photo.source, photo.reason, photo.submitted_by,
            photo.submitted_by_name, photo.submitted_at, photo.rejection, photo.rejection_note, photo.decided_by_name,
            photo.decided_at, photo.ended_at, photo.content_removed_at, photo.version
            """;
    static final String LISTED = "select " + COLUMNS + """
            , student.name as student_name, program.department_id, department.name_ko as department_name,
                   (select sum(every.version) from student_photo every
                     where every.student_number = photo.student_number and every.state <> 'PREVIEW') as photos_version
              from student_photo photo
              join student on student.student_number = photo.student_number
              join program on program.id = student.program_id
              join department on department.id = program.department_id
            """;

    private PhotoColumns() {}

    static ListedPhoto listed(Row row) {
        return new ListedPhoto(
                photo(row),
                row.getString("student_name"),
                row.getInteger("department_id"),
                row.getString("department_name"),
                version(row),
                null);
    }

    /** Of all photos of a student together; 0 when there are none. */
    static int version(Row row) {
        @Nullable Long sum = row.getLong("photos_version");
        return sum == null ? 0 : Math.toIntExact(sum);
    }

    static StudentPhoto photo(Row row) {
        @Nullable String rejection = row.getString("rejection");
        return new StudentPhoto(
                row.getUUID("id"),
                row.getString("student_number"),
                PhotoState.valueOf(row.getString("state")),
                row.getString("sha256"),
                row.getInteger("size_bytes"),
                row.getBoolean("cropped"),
                row.getInteger("turned_degrees"),
                findings(row.getJsonArray("findings")),
                PhotoSource.valueOf(row.getString("source")),
                row.getString("reason"),
                row.getString("submitted_by"),
                row.getString("submitted_by_name"),
                row.getOffsetDateTime("submitted_at").toInstant(),
                rejection == null ? null : RejectionReason.valueOf(rejection),
                row.getString("rejection_note"),
                row.getString("decided_by_name"),
                instant(row, "decided_at"),
                instant(row, "ended_at"),
                instant(row, "content_removed_at"),
                row.getInteger("version"));
    }

    static JsonArray json(List<Finding> findings) {
        JsonArray array = new JsonArray();
        findings.forEach(finding -> array.add(new JsonObject()
                .put("code", finding.code().name())
                .put("confidence", finding.confidence())
                .put("facts", new JsonObject(finding.facts()))));
        return array;
    }

    private static List<Finding> findings(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(one -> new Finding(
                        FindingCode.valueOf(one.getString("code")),
                        one.getInteger("confidence"),
                        one.getJsonObject("facts", new JsonObject()).getMap()))
                .toList();
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
