package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Program;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A program. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Program", description = "A program of a department that leads to a degree. / 학위 과정")
public record ProgramResponse(
        @Schema(examples = "5") int id,
        @Schema(examples = "B05") String code,
        @Schema(examples = "5") int departmentId,
        @Schema(examples = "컴퓨터정보통신학과 학사과정") String nameKo,

        @Schema(examples = "Bachelor of Computer and Information Communication") @Nullable
        String nameEn,

        @Schema(examples = "BACHELOR") Program.Degree degree) {
    static ProgramResponse from(Program program) {
        return new ProgramResponse(
                program.id(),
                program.code(),
                program.departmentId(),
                program.nameKo(),
                program.nameEn(),
                program.degree());
    }
}
