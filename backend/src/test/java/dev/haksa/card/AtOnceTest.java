package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.haksa.support.HeldLock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several words on the same student, and several who are at work on the same entries. */
@QuarkusTest
class AtOnceTest extends CardBase {
    private static final String CONFIRMATION = "{\"studentNumber\":\"%s\",\"photoId\":\"%s\",\"photoVersion\":1}";

    @Inject
    ApplicationAnnouncer announcer;

    @Test
    void of_two_words_on_one_student_the_one_on_the_present_photo_counts() {
        campaign();
        String student = studentWithPhoto();
        UUID old = photoOf(student);
        UUID present = photo(student, "APPROVED");
        for (List<UUID> seen : List.of(List.of(old, present), List.of(present, old), List.of(present, present))) {
            sql(
                    "update card_roster_item set confirmed_photo = null, confirmed_version = null, confirmed_at = null"
                            + " where student_number = $1",
                    student);
            staff().body("{\"confirmations\":[" + CONFIRMATION.formatted(student, seen.get(0)) + ","
                            + CONFIRMATION.formatted(student, seen.get(1)) + "]}")
                    .post(rosters() + "/confirmations")
                    .then()
                    .statusCode(200)
                    .body("roster.confirmed", equalTo(1))
                    .body("results.outcome", containsInAnyOrder("CONFIRMED", outcome(seen, present)));
        }
        send().statusCode(200).body("added", equalTo(List.of(student)));
    }

    private static String outcome(List<UUID> seen, UUID present) {
        return seen.stream().allMatch(present::equals) ? "CONFIRMED" : "PHOTO_CHANGED";
    }

    @Test
    void whoever_is_told_to_apply_waits_for_no_report_that_is_under_way() {
        campaign();
        List<String> students = List.of(studentWithPhoto(), studentWithPhoto());
        sendAll();
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        for (String state : List.of("SENT_TO_ISSUER", "ISSUER_LINKED")) {
            sql("update card_entry set state = $2 where campaign_id = $1", campaignId(), state);
        }
        day(19);
        int reported = Math.toIntExact(sql("select id from card_entry where student_number = $1", students.getLast())
                .getFirst()
                .getLong(0));
        try (HeldLock _ = HeldLock.onRow(pool, "card_entry", reported)) {
            announce();
            assertThat(events(students.getFirst())).containsOnlyOnce("card.application-open");
            assertThat(events(students.getLast())).doesNotContain("card.application-open");
        }
        announce();
        assertThat(students)
                .allSatisfy(student -> assertThat(events(student)).containsOnlyOnce("card.application-open"));
    }

    private void announce() {
        announcer.announce().await().atMost(Duration.ofSeconds(60));
    }

    private UUID photoOf(String student) {
        return sql("select id from student_photo where student_number = $1 and state = 'APPROVED'", student)
                .getFirst()
                .getUUID(0);
    }
}
