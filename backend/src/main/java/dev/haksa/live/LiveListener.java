package dev.haksa.live;

import dev.haksa.shared.i18n.Language;
import java.time.Instant;
import java.util.Set;

/**
 * Who listens, and to what.
 *
 * @param account id of the account
 * @param term code of the term; results and places of other terms are left out
 * @param sections whose seats are watched
 * @param until when the access token expires
 */
record LiveListener(
        String account,
        String studentNumber,
        int termId,
        String term,
        Set<Integer> sections,
        Language language,
        Instant until) {}
