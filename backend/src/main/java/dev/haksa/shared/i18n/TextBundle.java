package dev.haksa.shared.i18n;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Texts of one language from several files; a key stands in one of them, and there once. */
final class TextBundle {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();

    /**
     * Adds the texts of a file.
     *
     * @throws IllegalStateException naming the key and both files when a key is there already
     */
    void add(String file, Reader reader) throws IOException {
        new Lines(file).load(reader);
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    private void add(String file, String key, String text) {
        String home = homes.putIfAbsent(key, file);
        if (home != null) {
            throw new IllegalStateException(
                    "The key " + key + " of " + file + " is in " + home + " already: keep one of the two.");
        }
        texts.put(key, text);
    }

    /** Hears of every line, where properties would keep the last one of a key without a word. */
    private final class Lines extends Properties {
        private static final long serialVersionUID = 1L;

        private final String file;

        Lines(String file) {
            this.file = file;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            add(file, (String) key, (String) value);
            return value;
        }
    }
}
