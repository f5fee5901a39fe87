package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Clearance;
import dev.haksa.change.ClearanceItem;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.paging.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What others say about a change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RecordChangeClearance", description = "Whether somebody else has something against a change. / 부서 확인")
public record ClearanceResponse(
        @Schema(examples = "LIBRARY") String code,
        @Schema(examples = "도서관") String name,
        Clearance.State state,
        @Schema(examples = "미반납 도서 1권") @Nullable String reason,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy) {
    static ClearanceResponse from(Clearance clearance, Language language) {
        return new ClearanceResponse(
                clearance.code(),
                ChangeTexts.name(clearance.code(), language),
                clearance.state(),
                clearance.reason(),
                clearance.answeredAt(),
                clearance.answeredBy());
    }

    /** A clearance in a list. */
    @Schema(name = "RecordChangeClearanceItem", description = "A clearance with its application. / 확인할 신청")
    public record Item(
            @Schema(examples = "31") int recordChangeId,
            ChangeKind kind,
            @Schema(examples = "26115001") String studentNumber,
            @Schema(examples = "홍길동") String studentName,
            ClearanceResponse clearance) {
        static Item from(ClearanceItem item, Language language) {
            return new Item(
                    item.changeId(),
                    item.kind(),
                    item.studentNumber(),
                    item.studentName(),
                    ClearanceResponse.from(item.clearance(), language));
        }
    }

    /** A page of clearances. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordChangeClearancePage", description = "Clearances, the oldest application first. / 부서 확인 목록")
    public record Items(
            List<Item> items,

            @Schema(description = "Cursor of the next page. / 다음 쪽의 커서") @Nullable
            String next,

            @Schema(description = "Number of all, only with count=true. / 전체 건수") @Nullable
            Long count) {
        static Items from(Page<ClearanceItem> page, Language language) {
            return new Items(
                    page.items().stream().map(item -> Item.from(item, language)).toList(), page.next(), page.count());
        }
    }
}
