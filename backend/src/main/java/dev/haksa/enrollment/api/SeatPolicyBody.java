package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.haksa.enrollment.domain.SeatReleasePolicy;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision about when seats become free. */
@Schema(name = "SeatReleasePolicyDecision", description = "When seats that are given back become free. / 취소된 자리의 공개 방식")
public record SeatPolicyBody(
        @Schema(description = "How it is decided. / 공개 방식") @NotNull
        SeatReleasePolicy.Kind kind,

        @Schema(
                description = "Clock times in Seoul; only for FIXED_TIMES. / 공개 시각(FIXED_TIMES일 때만)",
                examples = "[\"12:00\"]")
        @Size(max = 24)
        @Nullable
        @JsonFormat(pattern = "HH:mm")
        List<@NotNull LocalTime> times,

        @Schema(description = "Shortest delay in minutes; only for RANDOM_DELAY. / 최소 지연(분)", examples = "10")
        @Min(0)
        @Max(MOST_MINUTES)
        @Nullable
        Integer minMinutes,

        @Schema(description = "Longest delay in minutes; only for RANDOM_DELAY. / 최대 지연(분)", examples = "60")
        @Min(1)
        @Max(MOST_MINUTES)
        @Nullable
        Integer maxMinutes) {
    private static final int MOST_MINUTES = 10_080;

    /**
     * The policy.
     *
     * @throws ProblemException 400 when the kind and its values do not fit
     */
    SeatReleasePolicy policy() {
        List<InputViolation> wrong = new ArrayList<>();
        boolean fixed = kind == SeatReleasePolicy.Kind.FIXED_TIMES;
        boolean random = kind == SeatReleasePolicy.Kind.RANDOM_DELAY;
        boolean hasTimes = times != null && !times.isEmpty();
        if (fixed != hasTimes) {
            wrong.add(new InputViolation("RELEASE_TIMES_DO_NOT_FIT", "/times", Map.of("kind", kind.name())));
        }
        boolean hasDelay = minMinutes != null && maxMinutes != null && minMinutes < maxMinutes;
        boolean hasNoDelay = minMinutes == null && maxMinutes == null;
        if (random ? !hasDelay : !hasNoDelay) {
            wrong.add(new InputViolation("RELEASE_DELAY_DOES_NOT_FIT", "/minMinutes", Map.of("kind", kind.name())));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong, null);
        }
        return new SeatReleasePolicy(
                kind,
                Objects.requireNonNullElse(times, List.of()),
                Objects.requireNonNullElse(minMinutes, 0),
                Objects.requireNonNullElse(maxMinutes, 0));
    }
}
