package dev.haksa.enrollment.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The opening minute, through HTTP. */
@QuarkusTest
class RushTest extends HttpTest {
    @TestHTTPResource
    URI server;

    private record Answer(String student, int section, int status, JsonObject body) {
        List<String> codes() {
            JsonArray violations = body.getJsonArray("violations", new JsonArray());
            return violations.stream()
                    .map(violation -> ((JsonObject) violation).getString("code"))
                    .toList();
        }
    }

    @Test
    void two_thousand_students_and_forty_seats_make_exactly_forty_enrollments() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 40);
        List<String> students = campus.students(2000);
        List<String> clicks = new ArrayList<>(students);
        clicks.addAll(students.subList(0, 500));
        clicks.addAll(students.subList(0, 250));
        Collections.shuffle(clicks, new Random(40));

        List<Answer> answers = all(
                clicks.stream().map(student -> send("PUT", student, section)).toList());

        assertThat(answers).hasSize(clicks.size());
        assertThat(answers).allMatch(answer -> Set.of(200, 201, 422).contains(answer.status()));
        List<String> enrolled = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::student)
                .toList();
        assertThat(enrolled).hasSize(40).doesNotHaveDuplicates();
        assertThat(answers.stream().filter(answer -> answer.status() == 200))
                .allMatch(answer -> enrolled.contains(answer.student()));
        assertThat(answers.stream().filter(answer -> answer.status() == 422))
                .allMatch(answer -> answer.codes().equals(List.of("SECTION_FULL")));
        assertThat(campus.taken(section)).isEqualTo(40);
        assertThat(campus.enrolledRows(section)).isEqualTo(40);
        assertThat(sql("""
                        select 1 from student_term t
                         where t.term_id = $1
                           and t.credits <> (select coalesce(sum(e.credits), 0) from enrollment e
                                              where e.student_number = t.student_number and e.term_id = t.term_id
                                                and e.state = 'ENROLLED')
                        """, campus.termId())).as("totals agree with rows").isEmpty();
        assertThat(sql("select 1 from enrollment_decision where section_id = $1 and outcome = 'GRANTED'", section))
                .hasSize(40);
        assertThat(sql(
                        "select 1 from outbox_event where type = 'enrollment.enrolled' and payload->>'sectionId' = $1",
                        String.valueOf(section)))
                .hasSize(40);
    }

    @Test
    void fifty_sections_at_once_from_one_student_stay_within_the_ceiling_and_the_timetable() throws Exception {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        List<Integer> sections = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int section = campus.section(1 + i % 3, 30);
            campus.meets(section, 1 + i % 5, 9 + i % 9, 10 + i % 9);
            sections.add(section);
        }

        List<Answer> answers = all(
                sections.stream().map(section -> send("PUT", student, section)).toList());

        assertThat(answers).hasSize(50);
        int credits = sql(
                        "select sum(credits)::int from enrollment where student_number = $1 and state = 'ENROLLED'",
                        student)
                .getFirst()
                .getInteger(0);
        assertThat(credits).isBetween(16, 18);
        assertThat(sql("""
                        select 1 from enrollment a join section_meeting am on am.section_id = a.section_id
                          join enrollment b on b.student_number = a.student_number and b.section_id > a.section_id
                          join section_meeting bm on bm.section_id = b.section_id and bm.day = am.day
                               and bm.starts_at < am.ends_at and am.starts_at < bm.ends_at
                         where a.student_number = $1 and a.state = 'ENROLLED' and b.state = 'ENROLLED'
                        """, student)).isEmpty();
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count())
                .isEqualTo(sql("select 1 from enrollment where student_number = $1", student)
                        .size());
        assertThat(sql("select credits from student_term where student_number = $1", student)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(credits);
    }

    @Test
    void enrolling_and_dropping_at_once_keeps_counters_and_rows_together() throws Exception {
        Campus campus = Campus.open(pool);
        List<Integer> sections =
                IntStream.range(0, 4).mapToObj(i -> campus.section(3, 15)).toList();
        List<String> students = campus.students(60);
        Random random = new Random(7);
        List<CompletableFuture<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            String method = random.nextInt(3) == 0 ? "DELETE" : "PUT";
            requests.add(send(
                    method,
                    students.get(random.nextInt(students.size())),
                    sections.get(random.nextInt(sections.size()))));
        }
        List<Answer> answers = all(requests);
        assertThat(answers).allMatch(answer -> Set.of(200, 201, 404, 422).contains(answer.status()));
        for (int section : sections) {
            assertThat(campus.taken(section))
                    .isEqualTo(campus.enrolledRows(section))
                    .isLessThanOrEqualTo(15);
        }
    }

    @Test
    void a_section_that_somebody_else_holds_does_not_stop_the_others() throws Exception {
        Campus campus = Campus.open(pool);
        int stuck = campus.section(3, 30);
        int free = campus.section(3, 30);
        List<String> students = campus.students(20);
        var holder = pool.getConnection().await().indefinitely();
        try {
            holder.query("begin").executeAndAwait();
            holder.query("select 1 from section_seats where section_id = " + stuck + " for update")
                    .executeAndAwait();
            List<CompletableFuture<Answer>> requests = new ArrayList<>();
            for (int i = 0; i < students.size(); i++) {
                requests.add(send("PUT", students.get(i), i == 0 ? stuck : free));
            }
            List<Answer> answers = all(requests);
            assertThat(answers.getFirst().status()).isEqualTo(503);
            assertThat(answers.subList(1, answers.size())).allMatch(answer -> answer.status() == 201);
        } finally {
            holder.query("rollback").executeAndAwait();
            holder.closeAndAwait();
        }
        assertThat(all(List.of(send("PUT", students.getFirst(), stuck)))
                        .getFirst()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void importing_the_timetable_again_during_the_rush_loses_no_seat_and_gives_none_too_many() throws Exception {
        Campus campus = Campus.open(pool);
        String prefix = "R" + campus.termId() + ".";
        timetable(campus, prefix, 20);
        List<Integer> sections = sql("select id from section where term_id = $1 order by id", campus.termId()).stream()
                .map(row -> row.getInteger(0))
                .toList();
        assertThat(sections).hasSize(40);
        List<String> students = campus.students(150);
        Random random = new Random(11);
        List<CompletableFuture<Answer>> requests = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            for (String student : students) {
                requests.add(send("PUT", student, sections.get(random.nextInt(sections.size()))));
            }
            timetable(campus, prefix, 21 + round);
        }
        List<Answer> answers = all(requests);

        assertThat(answers).allMatch(answer -> Set.of(200, 201, 422, 503).contains(answer.status()));
        assertThat(sql("""
                        select 1 from section_seats s join section on section.id = s.section_id
                         where section.term_id = $1
                           and (s.enrolled > s.capacity or s.capacity <> 26
                                or s.enrolled <> (select count(*) from enrollment e
                                                   where e.section_id = s.section_id and e.state = 'ENROLLED'))
                        """, campus.termId())).isEmpty();
        long acknowledged =
                answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(sql("select 1 from enrollment where term_id = $1", campus.termId()))
                .hasSizeGreaterThanOrEqualTo((int) acknowledged)
                .isNotEmpty();
    }

    private void timetable(Campus campus, String prefix, int capacity) {
        StringBuilder csv = new StringBuilder(
                "classification,department,target_year,course_number,section_number,title,credits,class_time,capacity,enrolled\n");
        for (int i = 40; i > 0; i--) {
            csv.append("전선,,1학년,%s%02d,001,과목 %d,1,,%d,0\n".formatted(prefix, i, i, capacity));
        }
        as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/terms/{term}/sections/import", campus.term())
                .then()
                .statusCode(200)
                .body("applied", org.hamcrest.Matchers.equalTo(true));
    }

    @Test
    void lowering_the_capacity_during_the_rush_never_leaves_a_section_overfull() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 60);
        List<CompletableFuture<Answer>> requests = new ArrayList<>();
        for (String student : campus.students(200)) {
            requests.add(send("PUT", student, section));
        }
        for (int capacity = 59; capacity > 20; capacity -= 3) {
            sql("update section_seats set capacity = greatest(enrolled, $2) where section_id = $1", section, capacity);
        }
        List<Answer> answers = all(requests);
        long enrolled =
                answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(campus.taken(section)).isEqualTo((int) enrolled).isEqualTo(campus.enrolledRows(section));
        assertThat(sql("select 1 from section_seats where section_id = $1 and enrolled > capacity", section))
                .isEmpty();
    }

    @Test
    void the_order_of_one_students_requests_holds() throws Exception {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 1);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(request("PUT", student, section), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(201);
                assertThat(client.send(request("DELETE", student, section), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(campus.taken(section)).isZero();
    }

    private final HttpClient shared =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private CompletableFuture<Answer> send(String method, String student, int section) {
        return shared.sendAsync(request(method, student, section), HttpResponse.BodyHandlers.ofString())
                .thenApply(response ->
                        new Answer(student, section, response.statusCode(), new JsonObject(response.body())));
    }

    private HttpRequest request(String method, String student, int section) {
        return HttpRequest.newBuilder(server.resolve("/api/v1/students/me/enrollments/" + section))
                .header("Authorization", "Bearer " + token(Set.of(), student, "STUDENT"))
                .header("Accept-Language", "en")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static List<Answer> all(List<CompletableFuture<Answer>> requests) throws Exception {
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
        return requests.stream().map(CompletableFuture::join).toList();
    }
}
