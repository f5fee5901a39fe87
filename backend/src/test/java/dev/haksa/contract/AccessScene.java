package dev.haksa.contract;

import dev.haksa.cardissuer.CardStage;
import dev.haksa.cardissuer.Portraits;
import dev.haksa.shared.time.Times;
import dev.haksa.support.StudentData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A department with a student of whom there is everything that the table of {@link AccessTest} speaks of. */
final class AccessScene {
    private final StudentData.Sql sql;
    private final CardStage stage;
    private final String student;
    private final UUID photo;
    private final int disclosure;
    private final String fingerprint;
    private final int elsewhere;

    AccessScene(StudentData.Sql sql, CardStage stage) {
        this.sql = sql;
        this.stage = stage;
        this.student = stage.student("이찾는" + stage.code().substring(1, 7), "PAPER", Portraits.jpeg());
        this.photo = inReview();
        this.disclosure = disclosure();
        this.fingerprint = withdrawn();
        this.elsewhere = new StudentData(sql).department();
        form();
        anImport();
    }

    String student() {
        return student;
    }

    int department() {
        return stage.department();
    }

    int elsewhere() {
        return elsewhere;
    }

    String packages() {
        return stage.path() + "/packages";
    }

    /** What stands for {@code {name}} in paths and bodies. */
    String fill(String template) {
        LocalDate today = LocalDate.now(Times.SEOUL);
        Map<String, Object> values = Map.ofEntries(
                Map.entry("code", stage.code()),
                Map.entry("department", stage.department()),
                Map.entry("studentNumber", student),
                Map.entry("sequence", 1),
                Map.entry("fingerprint", fingerprint),
                Map.entry("id", template.contains("/disclosures") ? disclosure : photo),
                Map.entry("photo", photo),
                Map.entry("sha256", sha256()),
                Map.entry("today", today),
                Map.entry("random", UUID.randomUUID()));
        String filled = template;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return filled;
    }

    /** Whether a text speaks of the student or of the department. */
    boolean isIn(String text) {
        return text.contains(student) || text.contains("\"departmentId\":" + stage.department() + ",");
    }

    /** An archive with a photo of the student. */
    byte[] archive() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(student + ".jpg"));
            zip.write(Portraits.jpeg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Everything that is kept of the student and the campaign, to see whether it changed. */
    List<String> kept() {
        List<String> kept = new ArrayList<>();
        for (String table : List.of(
                "student_photo",
                "card_entry",
                "card_declaration",
                "card_paper_application",
                "student_card",
                "student_particulars",
                "resident_number",
                "resident_number_read",
                "resident_number_proposal",
                "disclosure")) {
            kept.addAll(rows("select t::text from " + table + " t where student_number = $1", student));
        }
        kept.addAll(rows(
                "select t::text from card_roster t join card_campaign c on c.id = t.campaign_id where c.code = $1",
                stage.code()));
        kept.addAll(rows("select t::text from card_campaign t where code = $1", stage.code()));
        kept.addAll(rows(
                "select t::text from card_report t join card_campaign c on c.id = t.campaign_id where c.code = $1",
                stage.code()));
        kept.addAll(rows(
                "select t.sequence || ' ' || (t.transmitted_at is null) from card_package t"
                        + " join card_campaign c on c.id = t.campaign_id where c.code = $1",
                stage.code()));
        kept.sort(String::compareTo);
        return kept;
    }

    private List<String> rows(String statement, Object value) {
        return sql.run(statement, value).stream().map(row -> row.getString(0)).toList();
    }

    private String sha256() {
        return rows(
                        "select coalesce(p.sha256, repeat('0', 64)) from card_package p join card_campaign c"
                                + " on c.id = p.campaign_id where c.code = $1",
                        stage.code())
                .stream()
                .findFirst()
                .orElse("0".repeat(64));
    }

    private UUID inReview() {
        UUID id = UUID.randomUUID();
        byte[] picture = Portraits.jpeg();
        sql.run(
                "insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,"
                        + " submitted_by_name, submitted_at) values ($1, $2, 'SUBMITTED', $3, $4, 'STUDENT', 'x', 'x', now())",
                id,
                student,
                stage.keep(picture),
                picture.length);
        return id;
    }

    private int disclosure() {
        return sql.run(
                        "insert into disclosure (student_number, capacity, department_id, purpose, pledge_document_id,"
                                + " state, requested_at, decided_by, decided_by_name, decided_at, reason, expires_at)"
                                + " values ($1, 'DEPARTMENT_REPRESENTATIVE', $2, '학과 행사 연락', $3, 'GRANTED', now(), 'x', 'x',"
                                + " now(), '서약서 확인', now() + interval '1 day') returning id",
                        student,
                        stage.department(),
                        UUID.randomUUID())
                .getFirst()
                .getInteger(0);
    }

    /** A certificate that packages are not encrypted to any more. */
    private String withdrawn() {
        String hex = UUID.randomUUID().toString().replace("-", "");
        sql.run(
                "insert into card_certificate (fingerprint, pem, subject, not_before, not_after, added_at, added_by_name,"
                        + " withdrawn_at) values ($1, 'x', 'CN=x', now() - interval '2 days', now() - interval '1 day',"
                        + " now(), 'x', now())",
                hex + hex);
        return hex + hex;
    }

    private void form() {
        sql.run(
                "insert into card_paper_application (entry_id, campaign_id, department_id, student_number, received_on,"
                        + " registered_at, registered_by, registered_by_name)"
                        + " select e.id, e.campaign_id, e.department_id, e.student_number, $2, now(), 'x', 'x'"
                        + " from card_entry e where e.student_number = $1",
                student,
                LocalDate.now(Times.SEOUL));
    }

    /** Somebody else's; its number is that of the photo. */
    private void anImport() {
        sql.run(
                "insert into photo_import (id, requested_by, requested_by_name, reason, approve, crop, dry_run, files,"
                        + " created_at) values ($1, 'x', 'x', 'x', false, false, true, 0, now())",
                photo);
    }
}
