package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What student and department read of a refusal of the card company. */
@QuarkusTest
class ExplainRefusalsTest extends HttpTest {
    private static final String OWN = "/api/v1/students/me/card";
    private static final String REASON = "reasons.find { it.code == '%s' }.%s";

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private CardStage stage;
    private List<String> students;
    private ExampleCardCompany company;
    private Taken taken;
    private String today;

    @BeforeEach
    void transfer() {
        stage = new CardStage(this::sql, files, incoming);
        students = stage.students(3, "MOBILE");
        sql(
                "update student set birth_date = $2 where student_number = any($1)",
                students.toArray(String[]::new),
                LocalDate.of(2000, 1, 1));
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"encrypted\": false}")
                .post(stage.path() + "/packages")
                .then()
                .statusCode(202);
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        company = new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, null);
        Calls.until(() -> !company.offers().isEmpty());
        taken = company.take(company.offers().getFirst(), null, 0);
        today = Times.day(clock.instant()).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "PHOTO_UNSUITABLE, SEND_NEW_PHOTO, unsuitable photo, 카드에 쓸 수 없는 사진",
        "NAME_INVALID, CORRECT_NAME, name that cannot be printed, 인쇄할 수 없는 성명",
        "STUDENT_NUMBER_INVALID, CHECK_STUDENT_NUMBER, unknown student number, 확인되지 않은 학번",
        "DUPLICATE_PERSON, ASK_CUSTOMER_CENTRE, card issued already, 이미 발급된 카드",
    })
    void refused_data_are_explained_in_both_languages(String code, String step, String english, String korean) {
        company.receipt(taken, Map.of("000001", code));
        String student = students.getFirst();
        read(own(student), code, "RECEIPT")
                .body("status", equalTo("ISSUER_REFUSED"))
                .body("timeline.state", contains("DONE", "DONE", "DONE", "MISSED", "MISSED", "MISSED"))
                .body(REASON.formatted("CARD_REFUSED_BY_COMPANY", "message"), containsString(english))
                .body(REASON.formatted("CARD_REFUSED_BY_COMPANY", "remedy"), startsWith("Please "))
                .body("nextSteps.code", equalTo(List.of(step)))
                .body("nextSteps.message", not(hasItem(containsString("{"))));
        read(staff().get("/api/v1/students/" + student + "/card"), code, "RECEIPT")
                .body(REASON.formatted("CARD_REFUSED_BY_COMPANY", "message"), containsString(english));
        korean(student)
                .body("refusal.meaning", containsString("니다."))
                .body(REASON.formatted("CARD_REFUSED_BY_COMPANY", "message"), containsString(korean))
                .body("nextSteps[0].message", containsString("주세요."));
        own(students.get(1)).then().statusCode(200).body("refusal", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "UKAA2282, VISIT_BANK, potential customer, 잠재고객",
        "UKAA2172, ASK_TWO_STEP_APPROVAL, security hold, 보안조치고객",
        "CUSTOMER_MISMATCH, CORRECT_CUSTOMER_DATA, customer data mismatch, 고객정보 불일치",
    })
    void a_refusal_on_mobile_says_what_the_bank_wants(String code, String step, String english, String korean) {
        company.report("000001", "LINKED", today, null);
        company.report("000001", "REFUSED", today, code);
        String student = students.getFirst();
        read(own(student), code, "REPORT")
                .body("method", equalTo("PAPER"))
                .body("timeline[4].state", equalTo("CURRENT"))
                .body(REASON.formatted("CARD_REFUSED_ON_MOBILE", "facts.refusal"), equalTo(code))
                .body(REASON.formatted("CARD_REFUSED_ON_MOBILE", "message"), containsString(english))
                .body(
                        REASON.formatted("CARD_REFUSED_ON_MOBILE", "remedy"),
                        containsString("1588-9999, 1599-9999, 1644-9999"))
                .body("nextSteps.code", equalTo(List.of("APPLY_ON_PAPER", step)));
        korean(student)
                .body("refusal.meaning", startsWith(korean))
                .body(REASON.formatted("CARD_REFUSED_ON_MOBILE", "message"), containsString(korean))
                .body(REASON.formatted("CARD_REFUSED_ON_MOBILE", "remedy"), containsString("서면"));
        form(student).then().statusCode(200);
        own(student)
                .then()
                .body("status", equalTo("APPLIED"))
                .body("refusal", nullValue())
                .body("reasons.code", hasItem("CARD_REFUSED_ON_MOBILE"));
    }

    @Test
    void after_a_failed_real_name_check_one_applies_again_by_mobile() {
        company.report("000001", "LINKED", today, null);
        company.report("000001", "REFUSED", today, "REAL_NAME");
        String student = students.getFirst();
        read(own(student), "REAL_NAME", "REPORT")
                .body("method", equalTo("MOBILE"))
                .body("timeline[4].state", equalTo("CURRENT"))
                .body(REASON.formatted("CARD_REFUSED_BY_COMPANY", "remedy"), containsString("siren24"))
                .body("nextSteps.code", equalTo(List.of("REAL_NAME_CHECK", "SAY_WHOSE_PHONE")));
    }

    @Test
    void a_code_that_only_the_company_knows_is_shown_as_it_is() {
        company.report("000001", "REFUSED", today, "X_77");
        own(students.getFirst())
                .then()
                .statusCode(200)
                .body("refusal.code", equalTo("X_77"))
                .body("refusal.meaning", nullValue())
                .body(REASON.formatted("CARD_REFUSED_BY_COMPANY", "message"), containsString("X_77"))
                .body("nextSteps.code", equalTo(List.of("ASK_DEPARTMENT", "REAL_NAME_CHECK")));
    }

    @Test
    void what_was_made_good_is_not_held_against_the_student() {
        company.report("000001", "REFUSED", today, "REAL_NAME");
        company.report("000001", "SHIPPED", today, null);
        own(students.getFirst())
                .then()
                .body("status", equalTo("SHIPPED"))
                .body("refusal", nullValue())
                .body("reasons.code", not(hasItem("CARD_REFUSED_BY_COMPANY")));
    }

    @Test
    void the_notice_says_why_and_what_to_do() {
        company.receipt(taken, Map.of("000001", "PHOTO_UNSUITABLE"));
        company.report("000002", "REFUSED", today, "UKAA2282");
        assertThat(notice(students.getFirst(), "CARD_REFUSED", "ko"))
                .contains("카드에 쓸 수 없는 사진(PHOTO_UNSUITABLE)")
                .contains("학과에 새 증명사진을 보내 주세요.");
        assertThat(notice(students.getFirst(), "CARD_REFUSED", "en")).contains("unsuitable photo");
        assertThat(notice(students.get(1), "CARD_REFUSED_TO_PAPER", "ko"))
                .contains("잠재고객(응답코드 UKAA2282)")
                .contains("1588-9999, 1599-9999, 1644-9999");
    }

    @Test
    void on_paper_a_refusal_of_the_data_is_no_refusal_on_mobile() {
        String foreigner = onPaper(students.getFirst());
        company.receipt(taken, Map.of("000001", "PHOTO_UNSUITABLE"));
        own(foreigner)
                .then()
                .body("method", equalTo("PAPER"))
                .body("timeline.state", contains("DONE", "DONE", "DONE", "MISSED", "MISSED", "MISSED"))
                .body("reasons.code", hasItems("CARD_FOREIGNER", "CARD_REFUSED_BY_COMPANY"))
                .body("nextSteps.code", equalTo(List.of("SEND_NEW_PHOTO")));
        assertThat(notice(foreigner, "CARD_REFUSED", "ko")).contains("새 증명사진");
    }

    @Test
    void a_form_does_not_hide_that_the_data_were_refused() {
        String foreigner = onPaper(students.getFirst());
        company.receipt(taken, Map.of("000001", "PHOTO_UNSUITABLE"));
        form(foreigner)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_DATA_REFUSED"))
                .body("violations[0].message", containsString("unsuitable photo"))
                .body("violations[0].facts.refusal", equalTo("PHOTO_UNSUITABLE"));
        assertThat(stage.stateOf(foreigner)).isEqualTo("ISSUER_REFUSED PAPER");
        assertThat(sql("select 1 from card_paper_application where student_number = $1", foreigner))
                .isEmpty();
        String linked = onPaper(students.get(1));
        company.report("000002", "LINKED", today, null);
        company.report("000002", "REFUSED", today, "X_77");
        form(linked).then().statusCode(200);
    }

    private ValidatableResponse read(Response card, String code, String by) {
        return card.then()
                .statusCode(200)
                .body("refusal.code", equalTo(code))
                .body("refusal.meaning", not(containsString(code)))
                .body("refusal.on", equalTo(today))
                .body("refusal.by", equalTo(by));
    }

    private Response own(String student) {
        return asStudent(student).get(OWN);
    }

    private ValidatableResponse korean(String student) {
        return in("ko", student).get(OWN).then().statusCode(200);
    }

    private RequestSpecification in(String language, String student) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(Set.of(), student, "STUDENT"))
                .header("Accept-Language", language);
    }

    /** Text and reasons of the newest notice of a kind. */
    private String notice(String student, String kind, String language) {
        Calls.until(() -> notices(student, language).getList("items.kind").contains(kind));
        Map<String, Object> notice = notices(student, language).getMap("items.find { it.kind == '" + kind + "' }");
        return notice.toString();
    }

    private JsonPath notices(String student, String language) {
        return in(language, student)
                .get("/api/v1/students/me/notices?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String onPaper(String student) {
        sql("update student set nationality = 'FOREIGN' where student_number = $1", student);
        sql("update card_entry set channel = 'PAPER' where student_number = $1", student);
        return student;
    }

    private Response form(String student) {
        return staff().contentType("application/json")
                .body(Map.of("studentNumber", student, "receivedOn", today))
                .post(stage.path() + "/paper-applications");
    }

    private RequestSpecification staff() {
        return asStaffOf(stage.department(), "DEPARTMENT_STAFF");
    }
}
