package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.enrollment.SeatPolicy;
import dev.haksa.enrollment.domain.SeatReleasePolicy;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The policy that applies. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SeatReleasePolicy",
        description = "When seats that are given back become free; waiting students always come first."
                + " / 취소된 자리의 공개 방식. 대기 학생에게 언제나 먼저 배정됩니다.")
public record SeatPolicyResponse(
        @Schema(description = "How it is decided. / 공개 방식") SeatReleasePolicy.Kind kind,

        @Schema(description = "Clock times in Seoul. / 공개 시각") @Nullable @JsonFormat(pattern = "HH:mm")
        List<LocalTime> times,

        @Schema(description = "Shortest delay in minutes. / 최소 지연(분)", examples = "10") @Nullable
        Integer minMinutes,

        @Schema(description = "Longest delay in minutes. / 최대 지연(분)", examples = "60") @Nullable
        Integer maxMinutes,

        @Schema(description = "Where it was decided; a section's own beats the term's. / 정한 범위")
        SeatPolicy.Scope scope,

        @Schema(description = "For people. / 안내문") String description) {
    static SeatPolicyResponse from(SeatPolicy found, Language language) {
        SeatReleasePolicy policy = found.policy();
        boolean random = policy.kind() == SeatReleasePolicy.Kind.RANDOM_DELAY;
        List<String> times = policy.times().stream().map(LocalTime::toString).toList();
        return new SeatPolicyResponse(
                policy.kind(),
                policy.times().isEmpty() ? null : policy.times(),
                random ? policy.minMinutes() : null,
                random ? policy.maxMinutes() : null,
                found.scope(),
                Texts.get(
                        language,
                        "seatRelease." + policy.kind(),
                        Map.of("times", times, "min", policy.minMinutes(), "max", policy.maxMinutes())));
    }
}
