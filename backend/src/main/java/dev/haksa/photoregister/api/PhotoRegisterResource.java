package dev.haksa.photoregister.api;

import dev.haksa.photoregister.PhotoRegister;
import dev.haksa.photoregister.RegisterCriteria;
import dev.haksa.photoregister.RegisterOrder;
import dev.haksa.photoregister.RegisterSort;
import dev.haksa.photoregister.api.RegisterBodies.RegisterPage;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The register of photos as a list. */
@Path("/api/v1/photo-register")
@Tag(name = "Photo register", description = "Who has an ID photo: list, tables, album, archive. / 사진일괄등록, 재적생사진대장")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PhotoRegisterResource {
    private static final RegisterOrder BY_NUMBER = new RegisterOrder(RegisterSort.STUDENT_NUMBER, false);

    private final PhotoRegister register;
    private final Callers callers;

    PhotoRegisterResource(PhotoRegister register, Callers callers) {
        this.register = register;
        this.callers = callers;
    }

    /** Lists students and how they stand with photos. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPhotoRegister",
            summary = "List students with how their ID photos stand",
            description = "학생과 사진 등록 현황을 답합니다(사진일괄등록, 재적생사진대장). 학과 직원과 학과장은 자기 학과, 교무처는 모든 학과를 봅니다. "
                    + "count=true면 전체 인원과 사진 있음·없음·심사 중·반려 인원도 답합니다. "
                    + "누구에게 누구를 보였는지 감사 기록에 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the register. / 사진대장",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegisterPage.class),
                            examples = @ExampleObject(name = "register", value = RegisterExamples.PAGE)))
    public Uni<RestResponse<RegisterPage>> list(
            @Valid @BeanParam RegisterFilter filter,
            @Parameter(description = RegisterSorting.PARAMETER) @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        RegisterCriteria criteria = filter.criteria();
        RegisterOrder order = RegisterSorting.read(sort, BY_NUMBER);
        return callers.current()
                .chain(caller -> register.list(criteria, order, new Paging(limit, after, count), caller))
                .map(listed -> RegisterAnswers.page(RegisterPage.from(listed), uri));
    }
}
