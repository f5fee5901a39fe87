package dev.haksa.regulation.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An article or paragraph in short words.
 *
 * @param key for example {@code 4.4}
 * @param inForce first day of the regulation that holds it
 * @param amended latest change that the article names, if any
 * @param source where the binding text stands
 */
public record Article(
        String key,
        Bilingual title,
        Bilingual text,
        LocalDate inForce,
        @Nullable LocalDate amended,
        String source) {}
