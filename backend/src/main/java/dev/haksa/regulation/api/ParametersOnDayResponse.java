package dev.haksa.regulation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.domain.Parameter;
import dev.haksa.regulation.domain.RegulationSet;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ArticleLink;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is in force on a day. */
@Schema(name = "ParametersOnDay", description = "The parameters on a day. / 어떤 날의 매개변수")
record ParametersOnDayResponse(LocalDate on, String version, List<OnDay> items) {
    static ParametersOnDayResponse from(RegulationSet set, LocalDate day, Language language) {
        return new ParametersOnDayResponse(
                day,
                set.version(),
                set.all().stream()
                        .map(parameter -> OnDay.from(parameter, day, language))
                        .toList());
    }

    /** Whether a parameter has a value on a day. */
    @Schema(description = "Whether the parameter has a value on the day. / 그날 값이 있는지")
    enum ForceState {
        IN_FORCE,
        NOT_IN_FORCE
    }

    /** One parameter on a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ParameterOnDay", description = "One parameter on a day. / 어떤 날의 매개변수 하나")
    record OnDay(
            @Schema(examples = "enrollment") String file,
            @Schema(examples = "credit-ceiling") String key,

            @Schema(description = "NOT_IN_FORCE before the first day: there is no value then. / 시행 전이면 NOT_IN_FORCE")
            ForceState state,

            @Schema(implementation = Object.class, description = "Absent when not in force. / 시행 중이 아니면 없음") @Nullable
            JsonNode value,

            @Schema(description = "Since when this value is in force, or the first day when it will be. / 시행일")
            LocalDate from,

            @Schema(examples = "credits") String unit,

            @Schema(description = "In the asked language. / 요청한 언어의 설명")
            String description,

            ArticleLink article,
            String href) {

        private static OnDay from(Parameter parameter, LocalDate day, Language language) {
            Map.Entry<LocalDate, JsonNode> entry = parameter.values().values().floorEntry(day);
            return new OnDay(
                    parameter.file(),
                    parameter.key(),
                    entry == null ? ForceState.NOT_IN_FORCE : ForceState.IN_FORCE,
                    entry == null ? null : entry.getValue(),
                    entry == null ? parameter.values().values().firstKey() : entry.getKey(),
                    BilingualText.pick(parameter.unit(), language),
                    BilingualText.pick(parameter.description(), language),
                    ArticleLink.of(parameter.article()),
                    ParameterResponse.href(parameter));
        }
    }
}
