package dev.haksa.rehearsal.api;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rehearsal to be made. */
@Schema(name = "NewRehearsal", description = "When students may practise. / 연습할 수 있는 기간")
public record NewRehearsal(
        @NotNull @Schema(examples = "2027-02-08T10:00:00+09:00")
        Instant opensAt,

        @NotNull @Schema(examples = "2027-02-08T12:00:00+09:00")
        Instant closesAt) {}
