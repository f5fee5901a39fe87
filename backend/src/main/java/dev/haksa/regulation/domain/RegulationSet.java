package dev.haksa.regulation.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.EffectiveDated;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All regulation data in use.
 *
 * @param version short fingerprint of all files
 * @param articles by key, in the order of the file
 * @param parameters by file, then by key, in the order of the files
 */
public record RegulationSet(
        String version, Map<String, Article> articles, Map<String, Map<String, Parameter>> parameters) {
    /** Every parameter, file by file. */
    public Collection<Parameter> all() {
        return parameters.values().stream()
                .flatMap(file -> file.values().stream())
                .toList();
    }

    /**
     * A parameter with its values read into a type.
     *
     * @param reader turns a value into the type; throws {@link IllegalArgumentException} saying what to write instead
     * @throws RegulationMistake when there is no such parameter or one of its values cannot be read
     */
    public <T> EffectiveDated<T> parameter(String file, String key, Function<JsonNode, T> reader) {
        Parameter parameter = parameters.getOrDefault(file, Map.of()).get(key);
        if (parameter == null) {
            throw new RegulationMistake(file, key, "is missing. Add it with description, unit, article and values.");
        }
        NavigableMap<LocalDate, T> values = new TreeMap<>();
        parameter.values().values().forEach((from, value) -> values.put(from, read(parameter, from, value, reader)));
        return new EffectiveDated<>(file + "/" + key, values);
    }

    private static <T> T read(Parameter parameter, LocalDate from, JsonNode value, Function<JsonNode, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new RegulationMistake(
                    parameter.file(), parameter.key() + ", " + from, e.getMessage() + " Now it is " + value + ".", e);
        }
    }
}
