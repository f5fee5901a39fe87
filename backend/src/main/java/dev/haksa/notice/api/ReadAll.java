package dev.haksa.notice.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which notices were read. */
@Schema(name = "ReadAllNotices", description = "Which notices were read. / 읽은 알림의 범위")
record ReadAll(
        @Schema(
                description = "Id of the latest notice that was shown; later ones stay unread."
                        + " / 화면에 보인 가장 최근 알림의 id, 그 뒤의 알림은 읽지 않은 채로 남음",
                examples = "812")
        @NotNull
        @Min(1)
        Long upTo) {}
