package dev.haksa.record;

import dev.haksa.student.PastChange;
import dev.haksa.student.StudentChange;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A value of the record that was corrected (제44조④), as the register of changes tells it.
 *
 * @param before as the record had it; null when it was empty
 * @param after as it is since then
 */
public record PastCorrection(
        LocalDate correctedOn,
        Field field,
        @Nullable String before,
        @Nullable String after) {
    /** What was corrected. */
    @Schema(name = "CorrectedField", description = "What was corrected. / 정정 항목")
    public enum Field {
        /** 성명 */
        NAME("name"),
        /** 영문 성명 */
        NAME_EN("nameEn"),
        /** 생년월일 */
        BIRTH_DATE("birthDate");

        private final String key;

        Field(String key) {
            this.key = key;
        }
    }

    /** The corrections among the changes of a record, in their order. */
    static List<PastCorrection> of(List<PastChange> changes) {
        return changes.stream()
                .filter(change -> change.kind() == StudentChange.Kind.CORRECTED)
                .flatMap(PastCorrection::of)
                .toList();
    }

    private static Stream<PastCorrection> of(PastChange change) {
        return Arrays.stream(Field.values())
                .map(field -> new PastCorrection(
                        change.effectiveOn(), field, value(change.before(), field), value(change.after(), field)))
                .filter(one -> !Objects.equals(one.before(), one.after()));
    }

    private static @Nullable String value(JsonObject fields, Field field) {
        return fields.getString(field.key);
    }
}
