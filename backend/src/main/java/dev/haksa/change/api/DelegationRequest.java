package dev.haksa.change.api;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.DelegationService;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delegation to be given. */
@Schema(name = "RecordChangeDelegationRequest", description = "To whom, which kinds, from when until when. / 위임 내용")
public record DelegationRequest(
        @NotNull @Schema(description = "Account of the delegate. / 위임받는 사람의 계정")
        UUID delegateId,

        @NotEmpty Set<@NotNull ChangeKind> kinds,
        @NotNull @Schema(description = "First day. / 첫날") LocalDate from,
        @NotNull @Schema(description = "Last day. / 마지막 날") LocalDate until,

        @Size(max = 200) @Schema(examples = "출장 기간") @Nullable
        String note) {
    DelegationService.Wish wish() {
        return new DelegationService.Wish(delegateId, kinds, from, until, note == null ? "" : note);
    }
}
