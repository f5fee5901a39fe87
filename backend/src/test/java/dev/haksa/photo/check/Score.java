package dev.haksa.photo.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well a check does: what it found rightly, wrongly, and what it missed. */
final class Score {
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final Map<String, Boolean> sources = new HashMap<>();
    private int right;

    void add(boolean isSo, boolean said, LabelledPhoto photo) {
        if (isSo && said) {
            right++;
        } else if (said) {
            wrong.add(photo.group() + ": " + photo.name());
        } else if (isSo) {
            missed.add(photo.group() + ": " + photo.name());
        }
        sources.merge(photo.source(), isSo == said, Boolean::logicalAnd);
    }

    /** Of what it said, how much was so. */
    Proportion precision() {
        return new Proportion(right, right + wrong.size());
    }

    /** Of what was so, how much it said. */
    Proportion recall() {
        return new Proportion(right, right + missed.size());
    }

    /** Of the people and things on the pictures, how many it never mistook. */
    Proportion faultless() {
        return new Proportion(
                (int) sources.values().stream().filter(Boolean::booleanValue).count(), sources.size());
    }

    int right() {
        return right;
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> missed() {
        return missed;
    }
}
