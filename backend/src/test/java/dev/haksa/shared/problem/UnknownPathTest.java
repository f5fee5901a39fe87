package dev.haksa.shared.problem;

import static org.hamcrest.Matchers.equalTo;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnknownPathTest extends HttpTest {
    @Test
    void an_unknown_path_answers_a_problem() {
        anonymous()
                .get("/api/v1/nothing")
                .then()
                .log()
                .all()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        anonymous().get("/nothing").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
}
