package dev.haksa.photo.api;

import dev.haksa.photo.PhotoReadingService;
import dev.haksa.shared.files.FileConditions;
import dev.haksa.shared.files.FileDownloads;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** The pictures of students' photos for those who review them. */
@Path("/api/v1/photos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PhotoPictureResource {
    private static final String JPEG = "image/jpeg";

    private final PhotoReadingService photos;
    private final FileDownloads downloads;
    private final Callers callers;

    PhotoPictureResource(PhotoReadingService photos, FileDownloads downloads, Callers callers) {
        this.photos = photos;
        this.downloads = downloads;
        this.callers = callers;
    }

    /** Hands out the picture. */
    @GET
    @Path("/{id}/content")
    @Produces(JPEG)
    @Operation(
            operationId = "downloadPhoto",
            summary = "The picture of a student's photo",
            description =
                    "사진의 그림 파일(JPEG, 295 × 367 픽셀)을 답합니다. 볼 수 있는 사람은 사진 정보와 같고, 열람은 모두 기록됩니다. 보관 기간이 지난 사진은 404입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The picture. / 사진",
            content =
                    @Content(
                            mediaType = JPEG,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = PhotoExamples.FILE)))
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for. / 요청한 부분",
            content =
                    @Content(
                            mediaType = JPEG,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "part", value = PhotoExamples.FILE)))
    @APIResponse(responseCode = "304", description = "You have it already. / 이미 가지고 있는 사진")
    @APIResponse(responseCode = "416", description = "The file has no such part. / 파일에 없는 범위")
    public RestMulti<Buffer> content(@PathParam("id") UUID id, @BeanParam FileConditions conditions) {
        return downloads.answer(callers.current().chain(caller -> photos.open(id, caller)), conditions);
    }

    /** Makes a link. */
    @POST
    @Path("/{id}/links")
    @Operation(
            operationId = "createPhotoLink",
            summary = "Make a link to the picture that works without login for ten minutes",
            description =
                    "사진을 로그인 없이 볼 수 있는 링크를 만듭니다. 링크는 10분 동안만 쓸 수 있고, 여러 번 만들어도 됩니다. 다른 사람에게 알리지 마세요. 만든 일은 기록됩니다.")
    @APIResponse(
            responseCode = "201",
            description = "The link. / 링크",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedLink.class),
                            examples = @ExampleObject(name = "link", value = PhotoExamples.LINK)))
    public Uni<RestResponse<SignedLink>> link(@PathParam("id") UUID id) {
        return callers.current().chain(caller -> photos.link(id, caller)).map(PhotoAnswers::link);
    }
}
