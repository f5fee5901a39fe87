package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportStudentsTest extends HttpTest {
    private static final String PATH = "/api/v1/students/import";
    private static final String HEADER = "studentNumber,name,state,programCode,entranceYear,admission,formerCredits\n";

    private StudentData data;
    private String number;

    @BeforeEach
    void program() {
        data = new StudentData(this::sql);
        number = data.freeNumber();
    }

    @Test
    void imports_students_and_a_second_time_changes_nothing() {
        String file = HEADER + row(number, "김하늘", "ENROLLED");
        send(as("REGISTRAR"), file, "")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("created", equalTo(1))
                .body("failed", equalTo(0));
        send(as("REGISTRAR"), file, "")
                .then()
                .statusCode(200)
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(1));
        as("REGISTRAR")
                .get("/api/v1/students/" + number)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("name", equalTo("김하늘"))
                .body("type", equalTo("UNIVERSITY"))
                .body("program.code", equalTo(data.programCode()));
    }

    @Test
    void a_change_is_an_update_and_what_the_file_leaves_out_stays() {
        send(as("REGISTRAR"), HEADER + row(number, "김하늘", "ENROLLED"), "")
                .then()
                .statusCode(200);
        sql("update student set former_credits = 40, name_en = 'Kim' where student_number = $1", number);
        send(
                        as("scope:students.write"),
                        "studentNumber,name,state,programCode,entranceYear\n" + number + ",김하늘,ON_LEAVE,"
                                + data.programCode() + "," + year() + "\n",
                        "")
                .then()
                .statusCode(200)
                .body("updated", equalTo(1));
        var student =
                sql("select * from student where student_number = $1", number).getFirst();
        assertThat(student.getString("state")).isEqualTo("ON_LEAVE");
        assertThat(student.getInteger("former_credits")).isEqualTo(40);
        assertThat(student.getString("name_en")).isEqualTo("Kim");
        assertThat(student.getInteger("version")).isEqualTo(1);
    }

    @Test
    void one_wrong_row_stops_all_of_them_unless_best_effort_is_asked_for() {
        String file = HEADER + row(number, "김하늘", "ENROLLED") + row("1234567", "", "ASLEEP");
        send(as("REGISTRAR"), file, "")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("failed", equalTo(1))
                .body("mistakes.column", equalTo(List.of("studentNumber", "name", "state")))
                .body("mistakes.line", equalTo(List.of(3, 3, 3)))
                .body("mistakes[0].value", equalTo("1234567"))
                .body("mistakes[0].expected", containsString("Eight digits"));
        assertThat(exists()).isFalse();
        send(as("REGISTRAR"), file, "?mode=BEST_EFFORT")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("created", equalTo(1))
                .body("failed", equalTo(1));
        assertThat(exists()).isTrue();
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() {
        send(as("REGISTRAR"), HEADER + row(number, "김하늘", "ENROLLED"), "?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("applied", equalTo(false))
                .body("created", equalTo(1));
        assertThat(exists()).isFalse();
    }

    @Test
    void unknown_programs_doubled_rows_and_wrong_years_are_mistakes() {
        send(as("REGISTRAR"), (HEADER + row(number, "김하늘", "ENROLLED")).replace(data.programCode(), "none"), "")
                .then()
                .body("mistakes.code", equalTo(List.of("UNKNOWN_PROGRAM")));
        send(as("REGISTRAR"), HEADER + row(number, "김하늘", "ENROLLED") + row(number, "김하늘", "ENROLLED"), "")
                .then()
                .body("mistakes.code", equalTo(List.of("DUPLICATE_ROW")))
                .body("mistakes[0].line", equalTo(3));
        send(as("REGISTRAR"), HEADER + row(number, "김", "ENROLLED").replace("," + year() + ",", ",2100,"), "")
                .then()
                .body("mistakes.code", number.startsWith("00") ? hasSize(0) : hasItem("ENTRANCE_YEAR"));
    }

    @Test
    void korean_of_another_encoding_is_read_when_declared_and_refused_when_not() {
        byte[] file = (HEADER + row(number, "똠하늘", "ENROLLED")).getBytes(Charset.forName("MS949"));
        as("REGISTRAR")
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("UNDECODABLE_FILE"));
        as("REGISTRAR")
                .header("Content-Type", "text/csv; charset=EUC-KR")
                .body(file)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
        as("REGISTRAR").get("/api/v1/students/" + number).then().body("name", equalTo("똠하늘"));
    }

    @Test
    void the_import_is_recorded_with_its_counts() {
        String correlation = "import-" + number;
        send(as("REGISTRAR").header("X-Correlation-Id", correlation), HEADER + row(number, "김", "ENROLLED"), "")
                .then()
                .statusCode(200);
        var entries = sql("select action, details from audit_entry where correlation_id = $1", correlation);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().getString("action")).isEqualTo("STUDENTS_IMPORTED");
        assertThat(entries.getFirst().getJsonObject("details").getInteger("created"))
                .isEqualTo(1);
    }

    @Test
    void wrong_files_options_and_callers_change_nothing() {
        String file = HEADER + row(number, "김하늘", "ENROLLED");
        send(anonymous(), file, "").then().statusCode(401);
        send(as("DEPARTMENT_STAFF"), file, "").then().statusCode(403);
        send(as("scope:students.read"), file, "").then().statusCode(403);
        send(as("REGISTRAR"), file, "?mode=SOME")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?mode"));
        send(as("REGISTRAR"), file, "?dryRun=ture").then().statusCode(400);
        send(as("REGISTRAR"), file.replace("state", "status"), "")
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("MISSING_COLUMN"))
                .body("violations.code", hasItem("UNKNOWN_COLUMN"));
        as("REGISTRAR")
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(415);
        assertThat(exists()).isFalse();
    }

    private String row(String studentNumber, String name, String state) {
        return studentNumber + "," + name + "," + state + "," + data.programCode() + "," + year() + ",FRESHMAN,0\n";
    }

    private int year() {
        return 2000 + Integer.parseInt(number.substring(0, 2));
    }

    private boolean exists() {
        return !sql("select 1 from student where student_number = $1", number).isEmpty();
    }

    private static Response send(RequestSpecification caller, String file, String query) {
        return caller.contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH + query);
    }
}
