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

/** Imports students by CSV in UTF-8, or in EUC-KR when the Content-Type says so. */
@Path("/api/v1/students")
@Consumes(CsvFile.MEDIA_TYPE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.SCOPE_STUDENTS_WRITE})
public class StudentImportResource {
    private final StudentImportService imports;
    private final ImportRequests requests;

    StudentImportResource(StudentImportService imports, ImportRequests requests) {
        this.imports = imports;
        this.requests = requests;
    }

    /** Imports students. */
    @POST
    @Path("/import")
    @Operation(
            operationId = "importStudents",
            summary = "Import students from CSV",
            description = "학생을 CSV로 가져옵니다. 같은 파일을 다시 보내도 아무것도 바뀌지 않습니다. 비어 있는 선택 항목은 기존 값을 유지합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "students", value = StudentExamples.STUDENTS_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = StudentExamples.IMPORT_REPORT)))
    public Uni<CsvImportReport> students(@BeanParam CsvImportOptions options, byte[] file) {
        return requests.run(options, file, imports::importStudents);
    }
}
