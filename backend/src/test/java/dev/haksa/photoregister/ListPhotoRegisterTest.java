package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListPhotoRegisterTest extends HttpTest {
    private static final String PATH = "/api/v1/photo-register";
    private static final String SHA = "0123456789abcdef".repeat(4);

    private StudentData data;
    private String own;
    private String approved;
    private String waiting;
    private String rejected;
    private String without;
    private UUID photo;
    private UUID waitingPhoto;

    /** Of a: one that counts. Of b: one that counts and a newer in review. Of c: rejected after one counted. Of d: none. */
    @BeforeEach
    void fourStudents() {
        data = new StudentData(this::sql);
        own = PATH + "?department=" + data.department();
        approved = RegisterData.student(data, this::sql, "가나다", 0, "A");
        waiting = RegisterData.student(data, this::sql, "나다라", 40, "A");
        rejected = RegisterData.student(data, this::sql, "다라마", 40, "B");
        without = RegisterData.student(data, this::sql, "라마바", 120, null);
        photo = RegisterData.photo(this::sql, approved, "APPROVED", SHA, "2024-03-05T10:00:00+09:00");
        RegisterData.photo(this::sql, approved, "REJECTED", SHA, "2024-03-04T10:00:00+09:00");
        RegisterData.photo(this::sql, waiting, "APPROVED", SHA, "2024-03-05T10:00:00+09:00");
        waitingPhoto = RegisterData.photo(this::sql, waiting, "SUBMITTED", SHA, "2024-03-06T10:00:00+09:00");
        RegisterData.photo(this::sql, rejected, "REJECTED", SHA, "2024-03-05T10:00:00+09:00");
        sql("update department set faculty_ko = '공학계열' where id = $1", data.department());
        sql("update student set nationality = 'FOREIGN', state = 'ON_LEAVE' where student_number = $1", without);
        sql("update student set study_time = 'EVENING' where student_number = $1", rejected);
    }

    @Test
    void shows_every_student_of_the_department_with_how_the_photo_stands() {
        asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .get(own + "&sort=name&count=true")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.studentNumber", contains(approved, waiting, rejected, without))
                .body("items.photoState", contains("APPROVED", "IN_REVIEW", "REJECTED", "NONE"))
                .body("items.hasPhoto", contains(true, true, false, false))
                .body("items.yearLevel", contains(1, 2, 2, 4))
                .body("items.classGroup", contains("A", "A", "B", ""))
                .body("items[0].faculty", equalTo("공학계열"))
                .body("items[0].department.id", equalTo(data.department()))
                .body("items[0].program.code", equalTo(data.programCode()))
                .body("items[0].links.picture", equalTo("/api/v1/photos/" + photo + "/content"))
                .body("items[0].rejection", nullValue())
                .body("items[1].links.photo", equalTo("/api/v1/photos/" + waitingPhoto))
                .body("items[2].rejection", equalTo("MARGINS"))
                .body("items[2].studyTime", equalTo("EVENING"))
                .body("items[3].links.photo", nullValue())
                .body("items[3].state", equalTo("ON_LEAVE"))
                .body("items[3].nationality", equalTo("FOREIGN"))
                .body("count", equalTo(4))
                .body("photos.withPhoto", equalTo(2))
                .body("photos.withoutPhoto", equalTo(2))
                .body("photos.inReview", equalTo(1))
                .body("photos.rejected", equalTo(1));
    }

    @Test
    void every_filter_narrows() {
        expect("&photo=WITH", approved, waiting);
        expect("&photo=WITHOUT", rejected, without);
        expect("&photo=IN_REVIEW", waiting);
        expect("&photo=REJECTED", rejected);
        expect("&photo=REJECTED&photo=IN_REVIEW", waiting, rejected);
        expect("&yearLevel=2", waiting, rejected);
        expect("&yearLevel=1&yearLevel=4", approved, without);
        expect("&state=ON_LEAVE", without);
        expect("&nationality=DOMESTIC", approved, waiting, rejected);
        expect("&studyTime=EVENING", rejected);
        expect("&classGroup=A", approved, waiting);
        expect("&program=" + data.programCode(), approved, waiting, rejected, without);
        expect("&program=none");
        as("ACADEMIC_AFFAIRS")
                .queryParam("department", data.department())
                .queryParam("name", "나다")
                .get(PATH)
                .then()
                .body("items.studentNumber", containsInAnyOrder(approved, waiting));
    }

    @Test
    void the_counts_tell_of_the_selection_whatever_photo_is_asked_for() {
        as("ACADEMIC_AFFAIRS")
                .get(own + "&photo=WITH&yearLevel=2&count=true")
                .then()
                .body("count", equalTo(1))
                .body("photos.withPhoto", equalTo(1))
                .body("photos.withoutPhoto", equalTo(1))
                .body("photos.rejected", equalTo(1));
    }

    @Test
    void a_part_of_either_name_finds_a_student() {
        sql("update student set name_en = 'Kim Ha-Neul' where student_number = $1", approved);
        sql("update student set name = '100%_가' where student_number = $1", without);
        expect("&name=가나다", approved);
        expect("&name=나다", approved, waiting);
        expect("&name=라", waiting, rejected);
        expect("&name=kim", approved);
        expect("&name=HA-neu", approved);
        expect("&name=k", approved);
        expect("&name=%_", without);
        expect("&name=%", without);
        expect("&name=다가");
        expect("&name=다 Kim");
    }

    @Test
    void whom_a_list_showed_to_whom_is_on_record() {
        String correlation = as("ACADEMIC_AFFAIRS")
                .get(own + "&photo=WITHOUT&sort=-name&name=라마")
                .header("X-Correlation-Id");
        Row entry = sql(
                        "select actor_roles, details from audit_entry where action = 'PHOTO_REGISTER_LISTED'"
                                + " and correlation_id = $1",
                        correlation)
                .getFirst();
        assertThat(entry.getString("actor_roles")).isEqualTo("ACADEMIC_AFFAIRS");
        JsonObject details = entry.getJsonObject("details");
        assertThat(details.getJsonArray("studentNumbers"))
                .isEqualTo(new JsonArray().add(without).add(rejected));
        assertThat(details.getJsonObject("criteria").getString("name")).isEqualTo("라마");
        as("ACADEMIC_AFFAIRS").get(own).then().statusCode(200);
        assertThat(sql(
                        "select 1 from audit_entry where action = 'PHOTO_REGISTER_LISTED'"
                                + " and details -> 'studentNumbers' ?& $1::text[]",
                        (Object) new String[] {approved, waiting, rejected, without}))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_named() {
        String name = as("ACADEMIC_AFFAIRS").get(own + "&limit=1&sort=name").path("next");
        for (String wrong : List.of(
                "&photo=SOME",
                "&state=ASLEEP",
                "&nationality=X",
                "&studyTime=NOON",
                "&yearLevel=x",
                "&sort=birthDate",
                "&after=abc",
                "&sort=-name&after=" + name,
                "&sort=faculty&after=" + name)) {
            as("ACADEMIC_AFFAIRS").get(own + wrong).then().statusCode(400).body("violations", hasSize(1));
        }
    }

    @Test
    void departments_see_their_own_students_only() {
        anonymous().get(own).then().statusCode(401);
        for (String role : List.of("STUDENT", "PROFESSOR", "AUDITOR")) {
            as(role).get(own).then().statusCode(403);
        }
        int other = new StudentData(this::sql).department();
        asStaffOf(other, "DEPARTMENT_HEAD").get(own + "&count=true").then().body("count", equalTo(0));
        asStaffOf(other, "DEPARTMENT_STAFF").get(PATH + "?name=가나다").then().body("items", hasSize(0));
        as("DEPARTMENT_STAFF").get(own + "&count=true").then().body("count", equalTo(0));
    }

    private void expect(String filter, String... students) {
        List<String> found = as("ACADEMIC_AFFAIRS").get(own + filter).path("items.studentNumber");
        assertThat(found).as(filter).containsExactlyInAnyOrder(students);
    }
}
