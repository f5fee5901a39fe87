package dev.haksa.shared.time;

import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time zone of the university and how dates are written for people. */
public final class Times {
    /** Rules that speak of days and hours mean this zone. */
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter KO_INSTANT = DateTimeFormatter.ofPattern(
                    "yyyy년 M월 d일(E) HH:mm:ss", Locale.KOREAN)
            .withZone(SEOUL);
    private static final DateTimeFormatter EN_INSTANT = DateTimeFormatter.ofPattern(
                    "EEE d MMM yyyy HH:mm:ss 'KST'", Locale.ENGLISH)
            .withZone(SEOUL);
    private static final DateTimeFormatter KO_DATE = DateTimeFormatter.ofPattern("yyyy년 M월 d일", Locale.KOREAN);
    private static final DateTimeFormatter EN_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Times() {}

    /** The day in Seoul on which an instant falls. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, SEOUL);
    }

    /** An instant for people, in Seoul time. */
    public static String format(Instant instant, Language language) {
        return (language == Language.KO ? KO_INSTANT : EN_INSTANT).format(instant);
    }

    /** A date for people. */
    public static String format(LocalDate date, Language language) {
        return (language == Language.KO ? KO_DATE : EN_DATE).format(date);
    }
}
