package dev.haksa.photo.api;

import dev.haksa.photo.PhotoReplacementService;
import dev.haksa.photo.PhotoSource;
import dev.haksa.photo.StaffUpload;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

/** Photos that staff put in for students (사진수정). */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class StudentPhotoResource {
    private static final String JPEG = "image/jpeg";

    private final PhotoReplacementService replacements;
    private final Callers callers;
    private final Correlation correlation;

    StudentPhotoResource(PhotoReplacementService replacements, Callers callers, Correlation correlation) {
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
            description =
                    "학생의 사진을 사유와 함께 등록·교체합니다(사진수정). 바로 승인되며, 승인되어 있던 사진과 심사 중인 사진을 대체합니다. 가로 295 × 세로 367 픽셀의 JPEG(5 MB 이하)만 받으며 형식은 이름이 아니라 내용으로 판단합니다. 재학·휴학·수료 학생에게 언제든지 할 수 있고, 학생에게 사유와 함께 알려집니다.")
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
    @APIResponse(
            responseCode = "200",
            description = "The verdict of a dry run, or the same picture was there already. / 확인 결과, 또는 이미 있는 사진",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.REPLACED)))
    @APIResponse(
            responseCode = "201",
            description = "Put in and approved. / 등록되고 승인됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.REPLACED)))
    @APIResponse(responseCode = "409", description = "The record is closed. / 학적이 끝난 학생")
    @APIResponse(responseCode = "413", description = "More than 5 MB. / 5 MB 초과")
    public Uni<RestResponse<PhotoUploadAnswer>> replace(
            @PathParam("studentNumber") String studentNumber,
            @Parameter(
                            description =
                                    "Why; it stands in the audit trail, and the student reads it. / 사유(감사 기록과 학생 알림에 남음)",
                            example = "여백을 잘라 규격에 맞춤")
                    @QueryParam("reason")
                    @NotBlank
                    @Size(max = 500)
                    String reason,
            @Parameter(
                            description =
                                    "none: another size is refused with the measured one; crop: cut to size. / none: 규격이 다르면 거절, crop: 잘라서 맞춤")
                    @Schema(enumeration = {"none", "crop"})
                    @QueryParam("fit")
                    @DefaultValue("none")
                    String fit,
            @Parameter(description = "true: only the verdict, nothing is kept. / true면 확인만 하고 저장하지 않음")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Context HttpServerRequest request) {
        StaffUpload how =
                new StaffUpload(studentNumber, PhotoSource.STAFF, reason.strip(), PhotoAnswers.fit(fit), dryRun);
        return callers.current()
                .chain(caller -> replacements.replace(
                        how,
                        io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                                .toMulti(),
                        caller))
                .map(this::uploaded);
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
    @APIResponse(
            responseCode = "200",
            description = "The verdict of a dry run, or the same picture was there already. / 확인 결과, 또는 이미 있는 사진",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.REPLACED)))
    @APIResponse(
            responseCode = "201",
            description = "Put in and approved. / 등록되고 승인됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.REPLACED)))
    @APIResponse(responseCode = "409", description = "The record is closed. / 학적이 끝난 학생")
    @APIResponse(responseCode = "413", description = "More than 5 MB. / 5 MB 초과")
    public Uni<RestResponse<PhotoUploadAnswer>> replaceForm(
            @PathParam("studentNumber") String studentNumber,
            @Parameter(
                            description =
                                    "none: another size is refused with the measured one; crop: cut to size. / none: 규격이 다르면 거절, crop: 잘라서 맞춤")
                    @Schema(enumeration = {"none", "crop"})
                    @QueryParam("fit")
                    @DefaultValue("none")
                    String fit,
            @Parameter(description = "true: only the verdict, nothing is kept. / true면 확인만 하고 저장하지 않음")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Valid @BeanParam StaffPhotoForm form) {
        StaffUpload how =
                new StaffUpload(studentNumber, PhotoSource.STAFF, form.stated(), PhotoAnswers.fit(fit), dryRun);
        FileUpload file = form.required();
        return callers.current()
                .chain(caller -> replacements.replace(how, file.uploadedFile(), caller))
                .map(this::uploaded);
    }

    private RestResponse<PhotoUploadAnswer> uploaded(UploadedPhoto uploaded) {
        Language language = correlation.language();
        StudentPhoto photo = uploaded.photo();
        PhotoResponse shown = photo == null ? null : PhotoResponse.staff(photo, language);
        return PhotoAnswers.uploaded(uploaded, shown, PhotoActionLink.STAFF, language);
    }
}
