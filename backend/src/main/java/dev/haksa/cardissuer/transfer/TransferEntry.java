package dev.haksa.cardissuer.transfer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One card to be issued, as the card company gets it.
 *
 * @param number of the entry within its campaign, from 1; never given twice
 * @param name as it shall stand on the card
 * @param nameEn in Latin letters; empty when it is not known
 * @param department as it shall stand on the card
 * @param kind 구분: {@code NEW_STUDENT} or {@code ENROLLED_STUDENT}
 * @param channel how the student applies, {@code MOBILE} or {@code PAPER}
 * @param mobileFrom of {@code PAPER}: the day from which on the student applies by mobile after all; null for never
 * @param delivery where the card goes, {@code HOME} or {@code SCHOOL}; null in packages of format 1.1, which do not tell
 * @param photoSha256 of the photo, in lower-case hexadecimal digits
 * @param photoBytes how long the photo is; 0 while that is not known
 */
public record TransferEntry(
        int number,
        String studentNumber,
        String name,
        String nameEn,
        String department,
        String kind,
        String channel,
        @Nullable LocalDate mobileFrom,
        @Nullable String delivery,
        String photoSha256,
        int photoBytes) {
    /** Most entries of a campaign: as many as six digits name. */
    public static final int MOST = 999_999;

    /** The number as it stands in files: six digits. */
    public String key() {
        return key(number);
    }

    /** A number as it stands in files: six digits. */
    public static String key(int number) {
        return "%06d".formatted(number);
    }

    /** Where the photo lies in the package; it names nobody. */
    public String photoPath() {
        return "photos/" + key() + ".jpg";
    }

    /** The same with the length of its photo. */
    public TransferEntry ofBytes(int bytes) {
        return new TransferEntry(
                number,
                studentNumber,
                name,
                nameEn,
                department,
                kind,
                channel,
                mobileFrom,
                delivery,
                photoSha256,
                bytes);
    }
}
