package dev.haksa.change.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.Channel;
import dev.haksa.change.EffectiveRule;
import dev.haksa.change.ProcedureEffect;
import dev.haksa.change.ReceiptRule;
import dev.haksa.change.StepRole;
import dev.haksa.regulation.ParameterReaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a kind's procedure out of the regulation; each mistake says what to write instead. */
public final class ProcedureReader {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,39}");
    private static final Set<String> FIELDS = Set.of(
            "name",
            "channels",
            "form",
            "receipt",
            "effective",
            "steps",
            "evidence",
            "clearances",
            "committee",
            "delegable",
            "effects");

    private ProcedureReader() {}

    /** The procedure of a kind. */
    public static ChangeProcedure read(ChangeKind kind, JsonNode value) {
        known(value, FIELDS);
        return new ChangeProcedure(
                kind,
                name(value.path("name")),
                ParameterReaders.setOf(Channel.class).apply(value.path("channels")),
                form(value.path("form")),
                ParameterReaders.oneOf(ReceiptRule.class).apply(value.path("receipt")),
                ParameterReaders.oneOf(EffectiveRule.class).apply(value.path("effective")),
                ParameterReaders.listOf(ProcedureReader::step).apply(value.path("steps")),
                codes(value.path("evidence")),
                codes(value.path("clearances")),
                truth("committee", value.path("committee")),
                truth("delegable", value.path("delegable")),
                ParameterReaders.setOf(ProcedureEffect.class).apply(value.path("effects")));
    }

    private static ChangeProcedure.Name name(JsonNode value) {
        String ko = value.path("ko").asText("");
        String en = value.path("en").asText("");
        if (ko.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("Write name: { ko: …, en: … }.");
        }
        return new ChangeProcedure.Name(ko, en);
    }

    private static @Nullable Integer form(JsonNode value) {
        return value.isMissingNode() ? null : ParameterReaders.wholeNumber(value);
    }

    private static ChangeProcedure.Step step(JsonNode value) {
        known(value, Set.of("role", "working-days"));
        int days = ParameterReaders.wholeNumber(value.path("working-days"));
        if (days < 1) {
            throw new IllegalArgumentException("Write working-days: 1 or more.");
        }
        return new ChangeProcedure.Step(ParameterReaders.oneOf(StepRole.class).apply(value.path("role")), days);
    }

    private static List<String> codes(JsonNode value) {
        if (!value.isArray()) {
            throw new IllegalArgumentException("Write a list of codes such as [MEDICAL_CERTIFICATE], or [].");
        }
        List<String> codes = new ArrayList<>();
        value.forEach(item -> codes.add(item.asText()));
        if (codes.stream().anyMatch(code -> !CODE.matcher(code).matches())) {
            throw new IllegalArgumentException("Write codes in capital letters, such as MEDICAL_CERTIFICATE.");
        }
        return codes;
    }

    private static boolean truth(String field, JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("Write " + field + ": true or false.");
        }
        return value.booleanValue();
    }

    private static void known(JsonNode value, Set<String> known) {
        if (!value.isObject()) {
            throw new IllegalArgumentException("Write a mapping of " + new TreeSet<>(known) + ".");
        }
        value.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new IllegalArgumentException(
                        "Leave out '" + field + "'; known are " + new TreeSet<>(known) + ".");
            }
        });
    }
}
