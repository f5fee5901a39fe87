package dev.haksa.workday.api;

import dev.haksa.workday.HolidayKind;
import dev.haksa.workday.PublicHoliday;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public holidays of a year. */
@Schema(name = "PublicHolidays", description = "The public holidays of a year, Sundays apart. / 한 해의 공휴일(일요일 제외)")
public record PublicHolidaysResponse(
        @Schema(examples = "2026") int year,
        @Schema(description = "By date. / 날짜순") List<Holiday> items) {
    static PublicHolidaysResponse from(int year, List<PublicHoliday> holidays) {
        return new PublicHolidaysResponse(
                year, holidays.stream().map(Holiday::from).toList());
    }

    /** One day. */
    @Schema(name = "PublicHoliday", description = "A public holiday. / 공휴일")
    record Holiday(
            @Schema(examples = "2026-09-25") LocalDate date,
            HolidayKind kind,
            @Schema(examples = "추석") String nameKo,
            @Schema(examples = "Chuseok") String nameEn) {
        private static Holiday from(PublicHoliday holiday) {
            return new Holiday(holiday.date(), holiday.kind(), holiday.nameKo(), holiday.nameEn());
        }
    }
}
