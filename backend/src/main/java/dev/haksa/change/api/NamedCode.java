package dev.haksa.change.api;

import dev.haksa.shared.i18n.Language;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code and what it is called. */
@Schema(name = "NamedCode", description = "A code and its name. / 코드와 이름")
public record NamedCode(
        @Schema(examples = "MEDICAL_CERTIFICATE") String code,
        @Schema(examples = "진단서") String name) {
    static NamedCode of(Object code, Language language) {
        return new NamedCode(code.toString(), ChangeTexts.name(code, language));
    }

    static List<NamedCode> all(Collection<?> codes, Language language) {
        return codes.stream().map(code -> of(code, language)).toList();
    }
}
