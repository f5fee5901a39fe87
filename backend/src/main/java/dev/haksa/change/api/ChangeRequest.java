package dev.haksa.change.api;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeWish;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a student applies for. */
@Schema(name = "RecordChangeRequest", description = "An application for a change of the record. / 학적변동 신청")
public record ChangeRequest(
        @NotNull ChangeKind kind,

        @NotBlank @Size(max = 500) @Schema(description = "Why. / 사유", examples = "가정 사정")
        String reason,

        @Schema(
                implementation = Object.class,
                description =
                        "What the kind asks for: terms (leave, extension); enlistmentOn and dischargeOn (military leave);"
                                + " targetProgram (form of a change of major); see the kinds. / 종류별 입력: 휴학·연장은"
                                + " terms(학기 수), 군입대는 enlistmentOn·dischargeOn, 전과신청서는 targetProgram")
        @Nullable
        Map<String, Object> details,

        @Size(max = 10) @Schema(description = "Documents that support it. / 증빙서류") @Nullable
        List<@NotNull @Valid EvidenceBody> evidence) {
    ChangeWish wish() {
        return wish(kind, reason, details, evidence);
    }

    static ChangeWish wish(
            ChangeKind kind,
            String reason,
            @Nullable Map<String, Object> details,
            @Nullable List<EvidenceBody> evidence) {
        return new ChangeWish(
                kind,
                reason,
                details == null ? new JsonObject() : new JsonObject(details),
                evidence == null
                        ? List.of()
                        : evidence.stream().map(EvidenceBody::evidence).toList());
    }

    /** A supporting document. */
    @Schema(name = "RecordChangeEvidence", description = "A supporting document. / 증빙서류")
    public record EvidenceBody(
            @NotNull
            @Pattern(regexp = "[A-Z][A-Z_]{1,39}")
            @Schema(description = "What it proves. / 서류의 종류", examples = "MEDICAL_CERTIFICATE")
            String code,

            @NotNull @Schema(description = "Id of the uploaded document. / 올린 문서의 식별자")
            UUID documentId) {
        ChangeDraft.Evidence evidence() {
            return new ChangeDraft.Evidence(code, documentId);
        }

        static EvidenceBody from(ChangeDraft.Evidence evidence) {
            return new EvidenceBody(evidence.code(), evidence.documentId());
        }
    }
}
