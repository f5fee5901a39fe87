package dev.haksa.catalog;

import static org.hamcrest.Matchers.equalTo;

import dev.haksa.calendar.WindowKind;
import dev.haksa.identity.AccessTokens;
import dev.haksa.shared.time.Times;
import dev.haksa.support.MovableClock;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A section with its professor, in a term that starts on the day after tomorrow. */
abstract class DocumentHttpTest extends CatalogHttpTest {
    @Inject
    AccessTokens issuer;

    UUID professor;
    int department;
    int section;
    String term;

    @BeforeEach
    void sectionWithProfessor() {
        professor = UUID.randomUUID();
        sql(
                "insert into account (id, login_name, display_name, state, created_at, updated_at)"
                        + " values ($1, $2, '김교수', 'PENDING_ACTIVATION', now(), now())",
                professor,
                "p" + professor);
        term = newTerm();
        importCsv(term, HEADER + "전필,학과" + prefix + ",1학년," + number("1") + ",001,회로이론,3,,40\n", "")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
        section = sectionId(term, number("1"), "001");
        department = sql("select department_id from section where id = $1", section)
                .getFirst()
                .getInteger(0);
        sql("update section set professor_id = $2 where id = $1", section, professor);
        LocalDate today = Times.day(Instant.now());
        sql(
                "update term set starts_on = $2, ends_on = $3 where code = $1",
                term,
                today.plusDays(2),
                today.plusDays(100));
    }

    void window(WindowKind kind, Duration opensIn, Duration closesIn) {
        Instant now = Instant.now();
        sql(
                "insert into academic_window (term_id, kind, opens_at, closes_at)"
                        + " select id, $2, $3, $4 from term where code = $1",
                term,
                kind.name(),
                now.plus(opensIn).atOffset(ZoneOffset.UTC),
                now.plus(closesIn).atOffset(ZoneOffset.UTC));
    }

    void moveToFirstDayOfTerm() {
        LocalDate first = Times.day(Instant.now()).plusDays(2);
        MovableClock.get().moveTo(first.atStartOfDay(Times.SEOUL).toInstant());
    }

    RequestSpecification asProfessor() {
        return person(professor, "PROFESSOR");
    }

    RequestSpecification person(UUID id, String... roles) {
        return bearer(issuer.issue(new AccessTokens.Bearer(id.toString(), "김교수", Set.of(roles), Set.of(), null)));
    }

    Response put(RequestSpecification request, String path, String body) {
        return request.contentType(ContentType.JSON).body(body).put(path);
    }
}
