package dev.haksa.catalog.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.haksa.catalog.ClassTime;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A weekly class time, as it is sent and answered. */
@Schema(name = "ClassTime", description = "A weekly class time in Seoul. / 강의 시간(서울 시각)")
public record ClassTimeBody(
        @NotNull @Schema(examples = "MONDAY") DayOfWeek day,

        @NotNull
        @JsonFormat(pattern = "HH:mm")
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "11:00")
        LocalTime startsAt,

        @NotNull
        @JsonFormat(pattern = "HH:mm")
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "12:30")
        LocalTime endsAt) {
    static ClassTimeBody from(ClassTime time) {
        return new ClassTimeBody(time.day(), time.start(), time.end());
    }

    static @Nullable List<ClassTime> toClassTimes(@Nullable List<ClassTimeBody> bodies) {
        return bodies == null
                ? null
                : IntStream.range(0, bodies.size())
                        .mapToObj(index -> bodies.get(index).toClassTime(index))
                        .toList();
    }

    private ClassTime toClassTime(int index) {
        if (!endsAt.isAfter(startsAt)) {
            throw ProblemException.invalid(
                    "CLASS_TIME_SPAN",
                    "/classTimes/" + index + "/endsAt",
                    Map.of("startsAt", startsAt.toString(), "endsAt", endsAt.toString()));
        }
        return ClassTime.of(day, startsAt, endsAt);
    }
}
