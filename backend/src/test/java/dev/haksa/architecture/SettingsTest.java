package dev.haksa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every setting of ours stands in docker/README.md with its default and a word on it, and nothing else does. */
class SettingsTest {
    private static final Path README = Path.of("..", "docker", "README.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(haksa\\.[a-z0-9.-]+)` \\| (?:`(.+?)`|(–)) \\| \\S.* \\|$", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(haksa\\.[a-z0-9.-]+)(?::([^}]*))?}");
    private static final String NONE = "–";

    @Test
    void an_operator_finds_every_setting_with_its_default() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.haksa");
        classes.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(type -> type.reflect())
                .forEach(type ->
                        mapped(type, type.getAnnotation(ConfigMapping.class).prefix(), settings));
        classes.stream()
                .flatMap(type -> type.getConstructors().stream())
                .flatMap(SettingsTest::injected)
                .filter(one -> one.name().startsWith("haksa."))
                .forEach(one -> settings.merge(
                        one.name(),
                        one.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE) ? NONE : one.defaultValue(),
                        (known, again) -> known));
        placeholders().forEach(settings::putIfAbsent);
        assertThat(documented())
                .as("rows `| `name` | `default` | meaning |` (or – without default) in docker/README.md")
                .containsExactlyInAnyOrderEntriesOf(settings);
    }

    private static void mapped(Class<?> type, String prefix, Map<String, String> settings) {
        for (Method method : type.getMethods()) {
            String name = prefix + "." + kebab(method.getName());
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getPackageName().startsWith("dev.haksa")) {
                mapped(method.getReturnType(), name, settings);
            } else {
                WithDefault given = method.getAnnotation(WithDefault.class);
                settings.put(name, given == null ? NONE : given.value());
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Stream<ConfigProperty> injected(JavaConstructor constructor) {
        return constructor.getParameterAnnotations().stream()
                .flatMap(annotations -> annotations.stream())
                .filter(annotation -> annotation.getRawType().isEquivalentTo(ConfigProperty.class))
                .map(annotation -> annotation.as(ConfigProperty.class));
    }

    /** In the configuration itself, in schedules and in defaults. */
    private static Map<String, String> placeholders() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> files = Stream.concat(
                            sources.filter(file -> file.toString().endsWith(".java")),
                            Stream.of(Path.of("src/main/resources/application.properties")))
                    .toList();
            for (Path file : files) {
                PLACEHOLDER
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(
                                one -> found.putIfAbsent(one.group(1), Objects.requireNonNullElse(one.group(2), NONE)));
            }
        }
        return found;
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(README)).results().toList()) {
            String before = rows.put(row.group(1), row.group(2) == null ? NONE : row.group(2));
            assertThat(before).as(row.group(1) + " stands there twice").isNull();
        }
        return rows;
    }
}
