package dev.haksa.change.api;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangePaper;
import dev.haksa.change.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application that came on paper. */
@Schema(
        name = "RecordChangePaper",
        description = "An application that came by post or fax; attach its scan as APPLICATION_FORM. / 우편·팩스로 온 신청,"
                + " 스캔을 APPLICATION_FORM으로 첨부")
public record PaperRequest(
        @NotNull @Pattern(regexp = "[0-9]{8}") @Schema(examples = "26115001")
        String studentNumber,

        @NotNull ChangeKind kind,

        @NotNull @Schema(description = "POST or FAX. / 우편 또는 팩스")
        Channel channel,

        @NotNull @Schema(description = "Postmark, or the day on which the fax arrived. / 우편 소인일 또는 팩스 수신일")
        LocalDate arrivedOn,

        @NotBlank @Size(max = 500) @Schema(description = "Why, as the paper says. / 사유", examples = "진로 변경")
        String reason,

        @Schema(implementation = Object.class, description = "What the kind asks for. / 종류별 입력") @Nullable
        Map<String, Object> details,

        @Size(max = 10) @Valid @Schema(description = "Scan of the form and what came with it. / 스캔과 증빙서류") @Nullable
        List<ChangeRequest.@NotNull EvidenceBody> evidence) {
    ChangePaper paper() {
        return new ChangePaper(studentNumber, channel, arrivedOn, ChangeRequest.wish(kind, reason, details, evidence));
    }
}
