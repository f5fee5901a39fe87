package dev.haksa.photo.check;

import java.util.ArrayList;
import java.util.List;

/** How well a check does: what it found rightly, wrongly, and what it missed. */
final class Score {
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private int right;

    void add(boolean isSo, boolean said, LabelledPhoto photo) {
        if (isSo && said) {
            right++;
        } else if (said) {
            wrong.add(photo.group() + ": " + photo.name());
        } else if (isSo) {
            missed.add(photo.group() + ": " + photo.name());
        }
    }

    /** Of what it said, how much was so. */
    double precision() {
        return right + wrong.size() == 0 ? 1 : (double) right / (right + wrong.size());
    }

    /** Of what was so, how much it said. */
    double recall() {
        return right + missed.size() == 0 ? 1 : (double) right / (right + missed.size());
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
