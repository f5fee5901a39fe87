package dev.haksa.card.api;

import dev.haksa.card.IssuedCardFile;
import dev.haksa.card.IssuedCardImport;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cards of earlier years. */
@Path("/api/v1/student-cards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
@RolesAllowed(Roles.ACADEMIC_AFFAIRS)
public class IssuedCardResource {
    private final IssuedCardImport imports;
    private final Callers callers;
    private final Correlation correlation;

    IssuedCardResource(IssuedCardImport imports, Callers callers, Correlation correlation) {
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Imports cards. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @Operation(
            operationId = "importStudentCards",
            summary = "Import cards of earlier years from CSV",
            description = "이전에 발급한 학생증을 CSV로 가져옵니다. 이미 발급받은 학생은 고객센터 재발급 대상이 됩니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "cards", value = CardExamples.CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = CardExamples.REPORT)))
    public Uni<CsvImportReport> importFile(@BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller -> imports.run(new IssuedCardFile.Upload(Buffer.buffer(file), charset, order, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }
}
