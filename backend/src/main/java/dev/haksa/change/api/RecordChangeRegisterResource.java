package dev.haksa.change.api;

import dev.haksa.change.RegisterCriteria;
import dev.haksa.change.RegisterService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** The register of changes (변동대장, 제43조). */
@Path("/api/v1/record-change-register")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
@RolesAllowed({
    Roles.DEPARTMENT_STAFF,
    Roles.DEPARTMENT_HEAD,
    Roles.ACADEMIC_AFFAIRS,
    Roles.REGISTRAR,
    Roles.DEAN,
    Roles.PRESIDENT
})
public class RecordChangeRegisterResource {
    private final RegisterService register;
    private final Callers callers;
    private final Correlation correlation;

    RecordChangeRegisterResource(RegisterService register, Callers callers, Correlation correlation) {
        this.register = register;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Reads the register. */
    @GET
    @Operation(
            operationId = "listRecordChangeRegister",
            summary = "The register of changes",
            description = "승인된 학적변동을 적은 변동대장입니다(제43조). 지우거나 고칠 수 없습니다. 학과 소속은 자기 학과만 봅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Lines of the register. / 변동대장",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegisterResponse.Lines.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.REGISTER)))
    public Uni<RestResponse<RegisterResponse.Lines>> list(
            @Valid @BeanParam RegisterQuery query, @Valid @BeanParam PageQuery paging, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> register.page(query.criteria(), paging.paging(), caller))
                .map(page -> RegisterResponse.Lines.from(page, correlation.language()))
                .map(page -> ChangeAnswers.page(page, page.next(), uri));
    }

    /** Reads the whole register as a table. */
    @GET
    @Path("/csv")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            operationId = "exportRecordChangeRegister",
            summary = "The register of changes as CSV",
            description = "변동대장을 CSV(UTF-8)로 내려받습니다. 줄 수에 제한이 없으며 나누어 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The register. / 변동대장",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "register", value = ChangeExamples.REGISTER_CSV)))
    public RestMulti<String> export(@Valid @BeanParam RegisterQuery query) {
        RegisterCriteria criteria = query.criteria();
        return RestMulti.fromUniResponse(
                callers.current(),
                caller -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(RegisterCsv.header()),
                                register.all(criteria, caller).map(RegisterCsv::lines)),
                caller -> Map.of(HttpHeaders.CACHE_CONTROL, List.of("private, no-store")));
    }
}
