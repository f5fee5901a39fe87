package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database lets no row of cards speak of another student's photo or entry. */
@QuarkusTest
class WhosePhotoTest extends CardBase {
    private static final String FROM_OTHER =
            " from student_photo o where o.student_number = $2 and o.state = 'APPROVED' and t.student_number = $1";

    @Test
    void nobodys_face_gets_under_another_name() {
        campaign();
        String one = studentWithPhoto();
        String other = studentWithPhoto();
        build();
        refuse(
                Map.of(
                        "update card_roster_item t set photo_id = o.id" + FROM_OTHER, "card_roster_item_photo",
                        "update card_roster_item t set photo_id = o.id, photo_sha256 = o.sha256" + FROM_OTHER,
                                "card_roster_item_photo",
                        "update card_roster_item t set photo_sha256 = o.sha256" + FROM_OTHER, "card_roster_item_photo",
                        "update card_roster_item t set confirmed_photo = o.id, confirmed_version = 1,"
                                        + " confirmed_at = now()" + FROM_OTHER,
                                "card_roster_item_confirmed"),
                one,
                other);
        confirmAll();
        send().statusCode(200);
        refuse(
                Map.of(
                        "update card_entry t set photo_id = o.id, photo_sha256 = o.sha256" + FROM_OTHER,
                                "card_entry_photo",
                        "update card_entry t set photo_sha256 = o.sha256" + FROM_OTHER, "card_entry_photo"),
                one,
                other);
        int failed = sql(
                        "insert into card_package (campaign_id, sequence, state, failure, entries, first_number, created_at,"
                                + " created_by, created_by_name) values ($1, 1, 'FAILED', 'X', 1, 1, now(), 'x', 'x')"
                                + " returning id",
                        campaignId())
                .getFirst()
                .getInteger("id");
        refuse(packaged(failed), one, other);
    }

    /** What follows the entry. */
    private static Map<String, String> packaged(int failed) {
        String entry =
                "insert into card_package_entry (package_id, campaign_id, number, entry_id, student_number, name,"
                        + " name_en, department, kind, channel, photo_sha256)"
                        + " select %s, e.campaign_id, 1, e.id, %s, 'x', '', 'x', 'NEW_STUDENT', 'MOBILE', %s"
                        + " from card_entry e, card_entry o where e.student_number = $1 and o.student_number = $2";
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(entry.formatted(failed, "o.student_number", "e.photo_sha256"), "card_package_entry_entry");
        changes.put(entry.formatted(failed, "e.student_number", "o.photo_sha256"), "card_package_entry_entry");
        changes.put(entry.formatted(0, "e.student_number", "e.photo_sha256"), "card_package_entry_package");
        changes.put(
                "insert into card_paper_application (entry_id, campaign_id, department_id, student_number, received_on,"
                        + " registered_at, registered_by, registered_by_name)"
                        + " select e.id, e.campaign_id, e.department_id, o.student_number, now(), now(), 'x', 'x'"
                        + " from card_entry e, card_entry o where e.student_number = $1 and o.student_number = $2",
                "card_paper_application_entry");
        changes.put(
                "insert into student_card (student_number, issued_on, source, entry_id, recorded_at)"
                        + " select o.student_number, '2024-03-21', 'CAMPAIGN', e.id, now()"
                        + " from card_entry e, card_entry o where e.student_number = $1 and o.student_number = $2",
                "student_card_entry");
        return changes;
    }

    private void refuse(Map<String, String> changes, String one, String other) {
        changes.forEach((change, constraint) -> assertThatThrownBy(() -> sql(change, one, other))
                .as(change)
                .hasMessageContaining("\"" + constraint + "\""));
    }
}
