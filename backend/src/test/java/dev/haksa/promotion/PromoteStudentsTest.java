package dev.haksa.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PromoteStudentsTest extends HttpTest {
    private static final String PATH = "/api/v1/promotions";

    private StudentData data;
    private String term;
    private LocalDate ends;

    @BeforeEach
    void endedTerm() {
        data = new StudentData(this::sql);
        Row row =
                sql("select code, ends_on from term where id = $1", data.term()).getFirst();
        term = row.getString("code");
        ends = row.getLocalDate("ends_on");
        MovableClock.get().moveTo(Instant.parse(ends.plusDays(30) + "T03:00:00Z"));
    }

    @Test
    void levels_follow_the_credits_of_current_students_and_of_those_dismissed_in_between() {
        String rising = student("ENROLLED", 35, 0, 1);
        String staying = student("ON_LEAVE", 34, 0, 1);
        String first = student("ENROLLED", 105, 0, null);
        String transfer = student("DISMISSED", 0, 70, null);
        dismissed(transfer, ends.plusDays(15));
        String tooEarly = student("DISMISSED", 70, 0, 1);
        dismissed(tooEarly, ends.plusDays(9));
        String afterReport = student("DISMISSED", 70, 0, 1);
        dismissed(afterReport, ends.plusDays(21));
        String gone = student("WITHDRAWN", 70, 0, 1);
        promote(as("ACADEMIC_AFFAIRS"), true)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("students", greaterThanOrEqualTo(4))
                .body("executedAt", nullValue());
        assertThat(levels(rising)).isEqualTo("1");
        promote(as("ACADEMIC_AFFAIRS"), false)
                .then()
                .statusCode(201)
                .header("Location", endsWith(PATH + "/" + term))
                .body("term", equalTo(term))
                .body("dryRun", equalTo(false))
                .body("promoted", greaterThanOrEqualTo(1));
        assertThat(List.of(levels(rising), levels(staying), levels(first), levels(transfer)))
                .containsExactly("2", "1", "4", "3");
        assertThat(List.of(levels(tooEarly), levels(gone), levels(afterReport))).containsExactly("1", "1", "3");
        as("REGISTRAR")
                .get("/api/v1/students/" + rising)
                .then()
                .body("promotedYearLevel", equalTo(2))
                .body("promotedTerm", equalTo(term))
                .body("yearLevel", equalTo(2));
        assertThat(sql("select 1 from outbox_event where type = 'student.promoted' and student_number = $1", rising))
                .hasSize(1);
        assertThat(sql("select 1 from outbox_event where type = 'student.promoted' and student_number = $1", staying))
                .isEmpty();
        assertThat(sql("select 1 from audit_entry where action = 'STUDENTS_PROMOTED' and subject_id = $1", term))
                .hasSize(1);
        String csv = as("DEAN")
                .get(PATH + "/" + term + "/export")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv)
                .startsWith("studentNumber,name,state,dismissedOn,earnedCredits,formerCredits,beforeLevel,afterLevel")
                .contains(rising + ",학생,ENROLLED,,35,0,1,2")
                .contains(transfer + ",학생,DISMISSED," + ends.plusDays(15) + ",0,70,,3")
                .doesNotContain(gone);
        as("PRESIDENT")
                .get(PATH + "/" + term + "/students?promoted=true&limit=200")
                .then()
                .statusCode(200)
                .body("items.studentNumber", hasItem(rising))
                .body("items.studentNumber", not(hasItem(staying)));
        as("REGISTRAR").get(PATH + "?limit=1&count=true").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void the_rolls_are_those_of_the_day_of_the_report() {
        LocalDate fixed = ends.plusDays(10);
        LocalDate reported = ends.plusDays(20);
        List<LocalDate> days = List.of(
                ends,
                fixed.minusDays(1),
                fixed,
                fixed.plusDays(1),
                reported.minusDays(1),
                reported,
                reported.plusDays(1),
                reported.plusDays(9));
        Map<String, Boolean> expected = new LinkedHashMap<>();
        for (LocalDate day : days) {
            boolean later = day.isAfter(reported);
            expected.put(changed("WITHDRAWN", "ENROLLED", "WITHDRAWN", day), later);
            expected.put(changed("DISMISSED", "ON_LEAVE", "DISMISSED", day), !day.isBefore(fixed));
            expected.put(changed("READMITTED", "DISMISSED", "ENROLLED", day), !later);
            expected.put(changed("RETURNED", "ON_LEAVE", "ENROLLED", day), true);
        }
        String entrant = student("ENROLLED", 70, 0, 1);
        sql("update student set entrance_year = $2 where student_number = $1", entrant, (short) (ends.getYear() + 1));
        expected.put(entrant, false);
        expected.put(numbered(ends), true);
        expected.put(numbered(ends.plusDays(1)), false);
        String readmittedLater = changed("DISMISSED", "ENROLLED", "DISMISSED", fixed);
        change(readmittedLater, "READMITTED", "DISMISSED", "ENROLLED", reported.plusDays(1));
        sql("update student set state = 'ENROLLED' where student_number = $1", readmittedLater);
        expected.put(readmittedLater, true);
        promote(as("ACADEMIC_AFFAIRS"), false).then().statusCode(201);
        Map<String, Boolean> promoted = new LinkedHashMap<>();
        expected.keySet().forEach(number -> promoted.put(number, levels(number).equals("3")));
        assertThat(promoted).isEqualTo(expected);
        assertThat(sql("select state, dismissed_on from promotion_result where student_number = $1", readmittedLater))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString(0)).isEqualTo("DISMISSED");
                    assertThat(row.getLocalDate(1)).isEqualTo(fixed);
                });
    }

    private String changed(String kind, String before, String after, LocalDate day) {
        String number = student(after, 70, 0, 1);
        change(number, kind, before, after, day);
        return number;
    }

    /** A student who got the number in a batch that was executed on a day. */
    private String numbered(LocalDate day) {
        String number = student("ENROLLED", 70, 0, 1);
        sql("update student set entrance_year = $2 where student_number = $1", number, (short) ends.getYear());
        int batch = sql(
                        "insert into matriculation_batch (entrance_year, type, department_id, round, created_at, created_by,"
                                + " state, first_serial, last_serial, executed_at, executed_by)"
                                + " values ($1, 'UNIVERSITY', $2, $3, now(), 'x', 'EXECUTED', 1, 1, $4, 'x') returning id",
                        (short) ends.getYear(),
                        data.department(),
                        day.getDayOfMonth(),
                        day.atTime(12, 0).atOffset(ZoneOffset.ofHours(9)))
                .getFirst()
                .getInteger(0);
        sql(
                "insert into matriculation_applicant (batch_id, entrance_year, application_number, name, admission, program_id,"
                        + " former_credits, student_number) values ($1, $2, $3, '학생', 'FRESHMAN', $4, 0, $3)",
                batch,
                (short) ends.getYear(),
                number,
                data.program());
        return number;
    }

    @Test
    void a_term_is_promoted_once_only() {
        student("ENROLLED", 35, 0, 1);
        promote(as("ACADEMIC_AFFAIRS"), false).then().statusCode(201);
        for (boolean dryRun : new boolean[] {true, false}) {
            promote(as("ACADEMIC_AFFAIRS"), dryRun)
                    .then()
                    .statusCode(409)
                    .body("violations[0].code", equalTo("PROMOTION_DONE"));
        }
        assertThatThrownBy(() -> sql(
                        "insert into promotion_batch (term_id, grades_fixed_on, reported_on, students, promoted, executed_at,"
                                + " executed_by, regulation_version) select id, $2, $2, 0, 0, now(), 'x', 'x' from term"
                                + " where code = $1",
                        term,
                        ends))
                .hasMessageContaining("promotion_batch_once");
        assertThatThrownBy(() -> sql("update promotion_result set after_level = 4"))
                .hasMessageContaining("append-only");
    }

    @Test
    void it_is_refused_before_its_time_and_with_wrong_dates() {
        String student = student("ENROLLED", 35, 0, 1);
        call(as("ACADEMIC_AFFAIRS"), term, ends.minusDays(1), ends.plusDays(20), false)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("PROMOTION_TOO_EARLY"))
                .body("violations[0].article.key", equalTo("27.4"));
        call(as("ACADEMIC_AFFAIRS"), term, ends.plusDays(10), ends.plusDays(31), false)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("PROMOTION_IN_FUTURE"));
        call(as("ACADEMIC_AFFAIRS"), term, ends.plusDays(10), ends.plusDays(9), false)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PROMOTION_SPAN"));
        call(as("ACADEMIC_AFFAIRS"), "1900-FALL", ends, ends, false).then().statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("term", term))
                .post(PATH)
                .then()
                .statusCode(400);
        as("REGISTRAR").get(PATH + "/" + term).then().statusCode(404);
        assertThat(levels(student)).isEqualTo("1");
    }

    @Test
    void only_academic_affairs_promotes_and_only_offices_read_the_report() {
        promote(anonymous(), true).then().statusCode(401);
        for (String role : List.of("REGISTRAR", "DEAN", "PRESIDENT", "DEPARTMENT_HEAD", "STUDENT", "PROFESSOR")) {
            promote(as(role), true).then().statusCode(403);
        }
        for (String path : List.of("", "/" + term, "/" + term + "/students", "/" + term + "/export")) {
            anonymous().get(PATH + path).then().statusCode(401);
            as("DEPARTMENT_HEAD").get(PATH + path).then().statusCode(403);
            as("STUDENT").get(PATH + path).then().statusCode(403);
        }
    }

    private String student(String state, int earned, int former, Integer level) {
        String number = data.student("학생");
        sql(
                "update student set state = $2, earned_credits = $3, former_credits = $4, promoted_level = $5::smallint,"
                        + " promoted_term = case when $5::smallint is null then null else '1999-FALL' end"
                        + " where student_number = $1",
                number,
                state,
                earned,
                former,
                level == null ? null : level.shortValue());
        return number;
    }

    private void dismissed(String number, LocalDate day) {
        change(number, "DISMISSED", "ENROLLED", "DISMISSED", day);
    }

    private void change(String number, String kind, String before, String after, LocalDate day) {
        sql(
                "insert into student_change (student_number, kind, effective_on, at, before, after, actor_id, actor_name)"
                        + " values ($1, $2, $3, now(), jsonb_build_object('state', $4::text),"
                        + " jsonb_build_object('state', $5::text), 'x', 'x')",
                number,
                kind,
                day,
                before,
                after);
    }

    private String levels(String number) {
        return String.valueOf(sql("select promoted_level from student where student_number = $1", number)
                .getFirst()
                .getInteger(0));
    }

    private Response promote(RequestSpecification caller, boolean dryRun) {
        return call(caller, term, ends.plusDays(10), ends.plusDays(20), dryRun);
    }

    private static Response call(
            RequestSpecification caller, String term, LocalDate fixed, LocalDate reported, boolean dryRun) {
        return caller.contentType("application/json")
                .body(Map.of("term", term, "gradesFixedOn", fixed.toString(), "reportedOn", reported.toString()))
                .post(PATH + "?dryRun=" + dryRun);
    }
}
