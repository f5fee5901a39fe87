package dev.haksa.student.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.ParameterReaders;
import java.util.List;

/**
 * Year levels by credits (article 26 (1)).
 *
 * @param from credits from which years 2, 3, 4 and so on begin; ascending
 */
public record YearLevels(List<Integer> from) {
    /** Refuses thresholds that do not ascend. */
    public YearLevels {
        from = List.copyOf(from);
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) <= (i == 0 ? 0 : from.get(i - 1))) {
                throw new IllegalArgumentException("Write ascending numbers of credits, like [35, 70, 105].");
            }
        }
    }

    /** Reads the parameter's value. */
    public static YearLevels read(JsonNode value) {
        return new YearLevels(
                ParameterReaders.listOf(ParameterReaders::wholeNumber).apply(value));
    }

    /** The year level, from 1. */
    public int of(int credits) {
        return 1 + (int) from.stream().filter(threshold -> credits >= threshold).count();
    }

    /** Fewest credits of a year level; more than anybody has for a level that does not exist. */
    public int lowest(int level) {
        if (level <= 1) {
            return level == 1 ? 0 : Integer.MAX_VALUE;
        }
        return level - 2 < from.size() ? from.get(level - 2) : Integer.MAX_VALUE;
    }

    /** Fewest credits of the year level after this one. */
    public int end(int level) {
        return level < 1 ? Integer.MAX_VALUE : lowest(level + 1);
    }
}
