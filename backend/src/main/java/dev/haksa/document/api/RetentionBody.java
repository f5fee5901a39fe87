package dev.haksa.document.api;

import dev.haksa.document.DocumentRetention.Retained;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From when the years of keeping count. */
@Schema(name = "DocumentRetention", description = "From when the years of keeping count. / 서류 보관 기간의 기산일")
record RetentionBody(
        @Schema(description = "Day of graduation; null keeps everything. / 졸업일, null이면 계속 보관", examples = "2027-02-19")
        @Nullable
        LocalDate graduatedOn) {
    static RetentionBody from(Retained retained) {
        return new RetentionBody(retained.graduatedOn());
    }
}
