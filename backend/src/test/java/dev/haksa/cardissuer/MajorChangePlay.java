package dev.haksa.cardissuer;

import static org.hamcrest.Matchers.equalTo;

import dev.haksa.cardissuer.Cast.Place;
import dev.haksa.support.Papers;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The change of major of a student, from the form that is filled in at home to the day on which it takes effect. */
final class MajorChangePlay {
    private static final String ROUNDS = "/api/v1/major-change-rounds";
    private static final String REASON = "적성에 맞는 전공";

    private final CardStory story;
    private final Cast who;
    private final Place from;
    private final Place to;

    MajorChangePlay(CardStory story, Cast who, Place from, Place to) {
        this.story = story;
        this.who = who;
        this.from = from;
        this.to = to;
    }

    /** January: the round, the form, the paper, the selection, and the president's word. */
    void isGranted() {
        CardStory.at("2024-01-02T10:00");
        String round = round();
        room();
        graded();
        CardStory.at("2024-01-09T20:00");
        int form = prepared();
        CardStory.at("2024-01-11T10:00");
        int application = filed(round);
        own("record-changes/" + form).body("application.state", equalTo("CANCELLED"));
        int change = story.registrar()
                .get("/api/v1/major-changes/" + application)
                .then()
                .extract()
                .path("changeId");
        CardStory.at("2024-01-15T10:00");
        grant(story.head(from), change).then().statusCode(200);
        CardStory.at("2024-01-22T10:00");
        CardStory.matching(story.affairs(), story.registrar().get(round))
                .post(round + "/decision")
                .then()
                .statusCode(200);
        own("major-changes").body("items[0].state", equalTo("SELECTED"));
        CardStory.at("2024-01-24T10:00");
        grant(story.president(), change)
                .then()
                .statusCode(200)
                .body("application.state", equalTo("APPROVED"))
                .body("application.effectiveOn", equalTo("2024-03-04"));
    }

    /** The term begins. */
    void takesEffect() {
        CardStory.at("2024-03-04T00:10");
        story.affairs().post("/api/v1/record-change-runs").then().statusCode(200);
        own("major-changes").body("items[0].state", equalTo("MOVED"));
        story.registrar()
                .get("/api/v1/students/" + story.number(who))
                .then()
                .body("program.code", equalTo(story.department(to).program()));
    }

    /** A term that only this story knows, with the days of the spring of 2024. */
    private String round() {
        String term = ThreadLocalRandom.current().nextInt(2100, 9900) + "-SPRING";
        CardStory.json(
                        story.affairs(),
                        Map.of("code", term, "startsOn", "2024-03-04", "endsOn", "2024-06-21", "classDays", 105))
                .post("/api/v1/terms")
                .then()
                .statusCode(201);
        int id = CardStory.json(
                        story.affairs(), Map.of("term", term, "opensOn", "2024-01-08", "closesOn", "2024-01-19"))
                .post(ROUNDS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return ROUNDS + "/" + id;
    }

    private void room() {
        CardStory.json(story.affairs(), Map.of("quota", 5))
                .put("/api/v1/admission-quotas/2022/" + story.department(to).program())
                .then()
                .statusCode(201);
    }

    private void graded() {
        String line = String.join(
                ",", story.number(who), "2023-FALL", "C" + story.number(who), "관광학개론", "3", "MAJOR_REQUIRED", "A+");
        story.registrar()
                .contentType("text/csv; charset=UTF-8")
                .body(("studentNumber,term,courseNumber,title,credits,category,grade\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/completed-courses/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    private int prepared() {
        Map<String, Object> details =
                Map.of("targetProgram", story.department(to).program());
        return CardStory.json(story.student(who), Map.of("kind", "MAJOR_CHANGE", "reason", REASON, "details", details))
                .post("/api/v1/students/me/record-changes")
                .then()
                .statusCode(201)
                .body("application.state", equalTo("PREPARED"))
                .extract()
                .path("application.id");
    }

    private int filed(String round) {
        Map<String, Object> paper = Map.of(
                "studentNumber",
                story.number(who),
                "targetProgram",
                story.department(to).program(),
                "receivedOn",
                "2024-01-11",
                "reason",
                REASON,
                "documentIds",
                List.of(Papers.scan(story.registrar(), story.number(who))));
        return CardStory.json(story.registrar(), paper)
                .post(round + "/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response grant(RequestSpecification who, int change) {
        String path = "/api/v1/record-changes/" + change;
        return CardStory.json(CardStory.matching(who, story.president().get(path)), Map.of("verdict", "GRANT"))
                .post(path + "/decisions");
    }

    private ValidatableResponse own(String what) {
        return story.student(who).get("/api/v1/students/me/" + what).then().statusCode(200);
    }
}
