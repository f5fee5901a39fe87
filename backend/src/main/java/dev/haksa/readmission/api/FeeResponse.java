package dev.haksa.readmission.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.readmission.Application;
import dev.haksa.readmission.FeeService;
import dev.haksa.readmission.domain.ReadmissionState;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** What a payment brought about. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReadmissionFee", description = "What paying the fee brought about. / 수속비 납부 결과")
public record FeeResponse(
        @Schema(examples = "71") int applicationId,
        @Schema(examples = "24103005") String studentNumber,
        @Schema(examples = "2027-SPRING") String term,
        ReadmissionState state,
        @Nullable LocalDate paidOn,

        @Schema(description = "Whether it counts as a readmission used. / 재입학 횟수에 들어가는지")
        boolean counts) {
    static RestResponse<FeeResponse> answer(FeeService.Recorded recorded) {
        Application one = recorded.application();
        FeeResponse body =
                new FeeResponse(one.id(), one.studentNumber(), one.term(), one.state(), one.paidOn(), one.counts());
        return ResponseBuilder.<FeeResponse>create(recorded.created() ? Status.CREATED : Status.OK)
                .entity(body)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
