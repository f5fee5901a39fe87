package dev.haksa.photo.api;

import dev.haksa.photo.OwnPhoto;
import dev.haksa.photo.PhotoUpload;
import dev.haksa.photo.PhotoUploadService;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Students put in their own photos, as the body or in a form: the same photo, the same answers. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed(Roles.STUDENT)
@APIResponse(
        responseCode = "200",
        description = PhotoTexts.NOTHING_NEW,
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PhotoUploadAnswer.class),
                        examples = {
                            @ExampleObject(name = "dry-run", value = PhotoExamples.DRY_RUN),
                            @ExampleObject(name = "unchanged", value = PhotoExamples.UNCHANGED)
                        }))
@APIResponse(
        responseCode = "201",
        description = "Put in, or a preview. / 등록됨(또는 미리보기)",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PhotoUploadAnswer.class),
                        examples = {
                            @ExampleObject(name = "submitted", value = PhotoExamples.UPLOADED),
                            @ExampleObject(name = "preview", value = PhotoExamples.PREVIEW)
                        }))
@APIResponse(responseCode = "400", description = PhotoTexts.BAD_PICTURE)
@APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
@APIResponse(responseCode = "409", description = PhotoTexts.NOT_TAKEN)
@APIResponse(responseCode = "413", description = PhotoTexts.TOO_LARGE)
@APIResponse(responseCode = "422", description = PhotoTexts.CLOSED)
public class OwnPhotoUploadResource {
    private static final String JPEG = "image/jpeg";

    private final PhotoUploadService uploads;
    private final Callers callers;
    private final Correlation correlation;

    OwnPhotoUploadResource(PhotoUploadService uploads, Callers callers, Correlation correlation) {
        this.uploads = uploads;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Receives a photo as the body. */
    @POST
    @Path("/photos")
    @Consumes({JPEG, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "uploadOwnPhoto",
            summary = "Put in your photo (the body is the file)",
            description = PhotoTexts.UPLOAD)
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
    public Uni<RestResponse<PhotoUploadAnswer>> upload(
            @BeanParam PhotoUploadQuery query, @Context HttpServerRequest request) {
        PhotoUpload how = query.upload();
        return callers.current()
                .chain(caller -> uploads.upload(
                        how,
                        io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                                .toMulti(),
                        caller))
                .map(this::uploaded);
    }

    /** Receives a photo in a form. */
    @POST
    @Path("/photos/form")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "uploadOwnPhotoForm",
            summary = "Put in your photo (as a form)",
            description = "사진을 multipart 양식으로 보내 등록합니다. 조건과 결과는 본문으로 보낼 때와 같습니다.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = PhotoForm.class),
                            examples = @ExampleObject(name = "form", value = PhotoExamples.FORM)))
    public Uni<RestResponse<PhotoUploadAnswer>> uploadForm(
            @BeanParam PhotoUploadQuery query, @BeanParam PhotoForm form) {
        PhotoUpload how = query.upload();
        FileUpload file = form.required();
        return callers.current()
                .chain(caller -> uploads.upload(how, file.uploadedFile(), caller))
                .map(this::uploaded);
    }

    private RestResponse<PhotoUploadAnswer> uploaded(UploadedPhoto uploaded) {
        Language language = correlation.language();
        StudentPhoto photo = uploaded.photo();
        PhotoResponse shown = photo == null ? null : PhotoResponse.own(OwnPhoto.putIn(photo), language);
        return PhotoAnswers.uploaded(uploaded, shown, PhotoActionLink.OWN, language);
    }
}
