package dev.haksa.identity.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client to be made. */
@Schema(name = "CreateClientRequest", description = "A client to be made. / 새 연동 프로그램")
public record CreateClientRequest(
        @Schema(examples = "도서관 시스템") @NotBlank @Size(max = 100)
        String name,

        @Schema(
                description =
                        "students.read, students.write, enrollments.read, catalog.read, catalog.write, payments.write, "
                                + "cards.read, cards.write, and "
                                + "clearances.write:<CODE> for the clearances of one code, for example "
                                + "clearances.write:LIBRARY. / 권한 범위",
                examples = "[\"students.read\"]")
        @NotNull
        @Size(min = 1, max = 20)
        List<@NotNull String> scopes) {}
