package dev.haksa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README, played line by line against the demo: photos and student cards come out as they are told. */
@QuarkusTest
@TestProfile(DemoDataTest.Demo.class)
class TourTest extends HttpTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final String PHOTOS = "STAFF=$(login dept-staff)";

    /** Says on standard error which request was refused. */
    private static final String TELL_REFUSALS = """
            curl() { command curl --fail-with-body "$@" || echo "refused: $*" >&2; }
            """;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_student_of_the_tour_puts_in_a_photo_is_refused_by_the_company_and_reads_what_to_do() throws Exception {
        Files.createSymbolicLink(folder.resolve("backend"), CHECKOUT.resolve("backend"));
        String tour = String.join("\n", tour("README.md"))
                .replace("http://localhost:8080/", server.toString())
                .replace("PASSWORD=…", "PASSWORD=" + DemoDataTest.PASSWORD);
        Path script = Files.writeString(folder.resolve("tour.sh"), TELL_REFUSALS + tour + "\necho >&2 $NUMBER");
        Path answers = folder.resolve("answers");
        Path refusals = folder.resolve("refusals");
        Process played = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(refusals.toFile())
                .start();
        if (!played.waitFor(3, TimeUnit.MINUTES)) {
            played.destroyForcibly();
        }
        assertThat(played.waitFor()).as(Files.readString(refusals)).isZero();

        List<String> told = Files.readAllLines(refusals);
        assertThat(told)
                .as("requests about photos and cards that were refused")
                .filteredOn(line -> line.contains("photo") || line.contains("card"))
                .allMatch(line -> line.contains("/photo-imports/{id}"));
        String all = Files.readString(answers);
        JsonObject card = new JsonObject(all.substring(all.lastIndexOf("{\"studentNumber\"")));
        assertThat(card.getString("studentNumber")).isEqualTo(told.getLast());
        assertThat(card.getString("status")).isEqualTo("ISSUER_REFUSED");
        assertThat(card.getJsonArray("nextSteps").getJsonObject(0).getString("code"))
                .isEqualTo("SEND_NEW_PHOTO");
    }

    @Test
    void both_languages_tell_the_same_tour_of_photos_and_cards() throws IOException {
        assertThat(requests("README.ko.md")).isNotEmpty().isEqualTo(requests("README.md"));
    }

    /** The blocks of the tour: those that speak to the API. */
    private static List<String> tour(String readme) throws IOException {
        return BLOCK.matcher(Files.readString(CHECKOUT.resolve(readme)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains("$API") || block.contains("API="))
                .toList();
    }

    /** What is sent from the photos on, whatever the comments, the purposes and the language. */
    private static List<String> requests(String readme) throws IOException {
        String all = String.join("\n", tour(readme));
        return all.substring(all.indexOf(PHOTOS))
                .replace("\\\n", " ")
                .replaceAll("(?m)(^|\\s+)#\\s.*$", "")
                .replaceAll("'purpose=[^']*'", "'purpose=…'")
                .replace(" -H 'Accept-Language: en'", "")
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
