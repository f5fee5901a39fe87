package dev.haksa.shared.i18n;

import dev.haksa.shared.time.Times;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts with named placeholders, {@code {ceiling}}, from {@code i18n/<bundle>_<language>.properties} (UTF-8). A key
 * that is missing in one of the languages is a mistake of ours and fails the start, and so does a key with two texts.
 */
public final class Texts {
    private static final List<String> BUNDLES = List.of(
            "problem",
            "regulation",
            "identity",
            "catalog",
            "calendar",
            "student",
            "enrollment",
            "rehearsal",
            "notice",
            "live",
            "status",
            "tuition",
            "readmission",
            "dismissal",
            "majorchange",
            "cancellation",
            "document",
            "privacy",
            "record",
            "workday",
            "change",
            "leave",
            "matriculation",
            "promotion",
            "loan",
            "card",
            "cardissuer",
            "photo_check",
            "photoregister",
            "photo");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9]+)}");
    private static final Map<Language, Map<String, String>> TEXTS = load();

    private Texts() {}

    /**
     * The text of a key with its placeholders filled.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    public static String get(Language language, String key, Map<String, ?> facts) {
        String template = find(language, key);
        if (template == null) {
            throw new IllegalArgumentException("no text for key " + key);
        }
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(format(language, facts.get(match.group(1)))));
    }

    /** Whether a key exists. */
    public static boolean has(String key) {
        return find(Language.KO, key) != null;
    }

    /** All keys, for tests that prove them complete. */
    public static Set<String> keys(Language language) {
        return Set.copyOf(texts(language).keySet());
    }

    private static @Nullable String find(Language language, String key) {
        return texts(language).get(key);
    }

    private static Map<String, String> texts(Language language) {
        return TEXTS.getOrDefault(language, Map.of());
    }

    private static String format(Language language, @Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Instant instant -> Times.format(instant, language);
            case LocalDate date -> Times.format(date, language);
            case BigDecimal number -> number.toPlainString();
            case Collection<?> many ->
                many.stream().map(one -> format(language, one)).collect(Collectors.joining(", "));
            default -> name(language, value.toString());
        };
    }

    /** Codes such as {@code ON_LEAVE} have names under {@code value.<CODE>}; everything else is written as it is. */
    private static String name(Language language, String value) {
        String name = find(language, "value." + value);
        return name == null ? value : name;
    }

    private static Map<Language, Map<String, String>> load() {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            TextBundle texts = new TextBundle();
            BUNDLES.forEach(bundle -> loadBundle(texts, bundle + "_" + language.tag()));
            all.put(language, texts.texts());
        }
        return all;
    }

    private static void loadBundle(TextBundle texts, String name) {
        String resource = "i18n/" + name + ".properties";
        try (InputStream stream = Texts.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                texts.add(resource, reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable resource " + resource, e);
        }
    }
}
