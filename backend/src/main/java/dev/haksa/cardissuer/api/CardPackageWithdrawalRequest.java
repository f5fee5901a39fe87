package dev.haksa.cardissuer.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a package is taken back. */
@Schema(name = "CardPackageWithdrawal", description = "Why a package is taken back. / 전송 자료를 거두는 사유")
public record CardPackageWithdrawalRequest(
        @Schema(
                description = "Kept in the audit trail; the company does not read it. / 감사 기록에 남으며 카드사에는 보이지 않음",
                examples = "이름의 한자를 바로잡아 다시 보냅니다.")
        @NotBlank
        @Size(max = 500)
        String reason) {}
