package dev.haksa.card.api;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.RosterStudentCriteria;
import dev.haksa.shared.http.QueryValues;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters that select students of a roster. */
public class RosterStudentFilter {
    @QueryParam("listed")
    @Parameter(
            description = "Only those on it, or only those off it. / 명단 포함 여부",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String listed;

    @QueryParam("confirmed")
    @Parameter(
            description = "Whether the photo that counts is confirmed. / 사진 확인 여부",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String confirmed;

    @QueryParam("channel")
    @Parameter(
            description = "MOBILE or PAPER, as of today; repeatable. / 오늘의 신청 방법, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = EntryChannel.class))
    List<String> channel = List.of();

    @QueryParam("reason")
    @Parameter(
            description = "Code of a reason for being left off, e.g. CARD_PHOTO_MISSING; repeatable."
                    + " / 제외 사유의 코드, 여러 번 가능")
    List<String> reason = List.of();

    /** What is asked for; 400 naming what cannot be read. */
    RosterStudentCriteria criteria() {
        return new RosterStudentCriteria(
                truth("listed", listed),
                truth("confirmed", confirmed),
                QueryValues.constants(EntryChannel.class, "channel", channel),
                Set.copyOf(reason));
    }

    static @Nullable Boolean truth(String name, @Nullable String given) {
        return given == null ? null : (Boolean) QueryValues.truth(name, given);
    }
}
