package dev.haksa.privacy.api;

import dev.haksa.privacy.KeyRotation;
import dev.haksa.privacy.api.ResidentNumberBodies.Rotation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Sealing all resident numbers with the active key. */
@Path("/api/v1/resident-number-rotations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
public class KeyRotationResource {
    private final KeyRotation rotation;
    private final Callers callers;

    KeyRotationResource(KeyRotation rotation, Callers callers) {
        this.rotation = rotation;
        this.callers = callers;
    }

    /** Seals what other keys seal. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.ADMIN})
    @Operation(
            operationId = "rotateResidentNumberKey",
            summary = "Seal all resident numbers with the active key",
            description =
                    "다른 키로 암호화된 주민등록번호를 모두 지금의 키로 다시 암호화하고 결과를 답합니다. 중간에 끊겨도 다시 실행하면 이어집니다. 열지 못한 번호는 그대로 두고 건수로 알리며, 어느 학생의 것인지는 감사 기록에 남습니다. remaining이 0이 되면 옛 키를 없앨 수 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Rotation.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.ROTATION)))
    public Uni<RestResponse<Rotation>> rotate() {
        return callers.current().chain(rotation::rotate).map(report -> Answers.created(Rotation.from(report), 0));
    }
}
