package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department inside another resource. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DepartmentReference", description = "A department by id and name. / 학과 번호와 이름")
public record DepartmentReference(
        @Schema(examples = "5") int id,
        @Schema(examples = "컴퓨터정보통신학과") @Nullable String nameKo,

        @Schema(examples = "Computer and Information Communication") @Nullable
        String nameEn) {
    static @Nullable DepartmentReference of(@Nullable Integer id, @Nullable String nameKo, @Nullable String nameEn) {
        return id == null ? null : new DepartmentReference(id, nameKo, nameEn);
    }
}
