package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.domain.Attempt;
import dev.haksa.student.domain.RetakeCounts;
import dev.haksa.student.domain.Transcript;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportCompletedCoursesTest extends HttpTest {
    private static final String PATH = "/api/v1/completed-courses/import";
    private static final String HEADER = "studentNumber,term,courseNumber,title,credits,category,grade\n";

    private StudentData data;
    private String student;

    @BeforeEach
    void student() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    @Test
    void importing_completed_courses_sums_up_credits_and_the_last_regular_gpa() {
        String file = HEADER
                + student + ",2025-FALL,AB1001,개론,3,전공필수,C+\n"
                + student + ",2026-SPRING,AB1001,개론,3,전공필수,B0\n"
                + student + ",2026-SPRING,AB1002,실습,2,MAJOR_ELECTIVE,A+\n"
                + student + ",2026-SUMMER,AB1003,특강,3,교양선택,F\n";
        send(as("ACADEMIC_AFFAIRS"), file).then().statusCode(200).body("created", equalTo(4));
        asStudent(student)
                .get("/api/v1/students/me")
                .then()
                .body("earnedCredits", equalTo(5))
                .body("previousGpa", equalTo(3.6f))
                .body("previousGpaTerm", equalTo("2026-SPRING"));
        send(as("ACADEMIC_AFFAIRS"), file).then().body("unchanged", equalTo(4)).body("updated", equalTo(0));
        asStudent(student).get("/api/v1/students/me").then().header("ETag", "\"1\"");
        send(as("ACADEMIC_AFFAIRS"), file.replace("A+", "F")).then().body("updated", equalTo(1));
        asStudent(student)
                .get("/api/v1/students/me")
                .then()
                .header("ETag", "\"2\"")
                .body("earnedCredits", equalTo(3))
                .body("previousGpa", equalTo(1.8f));
    }

    @Test
    void a_dry_run_leaves_grades_and_sums_alone() {
        as("REGISTRAR")
                .contentType("text/csv; charset=UTF-8")
                .body((HEADER + student + ",2025-FALL,AB1001,개론,3,전공필수,C+\n").getBytes(StandardCharsets.UTF_8))
                .post(PATH + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
        asStudent(student)
                .get("/api/v1/students/me")
                .then()
                .body("earnedCredits", equalTo(0))
                .body("previousGpa", nullValue());
    }

    @Test
    void every_wrong_value_is_reported_and_nothing_is_written() {
        send(
                        as("REGISTRAR"),
                        HEADER + student + ",2025-FALL,AB1001,개론,3,전공필수,A\n" + data.freeNumber()
                                + ",2025-FALL,AB1001,개론,3,전공필수,A0\n" + student + ",2025-AUTUMN,AB1001,개론,31,무엇,A0\n")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("failed", equalTo(3))
                .body(
                        "mistakes.collect { it.line + ' ' + it.column }",
                        equalTo(List.of("2 grade", "3 studentNumber", "4 term", "4 credits", "4 category")));
        assertThat(sql("select 1 from completed_course where student_number = $1", student))
                .isEmpty();
    }

    @Test
    void only_keepers_of_records_and_integrations_import() {
        send(anonymous(), HEADER).then().statusCode(401);
        send(as("PROFESSOR"), HEADER).then().statusCode(403);
        send(as("scope:students.write"), HEADER).then().statusCode(200).body("rows", equalTo(0));
    }

    @Test
    void the_sums_of_the_database_are_those_of_the_domain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 40; i++) {
            String number = data.student("학생" + i);
            List<Attempt> taken = randomAttempts(random);
            attempts.put(number, taken);
            taken.forEach(a -> file.append(String.join(
                            ",",
                            number,
                            a.term().toString(),
                            a.courseNumber(),
                            a.title(),
                            String.valueOf(a.credits()),
                            a.category().name(),
                            a.grade().code()))
                    .append('\n'));
        }
        send(as("REGISTRAR"), file.toString()).then().statusCode(200).body("applied", equalTo(true));
        attempts.forEach((number, taken) -> {
            Transcript transcript = Transcript.of(taken, RetakeCounts.LATER);
            TermCode last = transcript.lastRegularTerm();
            var row = sql(
                            "select earned_credits, previous_gpa_hundredths, previous_gpa_term from student"
                                    + " where student_number = $1",
                            number)
                    .getFirst();
            String about = "seed " + seed + ", " + taken;
            assertThat(row.getInteger("earned_credits")).as(about).isEqualTo(transcript.earnedCredits());
            assertThat(row.getString("previous_gpa_term")).as(about).isEqualTo(last == null ? null : last.toString());
            assertThat(row.getInteger("previous_gpa_hundredths"))
                    .as(about)
                    .isEqualTo(last == null ? null : transcript.gpaHundredths(last));
        });
    }

    private static List<Attempt> randomAttempts(Random random) {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        String[] seasons = {"SPRING", "SUMMER", "FALL", "WINTER"};
        for (int i = random.nextInt(25); i > 0; i--) {
            TermCode term = TermCode.parse((2022 + random.nextInt(3)) + "-" + seasons[random.nextInt(4)])
                    .orElseThrow();
            String course = "C" + random.nextInt(9);
            attempts.put(
                    term + course,
                    new Attempt(
                            term,
                            course,
                            "과목",
                            random.nextInt(4),
                            Category.values()[random.nextInt(7)],
                            Grade.values()[random.nextInt(12)]));
        }
        return List.copyOf(attempts.values());
    }

    private static Response send(RequestSpecification caller, String file) {
        return caller.contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }
}
