package dev.haksa.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A student on a roster that was sent, with what the card shows.
 *
 * @param departmentId the department that listed the student
 * @param photoSha256 SHA-256 of the JPEG that the department confirmed
 * @param channel how the student applies on the day of asking
 * @param refusalCode the latest refusal of the card company; stays when the refusal was made good
 * @param changedAt when the state last changed
 */
public record CardEntry(
        long id,
        int campaignId,
        String studentNumber,
        String name,
        @Nullable String nameEn,
        int departmentId,
        String departmentNameKo,
        @Nullable String departmentNameEn,
        EntryKind kind,
        UUID photoId,
        String photoSha256,
        EntryState state,
        EntryChannel channel,
        @Nullable String refusalCode,
        Delivery delivery,
        Instant changedAt,
        int version) {}
