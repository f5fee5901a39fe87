package dev.haksa.shared.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says in the contract which fields are always there, as the records say it: in answers whatever is not
 * {@code @Nullable}, in requests whatever is a primitive, which is refused when it is missing.
 */
final class AlwaysThere {
    private static final String NULLABLE = Nullable.class.getName();
    private static final String PRODUCT = "dev.haksa";

    /** Records by the name that they have in the contract; a name can stand for more than one. */
    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    AlwaysThere(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith(PRODUCT)) {
                records.computeIfAbsent(name(type), name -> new ArrayList<>()).add(type);
            }
        }
    }

    /** Completes every schema of the document that is made of a record. */
    void complete(OpenAPI document) {
        if (document.getComponents().getSchemas() == null) {
            return;
        }
        SchemaUses uses = SchemaUses.of(document);
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null && !schema.getProperties().isEmpty()) {
                complete(name, schema, uses.onlyInAnswers(name));
            }
        });
    }

    private void complete(
            String name, org.eclipse.microprofile.openapi.models.media.Schema schema, boolean onlyInAnswers) {
        Set<String> properties = schema.getProperties().keySet();
        List<ClassInfo> meant = records.getOrDefault(name, records.getOrDefault(unnumbered(name), List.of())).stream()
                .filter(type -> names(type).containsAll(properties) && properties.containsAll(names(type)))
                .toList();
        if (meant.isEmpty()) {
            return;
        }
        Set<String> always = new LinkedHashSet<>(properties);
        meant.forEach(type -> always.retainAll(always(type, onlyInAnswers)));
        if (schema.getRequired() != null) {
            always.addAll(schema.getRequired());
        }
        if (!always.isEmpty()) {
            schema.setRequired(properties.stream().filter(always::contains).toList());
        }
    }

    /** Two schemas with the same name are told apart by a number. */
    private static String unnumbered(String name) {
        return name.replaceFirst("[0-9]+$", "");
    }

    private static List<String> always(ClassInfo type, boolean onlyInAnswers) {
        boolean emptyLeftOut = leavesEmptyOut(type);
        return type.recordComponents().stream()
                .filter(component -> isPrimitive(component)
                        || (onlyInAnswers && isThere(component) && !(emptyLeftOut && holdsMany(component))))
                .map(component -> property(type, component))
                .toList();
    }

    private static boolean isPrimitive(RecordComponentInfo component) {
        return component.type().kind() == Type.Kind.PRIMITIVE;
    }

    private static boolean isThere(RecordComponentInfo component) {
        return !component.type().hasAnnotation(DotName.createSimple(NULLABLE));
    }

    private static boolean holdsMany(RecordComponentInfo component) {
        return component.type().kind() != Type.Kind.CLASS;
    }

    private static boolean leavesEmptyOut(ClassInfo type) {
        AnnotationInstance inclusion = type.declaredAnnotation(JsonInclude.class);
        return inclusion != null
                && inclusion.value() != null
                && !JsonInclude.Include.NON_NULL.name().equals(inclusion.value().asEnum());
    }

    private static Collection<String> names(ClassInfo type) {
        return type.recordComponents().stream()
                .map(component -> property(type, component))
                .toList();
    }

    /** Annotations of Jackson stand at the field, since it knows no record components. */
    private static String property(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance renamed = type.field(component.name()).annotation(JsonProperty.class);
        AnnotationValue name = renamed == null ? null : renamed.value();
        return name == null ? component.name() : name.asString();
    }

    private static String name(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(Schema.class);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }
}
