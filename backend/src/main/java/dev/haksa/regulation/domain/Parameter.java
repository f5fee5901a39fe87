package dev.haksa.regulation.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.EffectiveDated;

/**
 * A parameter of the regulation as it stands in its file.
 *
 * @param file name of the file without ending
 * @param unit of the values
 * @param article key of the article that it belongs to
 * @param values as written, by the day of their entry into force
 */
public record Parameter(
        String file,
        String key,
        Bilingual description,
        Bilingual unit,
        String article,
        EffectiveDated<JsonNode> values) {}
