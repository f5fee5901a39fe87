package dev.haksa.photo.api;

import dev.haksa.photo.PhotoReadingService;
import dev.haksa.shared.http.Correlation;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A student's photos for staff, before they replace one. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class StudentPhotoResource {
    private final PhotoReadingService photos;
    private final Callers callers;
    private final Correlation correlation;

    StudentPhotoResource(PhotoReadingService photos, Callers callers, Correlation correlation) {
        this.photos = photos;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Shows how a student stands with photos. */
    @GET
    @Path("/{studentNumber}/photos")
    @Operation(
            operationId = "getStudentPhotos",
            summary = "How a student stands with photos, with the tag that a replacement names",
            description = "학생의 승인된 사진, 심사 중인 사진, 마지막 반려를 한 번에 답합니다. 소속 학과와 교무처만 볼 수 있고 그 밖에는 404입니다."
                    + " ETag는 이 학생의 사진 전체의 버전이며, 사진을 교체할 때 If-Match에 넣습니다. 조회는 기록됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "How things stand. / 사진 현황",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentPhotosResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.OF_STUDENT)))
    public Uni<RestResponse<StudentPhotosResponse>> get(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> photos.ofStudent(studentNumber, caller)
                        .map(found -> StudentPhotosResponse.from(found, caller, correlation.language())))
                .map(found -> PhotoAnswers.versioned(found, found.version()));
    }
}
