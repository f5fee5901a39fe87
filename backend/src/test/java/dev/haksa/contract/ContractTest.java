package dev.haksa.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed contract is the one that the code keeps. */
@QuarkusTest
class ContractTest extends HttpTest {
    private static final Path COMMITTED = Path.of("../openapi/openapi.yaml");

    @Test
    void the_committed_contract_is_what_the_application_serves() throws IOException {
        JsonNode served = ServedContract.product(anonymous()
                .queryParam("format", "json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        if (Boolean.getBoolean("contract.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, ServedContract.write(served));
        }
        assertThat(COMMITTED).exists();
        assertThat(ServedContract.pretty(served))
                .as("""
                        openapi/openapi.yaml does not say what the code does. If the change is meant, update the file:
                            ./mvnw test -Dtest=ContractTest -Dcontract.update=true
                        review its diff as you review code, write a line into openapi/CHANGELOG.md, and commit both.""")
                .isEqualTo(ServedContract.pretty(ServedContract.parse(Files.readString(COMMITTED))));
    }
}
