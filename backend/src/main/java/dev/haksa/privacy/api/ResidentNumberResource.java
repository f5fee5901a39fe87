package dev.haksa.privacy.api;

import dev.haksa.privacy.ResidentNumberReads;
import dev.haksa.privacy.ResidentNumberService;
import dev.haksa.privacy.api.ResidentNumberBodies.Entry;
import dev.haksa.privacy.api.ResidentNumberBodies.Masked;
import dev.haksa.privacy.api.ResidentNumberBodies.Opened;
import dev.haksa.privacy.api.ResidentNumberBodies.ReadRequest;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Resident numbers of students for the office. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data", description = "Resident numbers, particulars, disclosure. / 주민등록번호, 신상정보, 개인정보 제공")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class ResidentNumberResource {
    private final ResidentNumberService numbers;
    private final ResidentNumberReads reads;
    private final Callers callers;

    ResidentNumberResource(ResidentNumberService numbers, ResidentNumberReads reads, Callers callers) {
        this.numbers = numbers;
        this.reads = reads;
        this.callers = callers;
    }

    /** Shows a number masked. */
    @GET
    @Path("/{studentNumber}/resident-number")
    @Operation(
            operationId = "getResidentNumber",
            summary = "A student's resident number, masked",
            description = "학생의 주민등록번호를 뒷자리를 가려 답합니다. 전체 번호는 목적을 밝히고 열람합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The masked number. / 가린 번호",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Masked.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.MASKED)))
    public Uni<RestResponse<Masked>> get(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> numbers.find(studentNumber, caller))
                .map(found -> Answers.single(Masked.from(found), found.version()));
    }

    /** Enters or replaces a number. */
    @PUT
    @Path("/{studentNumber}/resident-number")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putResidentNumber",
            summary = "Enter a student's resident number",
            description =
                    "주민등록번호를 등록하거나 바꿉니다. 형식, 검증번호(2020년 10월 이후 부여된 번호 제외), 학적의 생년월일·성별과 맞는지 확인하고 암호화하여 저장합니다. 다른 학생의 번호이면 409입니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Entry.class),
                            examples = @ExampleObject(name = "request", value = PrivacyExamples.ENTER)))
    @APIResponse(
            responseCode = "200",
            description = "The masked number. / 가린 번호",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Masked.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.MASKED)))
    public Uni<RestResponse<Masked>> put(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Entry body) {
        return callers.current()
                .chain(caller -> numbers.enter(studentNumber, body.entered(), ifMatch, caller))
                .map(found -> Answers.single(Masked.from(found), found.version()));
    }

    /** Opens a number. */
    @POST
    @Path("/{studentNumber}/resident-number/reads")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readResidentNumber",
            summary = "Read a full resident number, saying what for",
            description = "주민등록번호 전체를 열람합니다. 목적과 근거를 반드시 밝혀야 하며, 누가 언제 왜 열람했는지 지울 수 없는 기록이 남고 학생 본인도 볼 수 있습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReadRequest.class),
                            examples = @ExampleObject(name = "request", value = PrivacyExamples.READ_REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The full number. / 전체 번호",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Opened.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.OPENED)))
    public Uni<RestResponse<Opened>> read(
            @PathParam("studentNumber") String studentNumber, @NotNull @Valid ReadRequest body) {
        return callers.current()
                .chain(caller -> reads.open(studentNumber, body.purpose(), body.basis(), caller))
                .map(opened -> Answers.created(Opened.from(opened), 0));
    }
}
