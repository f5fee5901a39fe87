package dev.haksa.enrollment.api;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.TermCode;
import dev.haksa.enrollment.CartService;
import dev.haksa.shared.http.MayBeRehearsal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cart. */
@Schema(name = "Cart", description = "What you plan, in the order of preference. / 예비수강신청 내역")
public record CartResponse(
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "True when students only practise in it. / 연습 학기 여부", examples = "false")
        boolean rehearsal,

        List<Entry> entries)
        implements MayBeRehearsal {
    /** One choice. */
    @Schema(name = "CartEntry", description = "A section, followed by what else would do. / 희망 강좌와 그 대안")
    public record Entry(List<SectionSummary> sections) {}

    static CartResponse from(CartService.Filled filled) {
        return new CartResponse(
                filled.cart().term(),
                TermCode.isRehearsal(filled.cart().term()),
                filled.cart().entries().stream()
                        .map(entry -> entry(filled, entry))
                        .toList());
    }

    private static Entry entry(CartService.Filled filled, List<Integer> sections) {
        return new Entry(sections.stream()
                .map(filled.sections()::get)
                .map(Objects::requireNonNull)
                .map(CartResponse::summary)
                .toList());
    }

    private static SectionSummary summary(SectionFacts section) {
        return SectionSummary.from(section);
    }
}
