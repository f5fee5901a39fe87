package dev.haksa.cardissuer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.Delivery;
import dev.haksa.cardissuer.PaperApplication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form on paper. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardPaperApplication", description = "A form on paper by which a student applies. / 학생증 서면 신청")
public record PaperApplicationResponse(
        String campaign,
        String studentNumber,
        String name,
        int departmentId,

        @Schema(description = "Where the card goes. / 수령지") Delivery delivery,

        @Schema(description = "The day on which the form was received. / 신청서를 받은 날")
        LocalDate receivedOn,

        @Schema(description = "The day on which it was sent on to the card company. / 카드사에 보낸 날") @Nullable
        LocalDate sentOn,

        Instant registeredAt,
        String registeredByName,

        @Schema(description = "What the caller can do now; only where the form itself is read. / 지금 할 수 있는 일(단건 조회)")
        @Nullable
        List<CardIssuerActionLink> actions) {
    /** A page of forms. */
    @Schema(name = "CardPaperApplicationPage", description = "A page of forms. / 서면 신청 목록")
    public record ApplicationPage(
            List<PaperApplicationResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    /** Shows a form. */
    public static PaperApplicationResponse from(PaperApplication found) {
        return from(found, null);
    }

    /** The same with what can be done. */
    static PaperApplicationResponse from(PaperApplication found, @Nullable List<CardIssuerActionLink> actions) {
        return new PaperApplicationResponse(
                found.campaign(),
                found.studentNumber(),
                found.name(),
                found.departmentId(),
                found.delivery(),
                found.receivedOn(),
                found.sentOn(),
                found.registeredAt(),
                found.registeredByName(),
                actions);
    }
}
