package dev.haksa.workday;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a day is a public holiday. */
@Schema(
        name = "HolidayKind",
        description = "Why a day is a public holiday: by law, as a substitute, declared, or an election."
                + " / 공휴일의 구분(법정, 대체, 임시, 선거일)")
public enum HolidayKind {
    /** Named by the law every year (공휴일). */
    REGULAR,
    /** In the place of one that fell on a weekend or on another holiday (대체공휴일). */
    SUBSTITUTE,
    /** Declared by the government for once (임시공휴일). */
    TEMPORARY,
    /** A nationwide election at the end of a term of office (선거일). */
    ELECTION
}
