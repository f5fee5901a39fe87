package dev.haksa.photoregister.store;

import dev.haksa.photoregister.ImportReport;
import dev.haksa.photoregister.ImportReport.ImportedFile;
import dev.haksa.photoregister.ImportReport.Outcome;
import dev.haksa.shared.problem.InputViolation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports as they are kept. */
final class ReportJson {
    private ReportJson() {}

    static JsonObject write(ImportReport report) {
        JsonArray files = new JsonArray();
        report.files().forEach(file -> files.add(write(file)));
        return new JsonObject()
                .put("dryRun", report.dryRun())
                .put("ignored", report.ignored())
                .put("files", files);
    }

    static ImportReport read(JsonObject report) {
        List<ImportedFile> files = objects(report.getJsonArray("files")).stream()
                .map(ReportJson::file)
                .toList();
        return new ImportReport(report.getBoolean("dryRun"), report.getInteger("ignored"), files);
    }

    private static JsonObject write(ImportedFile file) {
        JsonArray violations = new JsonArray();
        file.violations()
                .forEach(one -> violations.add(new JsonObject()
                        .put("code", one.code())
                        .put("pointer", one.pointer())
                        .put("facts", new JsonObject(one.facts()))));
        UUID photo = file.photoId();
        return new JsonObject()
                .put("place", file.place())
                .put("file", file.file())
                .put("studentNumber", file.studentNumber())
                .put("outcome", file.outcome().name())
                .put("photoId", photo == null ? null : photo.toString())
                .put("violations", violations);
    }

    private static ImportedFile file(JsonObject file) {
        @Nullable String photo = file.getString("photoId");
        return new ImportedFile(
                file.getInteger("place"),
                file.getString("file"),
                file.getString("studentNumber"),
                Outcome.valueOf(file.getString("outcome")),
                photo == null ? null : UUID.fromString(photo),
                objects(file.getJsonArray("violations")).stream()
                        .map(one -> new InputViolation(
                                one.getString("code"),
                                one.getString("pointer"),
                                one.getJsonObject("facts").getMap()))
                        .toList());
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
