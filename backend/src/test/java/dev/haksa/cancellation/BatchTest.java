package dev.haksa.cancellation;

import dev.haksa.support.HttpTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests of reviewed batches have in common. */
abstract class BatchTest extends HttpTest {
    static final String PATH = "/api/v1/enrollment-batches";

    Response prepare(RequestSpecification caller, String kind, String term, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("kind", kind);
        body.put("term", term);
        return caller.contentType("application/json").body(body).post(PATH);
    }

    /** Prepares a batch as academic affairs and answers its id. */
    int prepared(String kind, String term, Map<String, ?> more) {
        return prepare(as("ACADEMIC_AFFAIRS"), kind, term, more)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Response get(int batch) {
        return as("ACADEMIC_AFFAIRS").get(PATH + "/" + batch);
    }

    String tag(int batch) {
        return get(batch).getHeader("ETag");
    }

    Response execute(int batch) {
        return as("ACADEMIC_AFFAIRS").header("If-Match", tag(batch)).post(PATH + "/" + batch + "/execution");
    }

    Response preview(int batch) {
        return as("ACADEMIC_AFFAIRS").post(PATH + "/" + batch + "/execution?dryRun=true");
    }

    Response items(int batch, String query) {
        return as("ACADEMIC_AFFAIRS").get(PATH + "/" + batch + "/items" + query);
    }

    /** Id of the item of a student or section; the key is JSON path of the item. */
    int item(int batch, String key, Object value) {
        List<Integer> ids = items(batch, "?limit=200")
                .then()
                .extract()
                .path("items.findAll { it." + key + " == " + (value instanceof String ? "'" + value + "'" : value)
                        + " }.id");
        return ids.getFirst();
    }

    Response review(int batch, int item, String verdict, String reason) {
        return review(as("ACADEMIC_AFFAIRS").header("If-Match", tag(batch)), batch, item, verdict, reason);
    }

    Response review(RequestSpecification caller, int batch, int item, String verdict, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("verdict", verdict);
        body.put("reason", reason);
        return caller.contentType("application/json").body(body).put(PATH + "/" + batch + "/items/" + item + "/review");
    }

    void enroll(String student, int section) {
        asStudent(student)
                .put("/api/v1/students/me/enrollments/{section}", section)
                .then()
                .statusCode(201);
    }

    String state(String student, int section) {
        return sql("select state from enrollment where student_number = $1 and section_id = $2", student, section)
                .getFirst()
                .getString(0);
    }

    int credits(String student) {
        return sql("select credits::int from student_term where student_number = $1", student)
                .getFirst()
                .getInteger(0);
    }

    List<String> events(String type, String key) {
        return sql("select type from outbox_event where type = $1 and subject_key = $2", type, key).stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
