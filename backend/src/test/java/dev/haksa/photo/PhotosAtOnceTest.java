package dev.haksa.photo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What happens when several people act on a student's photos at the same time. */
@QuarkusTest
class PhotosAtOnceTest extends PhotoTest {
    @RepeatedTest(3)
    void of_two_reviewers_one_decides() throws Exception {
        String id = submitted(student);
        List<Integer> statuses = atOnce(List.of(
                () -> approve(id),
                () -> reject(id, "{\"reason\":\"QUALITY\"}"),
                () -> approve(id),
                () -> reject(id, "{\"reason\":\"MARGINS\"}")));
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(state(id)).isIn("APPROVED", "REJECTED");
        assertThat(events(student)).hasSize(2);
    }

    @RepeatedTest(3)
    void of_many_uploads_one_is_in_review_and_none_is_lost() throws Exception {
        List<Callable<Response>> uploads = IntStream.range(0, 3)
                .<Callable<Response>>mapToObj(i -> () -> upload(student, Pictures.portrait()))
                .toList();
        assertThat(atOnce(uploads)).containsOnly(201);
        assertThat(states()).containsOnlyOnce("SUBMITTED").hasSize(3);
    }

    @RepeatedTest(3)
    void an_upload_and_a_review_do_not_mix() throws Exception {
        approved(student);
        String id = submitted(student);
        List<Integer> statuses = atOnce(List.of(() -> upload(student, Pictures.portrait()), () -> approve(id)));
        assertThat(statuses.getFirst()).isEqualTo(201);
        assertThat(statuses.getLast()).isIn(200, 412);
        assertThat(state(id)).isEqualTo(statuses.getLast() == 200 ? "APPROVED" : "SUPERSEDED");
        assertThat(states()).containsOnlyOnce("SUBMITTED").containsOnlyOnce("APPROVED");
    }

    @Test
    void a_withdrawal_and_a_review_do_not_mix() throws Exception {
        String id = submitted(student);
        List<Integer> statuses = atOnce(List.of(
                () -> asStudent(student).header("If-Match", "\"1\"").delete(OWN + "/" + id), () -> approve(id)));
        boolean withdrawn = statuses.getFirst() == 204;
        assertThat(statuses).isEqualTo(withdrawn ? List.of(204, 412) : List.of(412, 200));
        assertThat(state(id)).isEqualTo(withdrawn ? "WITHDRAWN" : "APPROVED");
    }

    @RepeatedTest(3)
    void replacements_at_once_leave_one_that_counts() throws Exception {
        submitted(student);
        List<Callable<Response>> calls = new ArrayList<>();
        IntStream.range(0, 4)
                .forEach(i -> calls.add(() -> staff().contentType("image/jpeg")
                        .header("If-Match", "*")
                        .queryParam("reason", "교체 " + i)
                        .body(Pictures.portrait())
                        .post("/api/v1/students/" + student + "/photos")));
        calls.add(() -> upload(student, Pictures.portrait()));
        assertThat(atOnce(calls)).containsOnly(201);
        assertThat(states()).containsOnlyOnce("APPROVED").hasSize(6);
    }

    @RepeatedTest(3)
    void of_replacements_by_those_who_saw_the_same_one_is_done() throws Exception {
        String address = "/api/v1/students/" + student + "/photos";
        String seen = staff().get(address).header("ETag");
        List<Callable<Response>> calls = IntStream.range(0, 3)
                .<Callable<Response>>mapToObj(i -> () -> staff().contentType("image/jpeg")
                        .header("If-Match", seen)
                        .queryParam("reason", "교체 " + i)
                        .body(Pictures.portrait())
                        .post(address))
                .toList();
        assertThat(atOnce(calls)).containsExactlyInAnyOrder(201, 412, 412);
        assertThat(states()).containsExactly("APPROVED");
    }

    @RepeatedTest(3)
    void the_same_picture_sent_several_times_at_once_is_put_in_once() throws Exception {
        byte[] picture = Pictures.portrait();
        List<Callable<Response>> uploads = Collections.nCopies(3, () -> upload(student, picture));
        assertThat(atOnce(uploads)).containsExactlyInAnyOrder(201, 200, 200);
        assertThat(states()).containsExactly("SUBMITTED");
        assertThat(events(student)).containsExactly("photo.submitted");
    }

    @RepeatedTest(3)
    void a_preview_confirmed_several_times_at_once_is_handed_in_once() throws Exception {
        Response preview = asStudent(student)
                .contentType("image/jpeg")
                .queryParam("fit", "crop")
                .body(Pictures.portrait(600, 800))
                .post(OWN);
        String address = OWN + "/" + preview.path("photo.id") + "/confirmation";
        Callable<Response> confirm = () ->
                asStudent(student).header("If-Match", preview.header("ETag")).post(address);
        assertThat(atOnce(Collections.nCopies(4, confirm))).containsOnly(200);
        assertThat(states()).containsExactly("SUBMITTED");
        assertThat(events(student)).containsExactly("photo.submitted");
    }

    private List<String> states() {
        return sql("select state from student_photo where student_number = $1", student).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** The statuses in the order of the calls. */
    private static List<Integer> atOnce(List<Callable<Response>> calls)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<Integer>> tasks = calls.stream()
                .map(call -> new FutureTask<>(() -> {
                    start.await();
                    return call.call().statusCode();
                }))
                .toList();
        tasks.forEach(Thread::startVirtualThread);
        start.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (FutureTask<Integer> task : tasks) {
            statuses.add(task.get());
        }
        return statuses;
    }
}
