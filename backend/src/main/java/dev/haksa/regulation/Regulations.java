package dev.haksa.regulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.regulation.domain.RegulationParser;
import dev.haksa.regulation.domain.RegulationSet;
import dev.haksa.regulation.store.RegulationFiles;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The regulation in use: parameters with their days of entry into force, and articles. Read once, at start. */
@ApplicationScoped
@Startup(1)
public class Regulations {
    private final RegulationSet set;

    Regulations(@ConfigProperty(name = "haksa.regulation.directory") Optional<String> directory) {
        set = RegulationParser.parse(
                RegulationFiles.read(directory.map(Path::of).orElse(null)));
    }

    /** Short fingerprint of all files in use, to be stored with decisions. */
    public String version() {
        return set.version();
    }

    /** Everything, as it stands in the files. */
    public RegulationSet set() {
        return set;
    }

    /**
     * A parameter with its values read into a type. Ask for it in a constructor of a bean that starts with the
     * application, so that a mistake in a file stops the start.
     *
     * @param file name of the file without ending
     * @param reader turns a value into the type; see {@link ParameterReaders}
     * @throws dev.haksa.regulation.domain.RegulationMistake when it is missing or a value cannot be read
     */
    public <T> EffectiveDated<T> parameter(String file, String key, Function<JsonNode, T> reader) {
        return set.parameter(file, key, reader);
    }
}
