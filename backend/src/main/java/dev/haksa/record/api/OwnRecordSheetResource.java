package dev.haksa.record.api;

import dev.haksa.record.RecordSheetService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** One's own record. */
@Path("/api/v1/students/me")
@Tag(name = "Records", description = "The record, its corrections, awards and discipline. / 학적부, 정정, 상벌")
@RolesAllowed(Roles.STUDENT)
public class OwnRecordSheetResource {
    private final RecordSheetService sheets;
    private final Callers callers;

    OwnRecordSheetResource(RecordSheetService sheets, Callers callers) {
        this.sheets = sheets;
        this.callers = callers;
    }

    /** Shows one's own record. */
    @GET
    @Path("/record-sheet")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getMyRecordSheet",
            summary = "One's own record",
            description = "본인의 학적부(별지 9호)입니다. 신상, 학적변동, 상벌, 학기별 성적이 들어 있습니다. 편입생은 전적대학 인정학점의 합계와 본교 성적만 적습니다(제44조).")
    @APIResponse(
            responseCode = "200",
            description = "The record. / 학적부",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordSheetResponse.class),
                            examples = @ExampleObject(name = "answer", value = RecordAnswers.EXAMPLE)))
    public Uni<RestResponse<RecordSheetResponse>> get() {
        return callers.current().chain(sheets::own).map(RecordAnswers::json);
    }

    /** Prints one's own record. */
    @GET
    @Path("/record-sheet/pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "printMyRecordSheet",
            summary = "One's own record as PDF",
            description = "본인의 학적부를 PDF로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The record. / 학적부",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "answer", value = RecordAnswers.PDF)))
    public Uni<RestResponse<byte[]>> print() {
        return callers.current().chain(sheets::own).chain(sheets::print).map(RecordAnswers::pdf);
    }
}
