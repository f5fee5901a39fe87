package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Delegation;
import dev.haksa.shared.paging.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delegation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RecordChangeDelegation",
        description = "A delegation of the president's decisions (article 57). / 총장 결재권의 위임(제57조)")
public record DelegationResponse(
        @Schema(examples = "7") int id,
        @Schema(examples = "김총장") String delegator,
        UUID delegateId,
        @Schema(examples = "이교무") String delegate,
        List<ChangeKind> kinds,
        LocalDate from,
        LocalDate until,
        String note,
        Instant createdAt,

        @Schema(description = "When it was taken back. / 거둔 시각") @Nullable
        Instant revokedAt) {
    static DelegationResponse from(Delegation delegation) {
        return new DelegationResponse(
                delegation.id(),
                delegation.delegatorName(),
                delegation.delegateId(),
                delegation.delegateName(),
                delegation.kinds().stream().sorted().toList(),
                delegation.from(),
                delegation.until(),
                delegation.note(),
                delegation.createdAt(),
                delegation.revokedAt());
    }

    /** A page of delegations. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordChangeDelegationPage", description = "Delegations, the latest first. / 위임 목록")
    public record All(
            List<DelegationResponse> items,

            @Schema(description = "Cursor of the next page. / 다음 쪽의 커서") @Nullable
            String next,

            @Schema(description = "Number of all, only with count=true. / 전체 건수") @Nullable
            Long count) {
        static All from(Page<Delegation> page) {
            return new All(page.items().stream().map(DelegationResponse::from).toList(), page.next(), page.count());
        }
    }
}
