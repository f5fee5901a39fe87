package dev.haksa.regulation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.domain.Parameter;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ArticleLink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A parameter with all its dated values. */
@Schema(name = "Parameter", description = "A parameter with all its dated values. / 매개변수와 시행일별 값")
record ParameterResponse(
        @Schema(examples = "enrollment") String file,
        @Schema(examples = "credit-ceiling") String key,

        @Schema(description = "In the asked language. / 요청한 언어의 설명")
        String description,

        BilingualText descriptions,
        @Schema(examples = "credits") String unit,
        ArticleLink article,

        @Schema(examples = "/api/v1/regulations/parameters/enrollment/credit-ceiling")
        String href,

        List<DatedValue> values) {

    static ParameterResponse from(Parameter parameter, Language language) {
        return new ParameterResponse(
                parameter.file(),
                parameter.key(),
                BilingualText.pick(parameter.description(), language),
                BilingualText.from(parameter.description()),
                BilingualText.pick(parameter.unit(), language),
                ArticleLink.of(parameter.article()),
                href(parameter),
                DatedValue.all(parameter.values().values()));
    }

    static String href(Parameter parameter) {
        return "/api/v1/regulations/parameters/" + parameter.file() + "/" + parameter.key();
    }

    /** A value and the days on which it is in force. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DatedValue", description = "A value and its days. / 값과 시행 기간")
    record DatedValue(
            @Schema(description = "First day in force. / 시행일")
            LocalDate from,

            @Schema(description = "Last day in force; absent while it lasts. / 마지막 날") @Nullable
            LocalDate until,

            @Schema(implementation = Object.class) JsonNode value) {

        private static List<DatedValue> all(NavigableMap<LocalDate, JsonNode> values) {
            List<DatedValue> all = new ArrayList<>();
            for (Map.Entry<LocalDate, JsonNode> entry : values.entrySet()) {
                LocalDate next = values.higherKey(entry.getKey());
                all.add(new DatedValue(entry.getKey(), next == null ? null : next.minusDays(1), entry.getValue()));
            }
            return List.copyOf(all);
        }
    }
}
