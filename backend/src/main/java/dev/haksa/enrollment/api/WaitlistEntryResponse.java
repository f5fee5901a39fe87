package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.enrollment.FactsJson;
import dev.haksa.enrollment.WaitlistPlace;
import dev.haksa.enrollment.WaitlistRecord;
import dev.haksa.enrollment.WaitlistService;
import dev.haksa.enrollment.domain.WaitlistState;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A student's place on a waiting list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WaitlistEntry", description = "A student's place on a waiting list. / 대기 내역")
public record WaitlistEntryResponse(
        SectionSummary section,

        @Schema(description = "WAITING until a seat comes or the wait ends. / 대기 상태")
        WaitlistState state,

        @Schema(
                description = "Place on the list, 1 is next; it only ever falls. / 대기 순번(1이 다음 차례이며 늘어나지 않습니다)",
                examples = "3")
        @Nullable
        Integer position,

        @Schema(description = "Students on the list. / 대기 인원", examples = "17") @Nullable
        Integer waiting,

        @Schema(description = "Seats given back or added since you joined. / 대기한 뒤 나온 자리 수", examples = "5") @Nullable
        Integer seatsFreed,

        @Schema(description = "Section that is given back when the seat comes. / 자리가 나면 함께 취소할 강좌", examples = "1188")
        @Nullable
        Integer replaces,

        Instant joinedAt,
        Instant changedAt,

        @Schema(description = "When a seat was offered that a rule kept you from taking. / 규정 때문에 받지 못한 자리가 난 시각")
        @Nullable
        Instant lastOfferAt,

        @Schema(description = "Those reasons. / 그 사유") @Nullable
        List<ProblemViolation> lastOfferReasons,

        List<ActionLink> actions)
        implements MayBeRehearsal {

    @Override
    public boolean rehearsal() {
        return section.rehearsal();
    }

    static WaitlistEntryResponse from(WaitlistService.Entry entry, @Nullable String base, Language language) {
        WaitlistRecord record = entry.record();
        WaitlistPlace place = record.place();
        JsonArray reasons = record.lastOffer();
        return new WaitlistEntryResponse(
                SectionSummary.from(entry.section()),
                record.state(),
                place == null ? null : place.position(),
                place == null ? null : place.waiting(),
                place == null ? null : place.seatsFreed(),
                record.replaces(),
                record.joinedAt(),
                record.changedAt(),
                record.lastOfferAt(),
                reasons == null ? null : reasons(reasons, language),
                place == null || base == null
                        ? List.of()
                        : List.of(new ActionLink("LEAVE", "DELETE", base + "/" + record.sectionId())));
    }

    private static List<ProblemViolation> reasons(JsonArray kept, Language language) {
        return kept.stream()
                .map(JsonObject.class::cast)
                .map(reason -> new Violation(
                        reason.getString("code"),
                        reason.getString("article"),
                        FactsJson.read(reason.getJsonObject("facts"))))
                .map(violation -> ProblemViolation.of(violation, language))
                .toList();
    }
}
