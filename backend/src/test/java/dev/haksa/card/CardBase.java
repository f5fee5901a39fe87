package dev.haksa.card;

import dev.haksa.shared.time.Times;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;

/** A campaign of its own for each test, with departments and students of its own. The clock stands on its first day. */
abstract class CardBase extends HttpTest {
    static final String CAMPAIGNS = "/api/v1/card-campaigns";

    /** First day; photos until +7, rosters until +12, transmission +14, link +18, application +19, delivery +20. */
    LocalDate first;

    StudentData department;
    String code;

    @BeforeEach
    void begin() {
        first = LocalDate.now(Times.SEOUL).plusDays(10);
        department = new StudentData(this::sql);
        code = "T-" + UUID.randomUUID().toString().substring(0, 20);
        day(0);
    }

    /** Makes it ten o'clock on a day of the campaign. */
    void day(int number) {
        at(number, LocalTime.of(10, 0));
    }

    void at(int number, LocalTime time) {
        MovableClock.get()
                .moveTo(first.plusDays(number).atTime(time).atZone(Times.SEOUL).toInstant());
    }

    RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS").contentType("application/json");
    }

    RequestSpecification dean() {
        return as("DEAN").contentType("application/json");
    }

    RequestSpecification staff() {
        return asStaffOf(department.department(), "DEPARTMENT_STAFF").contentType("application/json");
    }

    String fields(int... departments) {
        String ids = java.util.Arrays.toString(departments);
        return """
                {"year":2026,"titleKo":"학생증 발급","titleEn":"Student cards","departmentIds":%s,"stages":{
                "opensOn":"%s","photoUntil":"%s","rosterUntil":"%s","transmissionUntil":"%s","linkUntil":"%s",
                "applicationFrom":"%s","deliveryFrom":"%s"}}""".formatted(
                        ids,
                        first,
                        first.plusDays(7),
                        first.plusDays(12),
                        first.plusDays(14),
                        first.plusDays(18),
                        first.plusDays(19),
                        first.plusDays(20));
    }

    ValidatableResponse create(int... departments) {
        return affairs()
                .body("{\"code\":\"" + code + "\",\"campaign\":" + fields(departments) + "}")
                .post(CAMPAIGNS)
                .then();
    }

    void campaign() {
        create(department.department()).statusCode(201);
    }

    /** An entrant of the year who is of age. */
    String student() {
        String number = department.student("김하늘");
        set(number, "birth_date", LocalDate.of(2000, 1, 1));
        return number;
    }

    String studentWithPhoto() {
        String number = student();
        photo(number, "APPROVED");
        return number;
    }

    void set(String number, String column, Object value) {
        sql("update student set " + column + " = $2 where student_number = $1", number, value);
    }

    /** Puts a photo in a state; an approved one takes the place of the one before. */
    UUID photo(String number, String state) {
        if (state.equals("APPROVED")) {
            sql(
                    "update student_photo set state = 'SUPERSEDED', version = version + 1 where student_number = $1"
                            + " and state = 'APPROVED'",
                    number);
        }
        UUID id = UUID.randomUUID();
        byte[] hash = new byte[32];
        ThreadLocalRandom.current().nextBytes(hash);
        sql(
                "insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,"
                        + " submitted_by_name, submitted_at, rejection, decided_by, decided_by_name, decided_at)"
                        + " values ($1, $2, $3, $4, 1000, 'STUDENT', 'x', 'x', now(),"
                        + " case when $3 = 'REJECTED' then 'MARGINS' end,"
                        + " case when $3 <> 'SUBMITTED' then 'y' end, case when $3 <> 'SUBMITTED' then 'y' end,"
                        + " case when $3 <> 'SUBMITTED' then now() end)",
                id,
                number,
                state,
                HexFormat.of().formatHex(hash));
        return id;
    }

    String rosters() {
        return CAMPAIGNS + "/" + code + "/rosters/" + department.department();
    }

    void build() {
        staff().post(rosters()).then().statusCode(200);
    }

    /** Confirms everybody on the roster. */
    void confirmAll() {
        JsonPath page = staff().get(rosters() + "/students?listed=true&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> numbers = page.getList("items.studentNumber");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"studentNumber\":\"%s\",\"photoId\":\"%s\",\"photoVersion\":%s}"
                            .formatted(
                                    numbers.get(i),
                                    page.getString("items[" + i + "].photoId"),
                                    page.getInt("items[" + i + "].photoVersion")));
        }
        staff().body("{\"confirmations\":[" + body + "]}")
                .post(rosters() + "/confirmations")
                .then()
                .statusCode(200);
    }

    String rosterTag() {
        return staff().get(rosters()).then().statusCode(200).extract().header("ETag");
    }

    String campaignTag() {
        return affairs()
                .get(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    ValidatableResponse send() {
        return staff().header("If-Match", rosterTag())
                .post(rosters() + "/sending")
                .then();
    }

    /** Builds, confirms and sends. */
    void sendAll() {
        build();
        confirmAll();
        send().statusCode(200);
    }

    /** Lets a department work until a day, after having looked at its roster. */
    ValidatableResponse reopen(StudentData where, LocalDate until, boolean photos) {
        String path = CAMPAIGNS + "/" + code + "/rosters/" + where.department();
        String tag = affairs().get(path).then().statusCode(200).extract().header("ETag");
        return affairs()
                .header("If-Match", tag)
                .body("{\"until\":\"" + until + "\",\"photos\":" + photos + ",\"reason\":\"전산 장애\"}")
                .post(path + "/reopening")
                .then();
    }

    ValidatableResponse submit() {
        return affairs()
                .header("If-Match", campaignTag())
                .post(CAMPAIGNS + "/" + code + "/submission")
                .then();
    }

    ValidatableResponse decide(boolean approved, String reason) {
        return dean().header("If-Match", campaignTag())
                .body("{\"approved\":" + approved + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}")
                .post(CAMPAIGNS + "/" + code + "/decision")
                .then();
    }

    ValidatableResponse card(String number) {
        return asStudent(number).get("/api/v1/students/me/card").then().statusCode(200);
    }

    int campaignId() {
        return sql("select id from card_campaign where code = $1", code)
                .getFirst()
                .getInteger(0);
    }

    List<String> events(String number) {
        return sql("select type from outbox_event where student_number = $1 order by id", number).stream()
                .map((Row row) -> row.getString(0))
                .toList();
    }
}
