package dev.haksa.photo.api;

import dev.haksa.photo.PhotoReplacementService;
import dev.haksa.photo.StaffUpload;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Staff put in photos for students (사진수정), as the body or in a form: the same photo, the same answers. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
@APIResponse(
        responseCode = "200",
        description = PhotoTexts.NOTHING_NEW,
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PhotoUploadAnswer.class),
                        examples = {
                            @ExampleObject(name = "dry-run", value = PhotoExamples.DRY_RUN),
                            @ExampleObject(name = "unchanged", value = PhotoExamples.REPLACED_BEFORE)
                        }))
@APIResponse(
        responseCode = "201",
        description = "Put in and approved. / 등록되고 승인됨",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PhotoUploadAnswer.class),
                        examples = @ExampleObject(name = "example", value = PhotoExamples.REPLACED)))
@APIResponse(responseCode = "400", description = PhotoTexts.BAD_PICTURE)
@APIResponse(
        responseCode = "409",
        description = "The record is closed, or it is your own photo (conflict): PHOTO_RECORD_CLOSED, PHOTO_OWN."
                + " / 학적이 끝난 학생, 또는 본인")
@APIResponse(
        responseCode = "412",
        description = "The student's photos have changed since you saw them: look again. / 확인한 뒤에 사진이 바뀜, 다시 확인해 주세요")
@APIResponse(responseCode = "413", description = PhotoTexts.TOO_LARGE)
public class StudentPhotoUploadResource {
    private static final String JPEG = "image/jpeg";

    private final PhotoReplacementService replacements;
    private final Callers callers;
    private final Correlation correlation;

    StudentPhotoUploadResource(PhotoReplacementService replacements, Callers callers, Correlation correlation) {
        this.replacements = replacements;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Receives a photo as the body. */
    @POST
    @Path("/{studentNumber}/photos")
    @Consumes({JPEG, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "replacePhoto",
            summary = "Put in a student's photo as staff (the body is the file)",
            description = PhotoTexts.REPLACE)
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = JPEG,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = PhotoExamples.FILE)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = PhotoExamples.FILE))
            })
    public Uni<RestResponse<PhotoUploadAnswer>> replace(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = PhotoTexts.REASON, example = "여백을 잘라 규격에 맞춤")
                    @QueryParam("reason")
                    @NotBlank
                    @Size(max = 500)
                    String reason,
            @BeanParam PhotoUploadQuery query,
            @Context HttpServerRequest request) {
        StaffUpload how = StaffUpload.replacing(studentNumber, reason.strip(), query.fit(), query.dryRun, ifMatch);
        return callers.current()
                .chain(caller -> replacements
                        .replace(
                                how,
                                io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                                        .toMulti(),
                                caller)
                        .map(done -> uploaded(done, caller)));
    }

    /** Receives a photo in a form. */
    @POST
    @Path("/{studentNumber}/photos/form")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "replacePhotoForm",
            summary = "Put in a student's photo as staff (as a form)",
            description = "학생의 사진을 multipart 양식으로 등록·교체합니다. 조건과 결과는 본문으로 보낼 때와 같습니다.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = StaffPhotoForm.class),
                            examples = @ExampleObject(name = "form", value = PhotoExamples.STAFF_FORM)))
    public Uni<RestResponse<PhotoUploadAnswer>> replaceForm(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @BeanParam PhotoUploadQuery query,
            @Valid @BeanParam StaffPhotoForm form) {
        StaffUpload how = StaffUpload.replacing(studentNumber, form.stated(), query.fit(), query.dryRun, ifMatch);
        FileUpload file = form.required();
        return callers.current()
                .chain(caller ->
                        replacements.replace(how, file.uploadedFile(), caller).map(done -> uploaded(done, caller)));
    }

    private RestResponse<PhotoUploadAnswer> uploaded(UploadedPhoto uploaded, Caller caller) {
        Language language = correlation.language();
        StudentPhoto photo = uploaded.photo();
        PhotoResponse shown = photo == null ? null : PhotoResponse.staff(photo, caller, language);
        return PhotoAnswers.uploaded(uploaded, shown, PhotoActionLink.STAFF, language);
    }
}
