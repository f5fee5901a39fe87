package dev.haksa.privacy.domain;

import dev.haksa.privacy.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a resident number must agree with before it is entered. */
public final class ResidentNumberRule {
    private ResidentNumberRule() {}

    /** What does not agree. */
    public enum Disagreement {
        /** The check digit is wrong, and the number is not said to be one of those without. */
        CHECK_DIGIT,
        /** The record has another day of birth. */
        BIRTH_DATE,
        /** The record has another sex. */
        SEX,
        /** Born later than today. */
        NOT_YET_BORN
    }

    /**
     * What is known besides the number.
     *
     * @param withoutCheckDigit whether it is said to have been given out or changed since October 2020
     */
    public record Known(
            @Nullable LocalDate birthDate, @Nullable Sex sex, boolean withoutCheckDigit, LocalDate today) {}

    /** Everything that does not agree; empty when the number may be entered. */
    public static List<Disagreement> disagreements(ResidentNumber number, Known known) {
        List<Disagreement> found = new ArrayList<>();
        LocalDate birthDate = number.birthDate();
        boolean mayLackCheckDigit =
                known.withoutCheckDigit() || !birthDate.isBefore(ResidentNumber.WITHOUT_CHECK_DIGIT_SINCE);
        if (!mayLackCheckDigit && !number.hasCheckDigit()) {
            found.add(Disagreement.CHECK_DIGIT);
        }
        if (known.birthDate() != null && !known.birthDate().equals(birthDate)) {
            found.add(Disagreement.BIRTH_DATE);
        }
        if (known.sex() != null && known.sex() != number.sex()) {
            found.add(Disagreement.SEX);
        }
        if (birthDate.isAfter(known.today())) {
            found.add(Disagreement.NOT_YET_BORN);
        }
        return List.copyOf(found);
    }
}
