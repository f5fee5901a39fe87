package dev.haksa.photo.api;

import dev.haksa.photo.PhotoReadingService;
import dev.haksa.photo.PhotoUpload;
import dev.haksa.photo.PhotoUploadService;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A student's own photos: putting in, confirming, taking back. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos", description = "ID photos. / 증명사진")
@RolesAllowed(Roles.STUDENT)
public class OwnPhotoResource {
    private static final String JPEG = "image/jpeg";

    private final PhotoUploadService uploads;
    private final PhotoReadingService photos;
    private final Callers callers;
    private final Correlation correlation;

    OwnPhotoResource(PhotoUploadService uploads, PhotoReadingService photos, Callers callers, Correlation correlation) {
        this.uploads = uploads;
        this.photos = photos;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Shows how the caller stands with photos. */
    @GET
    @Path("/photo")
    @Operation(
            operationId = "getOwnPhotoStanding",
            summary = "How you stand with your photo, and what you can do",
            description =
                    "승인된 사진, 심사 중인 사진, 확정을 기다리는 미리보기, 마지막 반려와 사유, 등록 기간, 지금 할 수 있는 일을 한 번에 답합니다. 승인된 사진만 효력이 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "How things stand. / 사진 현황",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnPhotosResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.STANDING)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    public Uni<RestResponse<OwnPhotosResponse>> standing() {
        return callers.current()
                .chain(photos::own)
                .map(own -> PhotoAnswers.personal(OwnPhotosResponse.from(own, correlation.language())));
    }

    /** Receives a photo as the body. */
    @POST
    @Path("/photos")
    @Consumes({JPEG, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "uploadOwnPhoto",
            summary = "Put in your photo (the body is the file)",
            description = "사진을 본문 그대로 보내 등록합니다. 가로 295 × 세로 367 픽셀의 JPEG(5 MB 이하)만 받으며 형식은 이름이 아니라 내용으로 판단합니다."
                    + " 올린 사진은 학과의 심사를 기다리며, 심사 중이던 사진은 새 사진으로 대체됩니다. 승인된 사진은 다음 사진이 승인될 때까지 그대로입니다."
                    + " fit=crop이면 규격에 맞추어 자른 미리보기(PREVIEW)를 답하고, 보고 확정해야 심사로 넘어갑니다. 확정하지 않은 미리보기는 하루 뒤 사라집니다."
                    + " 재학생과 휴학생이 등록 기간에 올릴 수 있습니다. 같은 사진을 다시 보내도 안전합니다.")
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
                            examples = @ExampleObject(name = "example", value = PhotoExamples.UPLOADED)))
    @APIResponse(
            responseCode = "201",
            description = "Put in, or a preview. / 등록됨(또는 미리보기)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.UPLOADED)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    @APIResponse(responseCode = "409", description = "The record does not allow photos. / 사진을 올릴 수 없는 학적 상태")
    @APIResponse(responseCode = "413", description = "More than 5 MB. / 5 MB 초과")
    @APIResponse(responseCode = "422", description = "Photos cannot be put in now. / 등록 기간이 아님")
    public Uni<RestResponse<PhotoUploadAnswer>> upload(
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
        PhotoUpload how = new PhotoUpload(PhotoAnswers.fit(fit), dryRun);
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
    @APIResponse(
            responseCode = "200",
            description = "The verdict of a dry run, or the same picture was there already. / 확인 결과, 또는 이미 있는 사진",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.UPLOADED)))
    @APIResponse(
            responseCode = "201",
            description = "Put in, or a preview. / 등록됨(또는 미리보기)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoUploadAnswer.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.UPLOADED)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    @APIResponse(responseCode = "409", description = "The record does not allow photos. / 사진을 올릴 수 없는 학적 상태")
    @APIResponse(responseCode = "413", description = "More than 5 MB. / 5 MB 초과")
    @APIResponse(responseCode = "422", description = "Photos cannot be put in now. / 등록 기간이 아님")
    public Uni<RestResponse<PhotoUploadAnswer>> uploadForm(
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
            @BeanParam PhotoForm form) {
        PhotoUpload how = new PhotoUpload(PhotoAnswers.fit(fit), dryRun);
        FileUpload file = form.required();
        return callers.current()
                .chain(caller -> uploads.upload(how, file.uploadedFile(), caller))
                .map(this::uploaded);
    }

    /** Hands a preview in. */
    @POST
    @Path("/photos/{id}/confirmation")
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "confirmOwnPhoto",
            summary = "Confirm a cropped preview, so that it is reviewed",
            description = "잘라서 맞춘 미리보기를 확인하고 심사를 신청합니다. If-Match에 미리보기의 ETag를 넣어 주세요. 심사 중이던 사진은 이 사진으로 대체됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "In review. / 심사 중",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.OWN)))
    @APIResponse(responseCode = "409", description = "It is no preview. / 미리보기가 아님")
    @APIResponse(responseCode = "412", description = "It has changed since. / 그 사이에 바뀜")
    @APIResponse(responseCode = "422", description = "Photos cannot be put in now. / 등록 기간이 아님")
    @APIResponse(responseCode = "428", description = "If-Match is missing. / If-Match 없음")
    public Uni<RestResponse<PhotoResponse>> confirm(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> uploads.confirm(id, ifMatch, caller))
                .map(photo -> PhotoAnswers.single(PhotoResponse.own(photo, correlation.language())));
    }

    /** Takes a photo back. */
    @DELETE
    @Path("/photos/{id}")
    @Operation(
            operationId = "withdrawOwnPhoto",
            summary = "Take back a photo in review, or forget a preview",
            description = "심사 중인 사진을 취소하거나 미리보기를 지웁니다. 이미 처리된 사진은 취소할 수 없습니다. If-Match에 사진의 ETag를 넣어 주세요.")
    @APIResponse(responseCode = "204", description = "Done. / 취소됨")
    @APIResponse(responseCode = "409", description = "It has been decided. / 이미 처리됨")
    @APIResponse(responseCode = "412", description = "It has changed since. / 그 사이에 바뀜")
    @APIResponse(responseCode = "428", description = "If-Match is missing. / If-Match 없음")
    public Uni<Void> withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current().chain(caller -> uploads.withdraw(id, ifMatch, caller));
    }

    private RestResponse<PhotoUploadAnswer> uploaded(UploadedPhoto uploaded) {
        Language language = correlation.language();
        StudentPhoto photo = uploaded.photo();
        PhotoResponse shown = photo == null ? null : PhotoResponse.own(photo, language);
        return PhotoAnswers.uploaded(uploaded, shown, PhotoActionLink.OWN, language);
    }
}
