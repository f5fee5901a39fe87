package dev.haksa.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A program of a department that leads to a degree. */
public record Program(
        int id,
        String code,
        int departmentId,
        String nameKo,
        @Nullable String nameEn,
        Degree degree,
        int version) {
    /** What a program leads to. */
    @Schema(description = "Degree that a program leads to. / 학위")
    public enum Degree {
        BACHELOR,
        MASTER,
        DOCTOR,
        NONE
    }
}
