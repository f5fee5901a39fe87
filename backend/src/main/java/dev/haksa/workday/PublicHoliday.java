package dev.haksa.workday;

import java.time.LocalDate;

/** A public holiday, with its name in both languages. */
public record PublicHoliday(LocalDate date, HolidayKind kind, String nameKo, String nameEn) {}
