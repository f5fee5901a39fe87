package dev.haksa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.shared.database.EmbeddedDatabase;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody finds who starts the product for the first time. */
@QuarkusTest
@TestProfile(DemoDataTest.Demo.class)
class DemoDataTest extends HttpTest {
    static final String PASSWORD = "a-demo-password-1";
    private static final int STUDENTS = 2_000;

    @Inject
    DemoData demo;

    @Test
    void there_is_a_term_with_its_timetable_open_windows_and_people_of_every_role() {
        assertThat(number("select count(*) from student")).isEqualTo(STUDENTS);
        assertThat(number("select count(*) from section")).isEqualTo(7_843);
        assertThat(number("select count(*) from section where professor_id is null"))
                .isZero();
        assertThat(number("select count(*) from term")).isEqualTo(2);
        assertThat(number("""
                        select count(*) from academic_window w join term t on t.id = w.term_id
                         where kind = 'ENROLLMENT' and now() between opens_at and closes_at and starts_on > current_date
                        """)).isEqualTo(1);
        assertThat(number("select count(distinct role) from account_role")).isEqualTo(10);
        assertThat(number("""
                        select count(*) from student s join account a using (student_number)
                         where a.login_name = s.student_number and a.state = 'ACTIVE'
                        """)).isEqualTo(STUDENTS);
    }

    @Test
    void some_students_have_photos_that_can_be_looked_at() {
        assertThat(number("select count(distinct state) from student_photo")).isEqualTo(3);
        String waiting = as("ACADEMIC_AFFAIRS")
                .get("/api/v1/photos")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].content");
        as("ACADEMIC_AFFAIRS").get(waiting).then().statusCode(200).contentType("image/jpeg");
    }

    @Test
    void the_first_sections_of_the_professor_show_a_syllabus() {
        assertThat(number("select count(*) from syllabus")).isEqualTo(50);
        int section = sql("""
                        select s.id from section s join account a on a.id = s.professor_id
                         where a.login_name = 'professor' order by s.id limit 1
                        """).getFirst().getInteger(0);
        List<Integer> percents = anonymous()
                .get("/api/v1/sections/" + section + "/syllabus")
                .then()
                .statusCode(200)
                .body("weeklyPlan", hasSize(16))
                .extract()
                .path("assessment.percent");
        assertThat(percents.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    }

    @Test
    void student_numbers_follow_annex_5() {
        assertThat(number("""
                        select count(*) from student s join program p on p.id = s.program_id
                          join department d on d.id = p.department_id
                         where left(student_number, 2)::int <> entrance_year % 100
                            or substr(student_number, 3, 1)::int
                               <> array_position(array['UNIVERSITY', 'GRADUATE', 'PART_TIME', 'AUDITOR'], type)
                            or substr(student_number, 4, 2)::int <> d.student_number_code
                        """)).isZero();
        assertThat(number("""
                        select count(*) from (select name, lag(name) over (partition by left(student_number, 5)
                                                                           order by student_number) as before
                                                from student) pairs
                         where before > name
                        """)).as("serials follow 가나다").isZero();
    }

    @Test
    void credits_and_averages_agree_with_the_grades() {
        assertThat(number("select count(*) from student where earned_credits > 0"))
                .isPositive();
        assertThat(number("""
                        select count(*) from student s
                         where earned_credits <> coalesce((select sum(credits) from completed_course c
                                                            where c.student_number = s.student_number
                                                              and grade not in ('F', 'NP', 'W')), 0)
                        """)).isZero();
        assertThat(number("select count(*) from student where previous_gpa_hundredths not between 0 and 450"))
                .isZero();
        assertThat(number("""
                        select count(*) from student s join recognised_course r using (student_number)
                         where admission <> 'TRANSFER' or former_credits = 0
                        """)).isZero();
    }

    @Test
    void somebody_can_log_in() {
        for (String login : List.of("admin", "professor", "dept-staff", aStudent())) {
            anonymous()
                    .contentType("application/json")
                    .body(Map.of("loginName", login, "password", PASSWORD))
                    .post("/api/v1/auth/login")
                    .then()
                    .statusCode(200)
                    .body("accessToken", notNullValue());
        }
    }

    @Test
    void another_start_loads_nothing_again() {
        assertThat(demo.load().await().atMost(Duration.ofMinutes(1))).isFalse();
        assertThat(number("select count(*) from student")).isEqualTo(STUDENTS);
    }

    private String aStudent() {
        return sql("select student_number from student order by 1 limit 1")
                .getFirst()
                .getString(0);
    }

    private long number(String sql) {
        return sql(sql).getFirst().getLong(0);
    }

    /** A small demonstration on a database of its own. */
    public static final class Demo implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "haksa.demo.enabled",
                    "true",
                    "haksa.demo.students",
                    Integer.toString(STUDENTS),
                    "haksa.demo.password",
                    PASSWORD);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OwnDatabase.class));
        }
    }

    /** Empty when the test begins, unlike the one that all other tests share. */
    public static final class OwnDatabase implements QuarkusTestResourceLifecycleManager {
        private EmbeddedDatabase database;

        @Override
        public int order() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Map<String, String> start() {
            database = EmbeddedDatabase.startTemporary();
            return new HashMap<>(database.configuration());
        }

        @Override
        public void stop() {
            database.close();
        }
    }
}
