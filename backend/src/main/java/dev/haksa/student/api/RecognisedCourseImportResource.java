package dev.haksa.student.api;

import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.StudentImportService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports courses recognised from former universities (article 4 (5)). */
@Path("/api/v1/recognised-courses")
@Consumes(CsvFile.MEDIA_TYPE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.SCOPE_STUDENTS_WRITE})
public class RecognisedCourseImportResource {
    private final StudentImportService imports;
    private final ImportRequests requests;

    RecognisedCourseImportResource(StudentImportService imports, ImportRequests requests) {
        this.imports = imports;
        this.requests = requests;
    }

    /** Imports recognised courses (article 4 (5)). */
    @POST
    @Path("/import")
    @Operation(
            operationId = "importRecognisedCourses",
            summary = "Import courses recognised from a former university",
            description = "전적대학에서 인정받은 교과목을 CSV로 가져옵니다(제4조⑤). fix=true이면 파일에 있는 학생의 인정 결과를 확정합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "recognised", value = StudentExamples.RECOGNISED_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = StudentExamples.IMPORT_REPORT)))
    public Uni<CsvImportReport> recognised(
            @Parameter(description = "true: the recognition is final. / true면 인정 결과를 확정")
                    @QueryParam("fix")
                    @DefaultValue("false")
                    boolean fix,
            @BeanParam CsvImportOptions options,
            byte[] file) {
        return requests.run(options, file, upload -> imports.importRecognised(upload, fix));
    }
}
