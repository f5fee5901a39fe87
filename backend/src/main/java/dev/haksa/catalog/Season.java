package dev.haksa.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The four terms of a year; summer and winter are the seasonal terms (계절학기). */
@Schema(description = "Part of the academic year; SUMMER and WINTER are seasonal terms. / 학기 구분(여름·겨울은 계절학기)")
public enum Season {
    SPRING,
    SUMMER,
    FALL,
    WINTER;

    /** Whether the seasonal credit ceiling and calendar apply. */
    public boolean isSeasonal() {
        return this == SUMMER || this == WINTER;
    }
}
