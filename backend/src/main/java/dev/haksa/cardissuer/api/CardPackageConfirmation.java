package dev.haksa.cardissuer.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That the company has a package. */
@Schema(name = "CardPackageConfirmation", description = "That the company has a package. / 전송 확인")
public record CardPackageConfirmation(
        @Schema(
                description = "SHA-256 of the ZIP file, computed from what was received. / 받은 ZIP에서 계산한 SHA-256",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}")
        String packageSha256) {}
