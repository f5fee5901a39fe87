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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports completed courses with their grades. */
@Path("/api/v1/completed-courses")
@Consumes(CsvFile.MEDIA_TYPE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.SCOPE_STUDENTS_WRITE})
public class CompletedCourseImportResource {
    private final StudentImportService imports;
    private final ImportRequests requests;

    CompletedCourseImportResource(StudentImportService imports, ImportRequests requests) {
        this.imports = imports;
        this.requests = requests;
    }

    /** Imports completed courses. */
    @POST
    @Path("/import")
    @Operation(
            operationId = "importCompletedCourses",
            summary = "Import completed courses from CSV",
            description = "이수한 교과목과 성적을 CSV로 가져오고, 학생의 취득학점과 직전 정규학기 평점을 다시 계산합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "completed", value = StudentExamples.COMPLETED_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = StudentExamples.IMPORT_REPORT)))
    public Uni<CsvImportReport> completed(@BeanParam CsvImportOptions options, byte[] file) {
        return requests.run(options, file, imports::importCompleted);
    }
}
