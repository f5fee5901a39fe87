package dev.haksa.regulation.api;

import dev.haksa.regulation.domain.Parameter;
import dev.haksa.regulation.domain.RegulationSet;
import dev.haksa.shared.i18n.Language;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The files of the regulation and what they hold. */
@Schema(name = "Regulations", description = "The files of the regulation and their parameters. / 규정 파일과 매개변수 목록")
record RegulationsResponse(
        @Schema(description = "Fingerprint of all files in use. / 사용 중인 파일의 지문", examples = "3f2a90c1d4e5")
        String version,

        List<RegulationFile> files,
        @Schema(examples = "/api/v1/regulations/articles") String articles) {

    static RegulationsResponse from(RegulationSet set, Language language) {
        return new RegulationsResponse(
                set.version(),
                set.parameters().entrySet().stream()
                        .map(file -> RegulationFile.from(
                                file.getKey(), file.getValue().values(), language))
                        .toList(),
                "/api/v1/regulations/articles");
    }

    /** One file. */
    @Schema(name = "RegulationFile", description = "One file. / 파일 하나")
    record RegulationFile(@Schema(examples = "enrollment") String file, List<ParameterEntry> parameters) {
        private static RegulationFile from(String file, Collection<Parameter> parameters, Language language) {
            return new RegulationFile(
                    file,
                    parameters.stream()
                            .map(parameter -> ParameterEntry.from(parameter, language))
                            .toList());
        }
    }

    /** One parameter's entry in the list. */
    @Schema(name = "ParameterEntry", description = "One parameter. / 매개변수 하나")
    record ParameterEntry(
            @Schema(examples = "credit-ceiling") String key,
            String description,
            @Schema(examples = "4.4") String article,
            String href) {
        private static ParameterEntry from(Parameter parameter, Language language) {
            return new ParameterEntry(
                    parameter.key(),
                    BilingualText.pick(parameter.description(), language),
                    parameter.article(),
                    ParameterResponse.href(parameter));
        }
    }
}
