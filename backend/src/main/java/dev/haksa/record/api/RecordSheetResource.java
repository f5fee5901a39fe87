package dev.haksa.record.api;

import dev.haksa.record.RecordSheetService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Records of students for staff. */
@Path("/api/v1/students")
@Tag(name = "Records")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
public class RecordSheetResource {
    private final RecordSheetService sheets;
    private final Callers callers;

    RecordSheetResource(RecordSheetService sheets, Callers callers) {
        this.sheets = sheets;
        this.callers = callers;
    }

    /** Shows a record. */
    @GET
    @Path("/{studentNumber}/record-sheet")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRecordSheet",
            summary = "A student's record",
            description = "학생의 학적부(별지 9호)입니다. 학과 직원은 자기 학과 학생만 볼 수 있고, 조회는 모두 기록됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "The record. / 학적부",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordSheetResponse.class),
                            examples = @ExampleObject(name = "answer", value = RecordAnswers.EXAMPLE)))
    public Uni<RestResponse<RecordSheetResponse>> get(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> sheets.find(studentNumber, caller))
                .map(RecordAnswers::json);
    }

    /** Prints a record. */
    @GET
    @Path("/{studentNumber}/record-sheet/pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "printRecordSheet",
            summary = "A student's record as PDF",
            description = "학생의 학적부를 PDF로 답합니다. 볼 수 있는 사람과 기록은 JSON과 같습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The record. / 학적부",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "answer", value = RecordAnswers.PDF)))
    public Uni<RestResponse<byte[]>> print(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> sheets.find(studentNumber, caller))
                .chain(sheets::print)
                .map(RecordAnswers::pdf);
    }
}
