package dev.haksa.status;

import dev.haksa.shared.i18n.Language;
import dev.haksa.status.domain.AnnouncementKind;
import dev.haksa.status.domain.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something told to everybody. */
public record Announcement(int id, Content content, int version) {
    /**
     * What it says, and when.
     *
     * @param from first instant in force
     * @param until first instant after it; null until further notice
     */
    public record Content(
            AnnouncementKind kind,
            Severity severity,
            String titleKo,
            String titleEn,
            String textKo,
            String textEn,
            Instant from,
            @Nullable Instant until) {
        /** The title in a language. */
        public String title(Language language) {
            return language == Language.KO ? titleKo : titleEn;
        }

        /** The text in a language. */
        public String text(Language language) {
            return language == Language.KO ? textKo : textEn;
        }

        /** Whether it holds at an instant. */
        public boolean isInForce(Instant now) {
            return !now.isBefore(from) && (until == null || now.isBefore(until));
        }
    }
}
