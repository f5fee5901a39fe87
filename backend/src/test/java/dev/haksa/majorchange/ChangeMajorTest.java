package dev.haksa.majorchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.haksa.support.Eventually;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Papers;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeMajorTest extends HttpTest {
    private static final String ROUNDS = "/api/v1/major-change-rounds";

    private StudentData from;
    private StudentData to;
    private String term;
    private int round;

    private static void on(String day) {
        MovableClock.get().moveTo(Instant.parse(day + "T03:00:00Z"));
    }

    @BeforeEach
    void a_round_with_room_for_one() {
        on("2026-12-01");
        from = new StudentData(this::sql);
        to = new StudentData(this::sql);
        List<Row> rows = List.of();
        while (rows.isEmpty()) {
            int year = ThreadLocalRandom.current().nextInt(2100, 9900);
            rows = sql(
                    "insert into term (code, year, season, starts_on, ends_on, class_days)"
                            + " values ($1, $2, 'SPRING', '2027-03-02', '2027-06-21', 105) on conflict do nothing"
                            + " returning id, code",
                    year + "-SPRING",
                    year);
        }
        term = rows.getFirst().getString("code");
        round = create(as("ACADEMIC_AFFAIRS")).then().statusCode(201).extract().path("id");
        // One student of the entrance year is in the program, so a quota of two leaves room for one.
        to.student("재학생");
        quota(as("ACADEMIC_AFFAIRS"), 2, null)
                .then()
                .statusCode(201)
                .body("room", equalTo(1))
                .body("present", equalTo(1));
    }

    private Response create(RequestSpecification caller) {
        return caller.contentType("application/json")
                .body(Map.of("term", term, "opensOn", "2027-01-04", "closesOn", "2027-01-15"))
                .post(ROUNDS);
    }

    private Response quota(RequestSpecification caller, int quota, String ifMatch) {
        if (ifMatch != null) {
            caller.header("If-Match", ifMatch);
        }
        return caller.contentType("application/json")
                .body(Map.of("quota", quota))
                .put("/api/v1/admission-quotas/2026/" + to.programCode());
    }

    private Map<String, Object> paper(String student) {
        Map<String, Object> body = new HashMap<>();
        body.put("studentNumber", student);
        body.put("targetProgram", to.programCode());
        body.put("receivedOn", "2027-01-08");
        body.put("reason", "적성에 맞는 전공");
        body.put("documentIds", List.of(Papers.scan(as("REGISTRAR"), student)));
        return body;
    }

    private Response file(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType("application/json").body(body).post(ROUNDS + "/" + round + "/applications");
    }

    private int filed(String student) {
        return file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String graded(String name, String grade) {
        String student = from.student(name);
        from.completed(student, "2026-FALL", "C" + student, 3, grade);
        return student;
    }

    private Response one(int id) {
        return as("REGISTRAR").get("/api/v1/major-changes/" + id);
    }

    private Response decide() {
        return as("ACADEMIC_AFFAIRS")
                .header("If-Match", as("REGISTRAR").get(ROUNDS + "/" + round).getHeader("ETag"))
                .post(ROUNDS + "/" + round + "/decision");
    }

    private Response sign(int change, RequestSpecification caller) {
        String path = "/api/v1/record-changes/" + change;
        return caller.header("If-Match", as("PRESIDENT").get(path).getHeader("ETag"))
                .contentType("application/json")
                .body(Map.of("verdict", "GRANT"))
                .post(path + "/decisions");
    }

    private String entered(String student, int year, boolean general) {
        sql("update student set admission = 'TRANSFER' where student_number = $1", student);
        as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of("yearLevel", year, "general", general))
                .put("/api/v1/transfer-entrances/" + student)
                .then()
                .statusCode(201);
        return student;
    }

    private String course(String category, Integer department) {
        String number = "M" + UUID.randomUUID().toString().substring(0, 12);
        sql(
                "insert into course (course_number, title_ko, credits, category, department_id) values ($1, '과목', 3, $2, $3)",
                number,
                category,
                department);
        return number;
    }

    private String category(String student, String course) {
        return sql(
                        "select category from completed_course where student_number = $1 and course_number = $2",
                        student,
                        course)
                .getFirst()
                .getString(0);
    }

    @Test
    void the_form_can_be_prepared_and_printed_before_there_is_an_application() {
        on("2027-01-05");
        String student = graded("이우수", "A+");
        String own = "/api/v1/students/me/record-changes";
        prepare(student, Map.of()).then().statusCode(400).body("violations.code", contains("CHANGE_DETAIL_MISSING"));
        prepare(student, Map.of("targetProgram", "없는 전공"))
                .then()
                .statusCode(400)
                .body("violations.code", contains("MAJOR_CHANGE_PROGRAM"));
        prepare(student, Map.of("targetProgram", from.programCode()))
                .then()
                .statusCode(422)
                .body("violations.code", contains("MAJOR_CHANGE_SAME_PROGRAM"));
        int id = prepare(student, Map.of("targetProgram", to.programCode()))
                .then()
                .statusCode(201)
                .body("application.state", equalTo("PREPARED"))
                .extract()
                .path("application.id");
        asStudent(student).get(own + "/" + id + "/form").then().statusCode(200).contentType("application/pdf");
        on("2027-01-11");
        filed(student);
        asStudent(student).get(own + "/" + id).then().body("application.state", equalTo("CANCELLED"));
    }

    private Response prepare(String student, Map<String, Object> details) {
        return asStudent(student)
                .contentType("application/json")
                .body(Map.of("kind", "MAJOR_CHANGE", "reason", "적성에 맞는 전공", "details", details))
                .post("/api/v1/students/me/record-changes");
    }

    private int blocked() {
        return sql("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .size();
    }

    @Test
    void who_is_rejected_while_the_selection_is_written_takes_no_room() throws Exception {
        String tag = as("REGISTRAR")
                .get("/api/v1/admission-quotas/2026/" + to.programCode())
                .getHeader("ETag");
        quota(as("ACADEMIC_AFFAIRS"), 3, tag).then().statusCode(200);
        on("2027-01-11");
        int better = filed(graded("이우수", "A+"));
        int rejected = filed(graded("김보통", "B0"));
        int change = one(rejected).path("changeId");
        String version = as("PRESIDENT").get("/api/v1/record-changes/" + change).getHeader("ETag");
        on("2027-01-18");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> decided;
            Future<Integer> refused;
            try (HeldLock _ = HeldLock.onRow(pool, "major_change_application", better)) {
                decided = threads.submit(() -> decide().statusCode());
                Eventually.holds("the selection waits", () -> blocked() > 0);
                refused = threads.submit(() -> asStaffOf(from.department(), "DEPARTMENT_HEAD")
                        .header("If-Match", version)
                        .contentType("application/json")
                        .body(Map.of("verdict", "REJECT", "reason", "서류가 맞지 않음"))
                        .post("/api/v1/record-changes/" + change + "/decisions")
                        .statusCode());
                Eventually.holds("the rejection waits", () -> refused.isDone() || blocked() > 1);
            }
            assertThat(decided.get()).isEqualTo(200);
            assertThat(refused.get()).isEqualTo(200);
        }
        one(better).then().body("state", equalTo("SELECTED"));
        one(rejected).then().body("state", equalTo("ENDED"));
    }

    @Test
    void one_is_granted_and_one_refused_for_lack_of_room() {
        on("2027-01-11");
        String better = graded("이우수", "A+");
        String other = graded("김보통", "B0");
        String theirs = course("MAJOR_REQUIRED", to.department());
        String ours = course("MAJOR_REQUIRED", from.department());
        from.completed(better, "2026-SPRING", theirs, 3, "A+");
        from.completed(better, "2026-SPRING", ours, 3, "A+");
        int otherId = filed(other);
        int betterId = filed(better);
        decide().then().statusCode(422).body("violations.code", contains("MAJOR_CHANGE_STILL_FILING"));
        int change = one(betterId).path("changeId");
        sign(change, asStaffOf(from.department(), "DEPARTMENT_HEAD")).then().statusCode(200);
        sign(change, as("PRESIDENT"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("MAJOR_CHANGE_NOT_SELECTED"));
        on("2027-01-18");
        decide().then().statusCode(200).body("state", equalTo("DECIDED"));
        one(betterId).then().body("state", equalTo("SELECTED")).body("rank", equalTo(1));
        one(otherId)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("rank", equalTo(2))
                .body("reason", equalTo("입학정원의 여석이 없음: 2026학년도 여석 1명, 신청 2명"));
        as("PRESIDENT")
                .get("/api/v1/record-changes/" + one(otherId).path("changeId"))
                .then()
                .statusCode(200)
                .body("application.state", equalTo("CANCELLED"));
        as("ACADEMIC_AFFAIRS")
                .get("/api/v1/admission-quotas/2026/" + to.programCode())
                .then()
                .body("selected", equalTo(1))
                .body("room", equalTo(0));
        sign(change, as("PRESIDENT"))
                .then()
                .statusCode(200)
                .body("application.state", equalTo("APPROVED"))
                .body("application.effectiveOn", equalTo("2027-03-02"));
        on("2027-03-02");
        as("ACADEMIC_AFFAIRS").post("/api/v1/record-change-runs").then().statusCode(200);
        assertThat(sql("select program_id from student where student_number = $1", better)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(to.program());
        assertThat(sql("select program_id from student where student_number = $1", other)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(from.program());
        assertThat(category(better, theirs)).isEqualTo("MAJOR_REQUIRED");
        assertThat(category(better, ours)).isEqualTo("FREE_ELECTIVE");
        assertThat(sql(
                                "select before, after from major_change_category where application_id = $1 and course_number = $2",
                                betterId,
                                ours)
                        .getFirst()
                        .getString("before"))
                .isEqualTo("MAJOR_ELECTIVE");
        asStudent(better)
                .get("/api/v1/students/me/major-changes")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("MOVED"));
        asStudent(other).get("/api/v1/students/me/major-changes").then().body("items[0].state", equalTo("REFUSED"));
        assertThat(sql("select 1 from outbox_event where student_number = $1 and type = 'major-change.refused'", other))
                .hasSize(1);
        assertThat(sql("select 1 from outbox_event where student_number = $1 and type = 'major-change.moved'", better))
                .hasSize(1);
    }

    @Test
    void importing_completed_courses_again_brings_no_old_categories_back() {
        on("2027-01-11");
        String student = graded("이전과", "A+");
        String theirs = course("MAJOR_REQUIRED", to.department());
        String ours = course("MAJOR_ELECTIVE", from.department());
        String late = course("MAJOR_REQUIRED", from.department());
        String general = course("GENERAL_REQUIRED", null);
        from.completed(student, "2026-SPRING", theirs, 3, "A+");
        from.completed(student, "2026-SPRING", ours, 3, "A+");
        int id = filed(student);
        int change = one(id).path("changeId");
        sign(change, asStaffOf(from.department(), "DEPARTMENT_HEAD")).then().statusCode(200);
        on("2027-01-18");
        decide().then().statusCode(200);
        sign(change, as("PRESIDENT")).then().statusCode(200);
        on("2027-03-02");
        as("ACADEMIC_AFFAIRS").post("/api/v1/record-change-runs").then().statusCode(200);
        one(id).then().body("state", equalTo("MOVED"));

        String known = line(student, "2026-SPRING", theirs, "MAJOR_ELECTIVE", "A+")
                + line(student, "2026-SPRING", ours, "MAJOR_ELECTIVE", "A+");
        imported(known).then().body("unchanged", equalTo(2));
        imported(known.replace("A+", "A0")).then().body("updated", equalTo(2));
        assertThat(category(student, theirs)).isEqualTo("MAJOR_REQUIRED");
        assertThat(category(student, ours)).isEqualTo("FREE_ELECTIVE");
        String later = line(student, "2025-FALL", late, "MAJOR_REQUIRED", "A+")
                + line(student, "2025-FALL", general, "GENERAL_REQUIRED", "A+");
        imported(later).then().body("created", equalTo(2));
        imported(later).then().body("unchanged", equalTo(2));
        assertThat(category(student, late)).isEqualTo("FREE_ELECTIVE");
        assertThat(category(student, general)).isEqualTo("GENERAL_REQUIRED");
        assertThat(sql(
                        "select 1 from major_change_category where application_id = $1 and course_number = $2"
                                + " and before = 'MAJOR_REQUIRED' and after = 'FREE_ELECTIVE'",
                        id,
                        late))
                .hasSize(1);
        String since = course("MAJOR_REQUIRED", from.department());
        imported(line(student, term, since, "MAJOR_REQUIRED", "A+")).then().body("created", equalTo(1));
        assertThat(category(student, since)).isEqualTo("MAJOR_REQUIRED");
        String stays = graded("김그대로", "A+");
        imported(line(stays, "2025-FALL", late, "MAJOR_REQUIRED", "A+")).then().body("created", equalTo(1));
        assertThat(category(stays, late)).isEqualTo("MAJOR_REQUIRED");
    }

    private static String line(String student, String term, String course, String category, String grade) {
        return String.join(",", student, term, course, "과목", "3", category, grade) + "\n";
    }

    private Response imported(String lines) {
        String file = "studentNumber,term,courseNumber,title,credits,category,grade\n" + lines;
        Response answer = as("REGISTRAR")
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/completed-courses/import");
        answer.then().statusCode(200).body("applied", equalTo(true));
        return answer;
    }

    @Test
    void a_general_transfer_student_admitted_to_year_3_is_refused() {
        on("2027-01-11");
        String student = graded("박편입", "A0");
        sql("update student set admission = 'TRANSFER' where student_number = $1", student);
        file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(422)
                .body("violations.code", contains("MAJOR_CHANGE_ENTRANCE_UNKNOWN"));
        entered(student, 3, true);
        file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(422)
                .body("violations.code", contains("MAJOR_CHANGE_TRANSFER"))
                .body("violations[0].facts.yearLevel", equalTo(3));
        as("REGISTRAR").get(ROUNDS + "/" + round + "/applications").then().body("items", hasSize(0));
        file(as("REGISTRAR"), paper(entered(graded("최학사", "A0"), 3, false)))
                .then()
                .statusCode(201);
    }

    @Test
    void who_leaves_the_selection_leaves_the_room_to_others() {
        on("2027-01-11");
        String student = graded("이우수", "A+");
        int id = filed(student);
        file(as("REGISTRAR"), paper(student)).then().statusCode(409);
        String path = "/api/v1/record-changes/" + one(id).path("changeId");
        asStaffOf(from.department(), "DEPARTMENT_HEAD")
                .header("If-Match", as("PRESIDENT").get(path).getHeader("ETag"))
                .contentType("application/json")
                .body(Map.of("verdict", "REJECT", "reason", "면담 결과"))
                .post(path + "/decisions")
                .then()
                .statusCode(200);
        one(id).then().body("state", equalTo("ENDED"));
        filed(student);
    }

    @Test
    void papers_are_registered_by_the_office_and_the_own_department() {
        on("2027-01-11");
        String student = graded("이우수", "A+");
        file(anonymous(), paper(student)).then().statusCode(401);
        for (String role : List.of("STUDENT", "PROFESSOR", "DEPARTMENT_HEAD", "DEAN")) {
            file(as(role), paper(student)).then().statusCode(403);
        }
        file(asStaffOf(to.department(), "DEPARTMENT_STAFF"), paper(student))
                .then()
                .statusCode(404);
        Map<String, Object> wrong = paper(student);
        wrong.put("targetProgram", "NOWHERE");
        file(as("REGISTRAR"), wrong).then().statusCode(400);
        wrong = paper(student);
        wrong.put("receivedOn", "2027-01-12");
        file(as("REGISTRAR"), wrong).then().statusCode(400);
        wrong.put("receivedOn", "2027-01-03");
        wrong.put("targetProgram", from.programCode());
        file(as("REGISTRAR"), wrong)
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        contains("MAJOR_CHANGE_SAME_PROGRAM", "MAJOR_CHANGE_NO_QUOTA", "MAJOR_CHANGE_OUTSIDE_PERIOD"));
        int id = file(asStaffOf(from.department(), "DEPARTMENT_STAFF"), paper(student))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/api/v1/major-changes/" + id;
        asStaffOf(to.department(), "DEPARTMENT_HEAD").get(path).then().statusCode(200);
        StudentData third = new StudentData(this::sql);
        asStaffOf(third.department(), "DEPARTMENT_HEAD").get(path).then().statusCode(404);
        asStaffOf(third.department(), "DEPARTMENT_HEAD")
                .get(ROUNDS + "/" + round + "/applications")
                .then()
                .body("items", hasSize(0));
        asStudent(student).get(path).then().statusCode(403);
        anonymous().get(path).then().statusCode(401);
        anonymous().get(ROUNDS + "/" + round + "/applications").then().statusCode(401);
        as("PROFESSOR").get(ROUNDS + "/" + round + "/applications").then().statusCode(403);
        anonymous().get("/api/v1/students/me/major-changes").then().statusCode(401);
        as("REGISTRAR").get("/api/v1/students/me/major-changes").then().statusCode(403);
    }

    @Test
    void rounds_and_quotas_are_academic_affairs() {
        create(anonymous()).then().statusCode(401);
        create(as("REGISTRAR")).then().statusCode(403);
        create(as("ACADEMIC_AFFAIRS")).then().statusCode(409);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("term", "1999-FALL", "opensOn", "2027-01-04", "closesOn", "2027-01-15"))
                .post(ROUNDS)
                .then()
                .statusCode(400);
        asStudent(from.student("학생"))
                .get(ROUNDS + "/" + round)
                .then()
                .statusCode(200)
                .body("termStartsOn", equalTo("2027-03-02"));
        as("PROFESSOR").get(ROUNDS).then().statusCode(403);
        anonymous().get(ROUNDS + "/" + round).then().statusCode(401);
        as("REGISTRAR").get(ROUNDS + "?limit=1").then().statusCode(200).body("items", hasSize(1));
        as("REGISTRAR").get(ROUNDS + "/" + Integer.MAX_VALUE).then().statusCode(404);
        as("REGISTRAR")
                .header("If-Match", "*")
                .post(ROUNDS + "/" + round + "/decision")
                .then()
                .statusCode(403);
        anonymous().post(ROUNDS + "/" + round + "/decision").then().statusCode(401);
        on("2027-03-02");
        decide().then().statusCode(422).body("violations.code", contains("MAJOR_CHANGE_TERM_STARTED"));
        quota(anonymous(), 3, null).then().statusCode(401);
        quota(as("REGISTRAR"), 3, null).then().statusCode(403);
        quota(as("ACADEMIC_AFFAIRS"), 3, null).then().statusCode(428);
        quota(as("ACADEMIC_AFFAIRS"), 3, "\"7\"").then().statusCode(412);
        quota(as("ACADEMIC_AFFAIRS"), 3, "\"0\"")
                .then()
                .statusCode(200)
                .body("quota", equalTo(3))
                .body("room", equalTo(2));
        String path = "/api/v1/admission-quotas/2026/";
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("quota", 1))
                .put(path + "NOWHERE")
                .then()
                .statusCode(404);
        as("DEPARTMENT_HEAD")
                .get(path + to.programCode())
                .then()
                .statusCode(200)
                .body("quota", equalTo(3));
        as("DEPARTMENT_HEAD").get("/api/v1/admission-quotas/2026").then().statusCode(200);
        as("STUDENT").get("/api/v1/admission-quotas/2026").then().statusCode(403);
        anonymous().get(path + to.programCode()).then().statusCode(401);
        as("REGISTRAR")
                .get("/api/v1/admission-quotas/1999/" + to.programCode())
                .then()
                .statusCode(404);
    }

    @Test
    void the_entrance_of_transfer_students_is_kept_by_the_office() {
        String student = from.student("박편입");
        String path = "/api/v1/transfer-entrances/" + student;
        Map<String, Object> body = Map.of("yearLevel", 3, "general", true);
        anonymous().contentType("application/json").body(body).put(path).then().statusCode(401);
        as("DEPARTMENT_STAFF")
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(403);
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(409);
        as("REGISTRAR").get(path).then().statusCode(404);
        entered(student, 3, true);
        as("REGISTRAR")
                .get(path)
                .then()
                .statusCode(200)
                .body("yearLevel", equalTo(3))
                .body("general", equalTo(true));
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(428);
        as("REGISTRAR")
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(Map.of("yearLevel", 2, "general", false))
                .put(path)
                .then()
                .statusCode(200)
                .body("yearLevel", equalTo(2));
        as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of("yearLevel", 9, "general", true))
                .put(path)
                .then()
                .statusCode(400);
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .put("/api/v1/transfer-entrances/00000000")
                .then()
                .statusCode(404);
        as("DEAN").get(path).then().statusCode(403);
        anonymous().get(path).then().statusCode(401);
    }

    @Test
    void who_leaves_the_university_before_the_move_leaves_the_room_to_others() {
        on("2027-01-11");
        String student = graded("이우수", "A+");
        int id = filed(student);
        int change = one(id).path("changeId");
        sign(change, asStaffOf(from.department(), "DEPARTMENT_HEAD")).then().statusCode(200);
        on("2027-01-18");
        decide().then().statusCode(200);
        sign(change, as("PRESIDENT")).then().statusCode(200).body("application.state", equalTo("APPROVED"));
        withdrawn(student);
        as("PRESIDENT").get("/api/v1/record-changes/" + change).then().body("application.state", equalTo("CANCELLED"));
        one(id).then().body("state", equalTo("ENDED"));
        as("ACADEMIC_AFFAIRS")
                .get("/api/v1/admission-quotas/2026/" + to.programCode())
                .then()
                .body("selected", equalTo(0))
                .body("room", equalTo(1));
        assertThat(sql(
                        "select 1 from outbox_event where type = 'record-change.cancelled' and subject_key = $1",
                        "record-change/" + change))
                .hasSize(1);
        on("2027-03-02");
        as("ACADEMIC_AFFAIRS")
                .post("/api/v1/record-change-runs")
                .then()
                .statusCode(200)
                .body("failed.recordChangeId", not(hasItem(change)));
    }

    @Test
    void leaving_and_the_selection_at_the_same_moment_wait_for_each_other() throws Exception {
        on("2027-01-11");
        List<Integer> moves = new ArrayList<>();
        List<Integer> leaves = new ArrayList<>();
        List<String> students =
                IntStream.range(0, 6).mapToObj(i -> graded("이동시" + i, "A+")).toList();
        students.forEach(student -> moves.add(filed(student)));
        on("2027-01-18");
        students.forEach(student -> leaves.add(confirmedWithdrawal(student)));
        List<Callable<Integer>> calls = new ArrayList<>();
        calls.add(() -> decide().statusCode());
        leaves.forEach(id -> calls.add(() -> sign(id, as("PRESIDENT")).statusCode()));
        moves.forEach(id -> calls.add(() -> as("ACADEMIC_AFFAIRS")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("text", "학생의 요청"))
                .post("/api/v1/record-changes/" + one(id).path("changeId") + "/cancellation")
                .statusCode()));
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers.getFirst()).isEqualTo(200);
        assertThat(answers.subList(1, 7)).containsOnly(200);
        assertThat(answers.subList(7, 13)).isSubsetOf(200, 409);
        assertThat(sql("select 1 from student where student_number = any($1) and state = 'WITHDRAWN'", (Object)
                        students.toArray(String[]::new)))
                .hasSize(6);
        moves.forEach(id -> assertThat(one(id).<String>path("state")).isIn("ENDED", "REFUSED"));
    }

    @Test
    void who_leaves_locks_accounts_before_rounds_and_applications_like_everybody_else() throws Exception {
        on("2027-01-11");
        String student = graded("이순서", "A+");
        int move = filed(student);
        on("2027-01-18");
        int leave = confirmedWithdrawal(student);
        sql(
                "insert into tuition_account (student_number, term_id) select $1, id from term where code = $2",
                student,
                term);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> left;
            List<Row> free;
            try (HeldLock _ = HeldLock.after(
                    pool, "select 1 from tuition_account where student_number = '" + student + "' for update")) {
                left = threads.submit(() -> sign(leave, as("PRESIDENT")).statusCode());
                Eventually.holds("the leaving waits", () -> blocked() > 0);
                free = new ArrayList<>(
                        sql("select 1 from major_change_round where id = $1 for no key update skip locked", round));
                free.addAll(sql(
                        "select 1 from record_change where student_number = $1 for no key update skip locked",
                        student));
            }
            assertThat(free).as("the round and two applications").hasSize(3);
            assertThat(left.get()).isIn(200, 503);
            if (left.get() == 503) {
                sign(leave, as("PRESIDENT")).then().statusCode(200);
            }
        }
        one(move).then().body("state", equalTo("ENDED"));
    }

    @Test
    void what_is_filed_while_somebody_leaves_is_refused_or_ends_too() throws Exception {
        on("2027-01-11");
        String student = graded("김보통", "B0");
        on("2027-01-18");
        int leave = confirmedWithdrawal(student);
        Map<String, Object> paper = paper(student);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> filed;
            Future<Integer> left;
            try (HeldLock _ = HeldLock.after(
                    pool, "select 1 from student where student_number = '" + student + "' for no key update")) {
                on("2027-01-11");
                filed = threads.submit(() -> file(as("REGISTRAR"), paper).statusCode());
                Eventually.holds("the filing waits", () -> blocked() == 1);
                on("2027-01-18");
                left = threads.submit(() -> sign(leave, as("PRESIDENT")).statusCode());
                Eventually.holds("the leaving waits", () -> left.isDone() || blocked() == 2);
            }
            assertThat(filed.get()).isIn(201, 422);
            assertThat(left.get()).isIn(200, 503);
            if (left.get() == 503) {
                sign(leave, as("PRESIDENT")).then().statusCode(200);
            }
        }
        assertThat(sql(
                        "select 1 from major_change_application where student_number = $1 and state <> 'ENDED'",
                        student))
                .isEmpty();
        assertThat(sql(
                        "select 1 from record_change where student_number = $1"
                                + " and state in ('SUBMITTED', 'CONFIRMED', 'APPROVED')",
                        student))
                .isEmpty();
        assertThat(sql("select 1 from student where student_number = $1 and state = 'WITHDRAWN'", student))
                .hasSize(1);
    }

    private void withdrawn(String student) {
        sign(confirmedWithdrawal(student), as("PRESIDENT"))
                .then()
                .statusCode(200)
                .body("application.state", equalTo("EFFECTIVE"));
    }

    /** A withdrawal that waits for the president only. */
    private int confirmedWithdrawal(String student) {
        Map<String, Object> paper = new HashMap<>();
        paper.put("studentNumber", student);
        paper.put("kind", "WITHDRAWAL");
        paper.put("channel", "POST");
        paper.put("arrivedOn", "2027-01-18");
        paper.put("reason", "진로 변경");
        paper.put(
                "evidence",
                List.of(Map.of("code", "APPLICATION_FORM", "documentId", Papers.scan(as("REGISTRAR"), student))));
        int id = asStaffOf(from.department(), "DEPARTMENT_STAFF")
                .contentType("application/json")
                .body(paper)
                .post("/api/v1/record-changes")
                .then()
                .statusCode(201)
                .extract()
                .path("application.id");
        for (String clearance : List.of("LIBRARY", "FEES")) {
            as("ACADEMIC_AFFAIRS")
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body(Map.of("state", "WAIVED", "reason", "직접 확인함"))
                    .put("/api/v1/record-change-clearances/" + clearance + "/" + id)
                    .then()
                    .statusCode(200);
        }
        sign(id, asStaffOf(from.department(), "DEPARTMENT_HEAD")).then().statusCode(200);
        return id;
    }
}
