package dev.haksa.enrollment.api;

import dev.haksa.enrollment.SeatPolicies;
import dev.haksa.enrollment.SeatPolicy;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.i18n.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers about seat release policies, for terms and sections alike. */
@ApplicationScoped
class SeatPolicyAnswers {
    private final Correlation correlation;

    SeatPolicyAnswers(Correlation correlation) {
        this.correlation = correlation;
    }

    Language language() {
        return correlation.language();
    }

    RestResponse<SeatPolicyResponse> found(SeatPolicy policy) {
        return answer(RestResponse.Status.OK, policy);
    }

    RestResponse<SeatPolicyResponse> written(SeatPolicies.Written written) {
        return answer(written.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, written.policy());
    }

    private RestResponse<SeatPolicyResponse> answer(RestResponse.Status status, SeatPolicy policy) {
        return RestResponse.ResponseBuilder.create(status, SeatPolicyResponse.from(policy, language()))
                .header(HttpHeaders.ETAG, EntityTags.of(policy.version()))
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .build();
    }
}
