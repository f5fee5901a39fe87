package dev.haksa.photoregister;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A file that is asked for.
 *
 * @param purpose what for, as {@link dev.haksa.privacy.PersonalDataExports#purpose} lets it pass
 * @param language of heads and values
 */
public record ExportOrder(
        RegisterCriteria criteria, RegisterOrder order, String purpose, Language language, Caller caller) {
    ExportOrder of(RegisterCriteria other) {
        return new ExportOrder(other, order, purpose, language, caller);
    }

    /** The picture that the file has of a student; null when there is none. */
    @Nullable
    String picture(RegisterEntry entry) {
        return criteria.inReviewOnly() ? entry.waitingSha256() : entry.approvedSha256();
    }
}
