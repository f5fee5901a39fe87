package dev.haksa.cardissuer;

import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.StudentData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A campaign of one department whose roster was sent and approved, written past its own feature. */
public final class CardStage {
    private final StudentData.Sql sql;
    private final FileStore files;
    private final IncomingFiles incoming;
    private final StudentData data;
    private final String code = "C" + UUID.randomUUID().toString().substring(0, 12);
    private final int campaign;

    public CardStage(StudentData.Sql sql, FileStore files, IncomingFiles incoming) {
        this.sql = sql;
        this.files = files;
        this.incoming = incoming;
        this.data = new StudentData(sql);
        LocalDate day = LocalDate.now();
        campaign = sql.run(
                        "insert into card_campaign (code, year, title_ko, title_en, state, opens_on, photo_until,"
                                + " roster_until, transmission_until, link_until, application_from, delivery_from,"
                                + " created_at, submitted_at, submitted_by, decided_at, decided_by)"
                                + " values ($1, 2026, '발급', 'Cards', 'APPROVED', $2, $2, $2, $2, $2, $2, $2, now(), now(),"
                                + " 'x', now(), 'x') returning id",
                        code,
                        day)
                .getFirst()
                .getInteger("id");
        sql.run(
                "insert into card_campaign_department (campaign_id, department_id) values ($1, $2)",
                campaign,
                data.department());
    }

    public String code() {
        return code;
    }

    public int department() {
        return data.department();
    }

    public String path() {
        return "/api/v1/card-campaigns/" + code;
    }

    /** Students on the roster, in the order of their numbers. */
    List<String> students(int number, String channel) {
        List<String> students = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            students.add(student("학생" + i, channel, Portraits.jpeg()));
        }
        students.sort(String::compareTo);
        return students;
    }

    public String student(String name, String channel, byte[] picture) {
        String student = data.student(name);
        sql.run(
                "update student set birth_date = '2000-01-01', nationality = $2 where student_number = $1",
                student,
                channel.equals("PAPER") ? "FOREIGN" : "DOMESTIC");
        String sha256 = keep(picture);
        UUID photo = UUID.randomUUID();
        sql.run(
                "insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,"
                        + " submitted_by_name, submitted_at, decided_by, decided_by_name, decided_at)"
                        + " values ($1, $2, 'APPROVED', $3, $4, 'STUDENT', 'x', 'x', now(), 'y', 'y', now())",
                photo,
                student,
                sha256,
                picture.length);
        sql.run(
                "insert into card_entry (campaign_id, department_id, student_number, kind, photo_id, photo_sha256, channel,"
                        + " changed_at, approved_at) values ($1, $2, $3, 'NEW_STUDENT', $4, $5, $6, now(), now())",
                campaign,
                data.department(),
                student,
                photo,
                sha256,
                channel);
        return student;
    }

    void state(String state) {
        sql.run("update card_campaign set state = $2 where id = $1", campaign, state);
    }

    String stateOf(String student) {
        return sql.run(
                        "select state || ' ' || channel from card_entry where campaign_id = $1 and student_number = $2",
                        campaign,
                        student)
                .getFirst()
                .getString(0);
    }

    /** Makes the file store forget a student's picture. */
    void losePicture(String student) {
        String sha256 = sql.run(
                        "select photo_sha256 from card_entry where campaign_id = $1 and student_number = $2",
                        campaign,
                        student)
                .getFirst()
                .getString(0);
        files.removeIfOlder(sha256, java.time.Instant.now().plusSeconds(60))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    public String keep(byte[] content) {
        try {
            Path path = Files.createTempFile("portrait", ".jpg");
            Files.write(path, content);
            var file = incoming.receive(path, content.length).await().atMost(Duration.ofSeconds(60));
            files.put(file).await().atMost(Duration.ofSeconds(60));
            Files.delete(path);
            return file.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
