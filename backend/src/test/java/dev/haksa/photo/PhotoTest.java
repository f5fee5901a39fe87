package dev.haksa.photo;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What tests of photos have in common: a student of a department of its own. */
abstract class PhotoTest extends HttpTest {
    static final String OWN = "/api/v1/students/me/photos";
    static final String STANDING = "/api/v1/students/me/photo";
    static final String PHOTOS = "/api/v1/photos";
    static final String REVIEWS = "/api/v1/photo-reviews";

    StudentData data;
    String student;

    @BeforeEach
    void aStudent() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    RequestSpecification staff() {
        return asStaffOf(data.department(), "DEPARTMENT_STAFF");
    }

    RequestSpecification otherStaff() {
        return asStaffOf(data.department() + 1_000_000, "DEPARTMENT_STAFF");
    }

    Response upload(String who, byte[] picture) {
        return upload(asStudent(who), picture);
    }

    Response upload(RequestSpecification who, byte[] picture) {
        return who.contentType("image/jpeg").body(picture).post(OWN);
    }

    /** A photo in review; answers its id. */
    String submitted(String who) {
        return upload(who, Pictures.portrait()).then().statusCode(201).extract().path("photo.id");
    }

    /** A photo that counts; answers its id. */
    String approved(String who) {
        String id = submitted(who);
        approve(id).then().statusCode(200);
        return id;
    }

    Response approve(String id) {
        return staff().header("If-Match", "\"1\"").post(PHOTOS + "/" + id + "/approval");
    }

    Response reject(String id, String body) {
        return staff().header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(body)
                .post(PHOTOS + "/" + id + "/rejection");
    }

    String state(String id) {
        return sql("select state from student_photo where id = $1::text::uuid", id)
                .getFirst()
                .getString(0);
    }

    long photos(String who) {
        return sql("select count(*) from student_photo where student_number = $1", who)
                .getFirst()
                .getLong(0);
    }

    List<String> audited(String id) {
        return sql("select action from audit_entry where subject_type = 'PHOTO' and subject_id = $1 order by id", id)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    List<String> events(String who) {
        return sql("select type from outbox_event where student_number = $1 and type like 'photo.%' order by id", who)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
