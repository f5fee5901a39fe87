package dev.haksa.shared.csv;

import dev.haksa.shared.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a client says about an import, besides the file. */
public class CsvImportOptions {
    @QueryParam("mode")
    @DefaultValue("ALL_OR_NOTHING")
    @Parameter(
            description = "What happens when some rows are wrong. / 잘못된 행이 있을 때의 처리",
            schema = @Schema(implementation = CsvImportMode.class))
    String mode = "ALL_OR_NOTHING";

    @QueryParam("dryRun")
    @DefaultValue("false")
    @Parameter(
            description = "true: report only, change nothing. / true면 반영하지 않고 결과만 보고",
            schema = @Schema(implementation = Boolean.class))
    String dryRun = "false";

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Parameter(hidden = true)
    String contentType = CsvFile.MEDIA_TYPE;

    /**
     * How to import.
     *
     * @throws ProblemException when the mode or the flag cannot be read: a misspelt dry run must not write
     */
    public CsvImports.Order order() {
        CsvImportMode known = Arrays.stream(CsvImportMode.values())
                .filter(one -> one.name().equals(mode))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "WRONG_TYPE", "?mode", Map.of("expected", "ALL_OR_NOTHING | BEST_EFFORT")));
        if (!dryRun.equals("true") && !dryRun.equals("false")) {
            throw ProblemException.invalid("WRONG_TYPE", "?dryRun", Map.of("expected", "true | false"));
        }
        return new CsvImports.Order(known, dryRun.equals("true"));
    }

    /** How the file is encoded. */
    public Charset charset() {
        return CsvFile.charset(contentType);
    }
}
