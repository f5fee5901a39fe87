package dev.haksa.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other features hear of photos, and what the database itself does not allow. */
@QuarkusTest
class StudentPhotosTest extends PhotoTest {
    @Inject
    StudentPhotos door;

    @Test
    void every_student_asked_for_has_a_standing() {
        String none = data.student("없음");
        String waiting = data.student("대기");
        String inReview = submitted(waiting);
        String approved = approved(student);
        String rejected = submitted(student);
        reject(rejected, "{\"reason\":\"ORIENTATION\"}").then().statusCode(200);
        Map<String, PhotoStanding> standings = standings(none, waiting, student);
        assertThat(standings).containsOnlyKeys(none, waiting, student);
        assertThat(standings.get(none)).isEqualTo(PhotoStanding.none(none));
        assertThat(standings.get(waiting).inReview().id()).hasToString(inReview);
        assertThat(standings.get(waiting).approved()).isNull();
        assertThat(standings.get(student).approved().id()).hasToString(approved);
        assertThat(standings.get(student).approved().decidedAt()).isNotNull();
        assertThat(standings.get(student).rejected().reason()).isEqualTo(RejectionReason.ORIENTATION);
    }

    @Test
    void a_rejection_before_the_approved_photo_is_forgotten_and_the_newest_counts() {
        reject(submitted(student), "{\"reason\":\"MARGINS\"}").then().statusCode(200);
        String newest = submitted(student);
        reject(newest, "{\"reason\":\"QUALITY\"}").then().statusCode(200);
        assertThat(standings(student).get(student).rejected().id()).hasToString(newest);
        approved(student);
        assertThat(standings(student).get(student).rejected()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"APPROVED,REJECTED", "APPROVED,SUBMITTED", "SUPERSEDED,APPROVED", "SUBMITTED,PREVIEW"})
    void the_database_allows_no_other_way_of_a_photo(String from, String to) {
        String id = submitted(student);
        if (!from.equals("SUBMITTED")) {
            approve(id).then().statusCode(200);
        }
        if (from.equals("SUPERSEDED")) {
            approved(student);
        }
        assertThatThrownBy(() -> sql("update student_photo set state = $2 where id = $1::text::uuid", id, to))
                .hasStackTraceContaining("a photo does not become");
        assertThat(state(id)).isEqualTo(from);
    }

    @Test
    void the_database_rewrites_and_deletes_nothing() {
        String id = submitted(student);
        reject(id, "{\"reason\":\"QUALITY\"}").then().statusCode(200);
        for (String change : List.of(
                "rejection = 'MARGINS'",
                "decided_at = now()",
                "sha256 = repeat('a', 64)",
                "submitted_at = now()",
                "submitted_by_name = 'x'")) {
            assertThatThrownBy(() -> sql("update student_photo set " + change + " where id = $1::text::uuid", id))
                    .hasStackTraceContaining("not rewritten");
        }
        assertThatThrownBy(() -> sql("delete from student_photo where id = $1::text::uuid", id))
                .hasStackTraceContaining("only previews");
        assertThatThrownBy(() -> sql(
                        "insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,"
                                + " submitted_by_name, submitted_at) select gen_random_uuid(), student_number, 'SUBMITTED',"
                                + " sha256, size_bytes, source, submitted_by, submitted_by_name, now() from student_photo"
                                + " cross join generate_series(1, 2) where id = $1::text::uuid",
                        id))
                .hasStackTraceContaining("student_photo_in_review");
    }

    private Map<String, PhotoStanding> standings(String... numbers) {
        return door.standings(pool, List.of(numbers)).await().atMost(Duration.ofSeconds(60));
    }
}
