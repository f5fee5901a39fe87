package dev.haksa.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.haksa.shared.idempotency.Idempotent;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The house rules about who may know whom. Each failure says why the rule exists and what to do instead; the rules
 * hold for every feature there is, also for those that come later.
 */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.haksa");
    /** What every feature stands on; it has a rule of its own. */
    private static final Set<String> NOT_FEATURES = Set.of("shared");

    private static final List<Class<? extends Annotation>> HTTP_METHODS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class, HEAD.class, OPTIONS.class);

    @Test
    void domain_packages_are_pure_java() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.haksa..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.hibernate..",
                        "org.jboss.logging..",
                        "org.slf4j..",
                        "java.util.logging..",
                        "java.lang.System$Logger")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class, System.Logger.class)
                .as("Domain packages use no jakarta, io.quarkus, io.smallrye (so no Uni), io.vertx, org.hibernate, no"
                        + " java.time.Clock and no logging")
                .because("rules must be provable with plain JUnit and explainable years later: dates and facts come in"
                        + " as arguments, the decision goes out as a value, and the service does the rest"));
    }

    @Test
    void domain_packages_do_not_read_the_time() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.haksa..domain..")
                .should(new ArchCondition<JavaClass>("call now() of java.time") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethodCallsFromSelf().stream()
                                .filter(call ->
                                        call.getTargetOwner().getPackageName().equals("java.time")
                                                && call.getName().equals("now"))
                                .forEach(call ->
                                        events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
                    }
                })
                .because("a rule that looks at the clock cannot be asked about another day: pass the date in"));
    }

    @Test
    void domain_knows_neither_api_nor_store_and_store_does_not_know_api() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.haksa..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.haksa..api..", "dev.haksa..store..")
                .because("the domain is the middle: others translate into its records, it translates into nothing"));
        check(noClasses()
                .that()
                .resideInAPackage("dev.haksa..store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.haksa..api..")
                .because("the shape of an answer must be free to change without touching the database"));
    }

    @Test
    void api_reaches_the_store_of_no_feature() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.haksa..api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.haksa..store..")
                .because("resources speak HTTP only: ask the feature's service, which answers with records, so that"
                        + " transactions and audit have one place"));
    }

    @Test
    void features_reach_each_other_only_through_root_packages() {
        check(classes()
                .that(areInAFeature())
                .should(new ArchCondition<JavaClass>("use only the root packages of other features") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            String other = feature(target);
                            if (!other.isEmpty()
                                    && !NOT_FEATURES.contains(other)
                                    && !other.equals(feature(type))
                                    && !target.getPackageName().equals("dev.haksa." + other)) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                })
                .because("api, domain and store of a feature are closed rooms: ask its service, or let it put a record"
                        + " at its door (the root package)"));
    }

    @Test
    void features_form_no_cycles() {
        check(slices().matching("dev.haksa.(*)..")
                .should()
                .beFreeOfCycles()
                // Problem answers carry violations of the regulation, whose resources answer like all others.
                .ignoreDependency(resideInAPackage("dev.haksa.shared.."), resideInAPackage("dev.haksa.regulation"))
                .because("a feature must be readable without reading those that use it: move the shared notion to the"
                        + " lower one, or let the higher one ask"));
    }

    @Test
    void shared_packages_know_no_feature() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.haksa.shared..")
                .should(dependOnClassesThat(resideInAPackage("dev.haksa..")
                        .and(DescribedPredicate.not(resideInAnyPackage("dev.haksa.shared..", "dev.haksa.regulation")))))
                .because("everything stands on shared; the only word it takes from above is the vocabulary of"
                        + " decisions in dev.haksa.regulation (Violation)"));
    }

    @Test
    void transactions_are_opened_by_services_only() {
        for (Class<? extends Annotation> style : List.of(WithTransaction.class, WithSession.class)) {
            String because = "services, in the root package of their feature, are the one place where a use case begins"
                    + " and ends: load, decide, persist, in one transaction";
            check(noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage("dev.haksa..api..", "dev.haksa..domain..", "dev.haksa..store..")
                    .should()
                    .beAnnotatedWith(style)
                    .because(because)
                    .allowEmptyShould(true));
            check(noClasses()
                    .that()
                    .resideInAnyPackage("dev.haksa..api..", "dev.haksa..domain..", "dev.haksa..store..")
                    .should()
                    .beAnnotatedWith(style)
                    .because(because));
        }
    }

    @Test
    void panache_is_used_through_repositories() {
        check(noClasses()
                .should()
                .beAssignableTo("io.quarkus.hibernate.reactive.panache.PanacheEntityBase")
                .because("an entity that saves itself carries the database into the rules: use a"
                        + " PanacheRepository in the feature's store package"));
    }

    @Test
    void entities_stay_in_their_feature() {
        check(classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should(new ArchCondition<JavaClass>("be used by their own feature only") {
                    @Override
                    public void check(JavaClass entity, ConditionEvents events) {
                        entity.getDirectDependenciesToSelf().stream()
                                .filter(dependency ->
                                        !feature(dependency.getOriginClass()).equals(feature(entity)))
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(entity, dependency.getDescription())));
                    }
                })
                .because("others would join, lock and change rows behind the feature's back: hand out records"));
    }

    @Test
    void resources_answer_with_records_never_with_entities() {
        check(methods()
                .that(areOperations())
                .should(new ArchCondition<JavaMethod>("not mention an entity in their signature") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getAllInvolvedRawTypes().stream()
                                .filter(type -> type.isAnnotatedWith(Entity.class))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " mentions the entity " + type.getName())));
                    }
                })
                .because("the contract would change with every column: answer with FooResponse.from(foo)")
                .allowEmptyShould(true));
    }

    @Test
    void every_operation_says_who_may_use_it() {
        check(methods()
                .that(areOperations())
                .should(new ArchCondition<JavaMethod>("carry @RolesAllowed, @PermitAll or @Authenticated") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean said = List.of(RolesAllowed.class, PermitAll.class, Authenticated.class).stream()
                                .anyMatch(annotation -> method.isAnnotatedWith(annotation)
                                        || method.getOwner().isAnnotatedWith(annotation));
                        if (!said) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " does not say who may use it"));
                        }
                    }
                })
                .because("an operation that forgets to ask is open to everybody: name the roles, or say @PermitAll on"
                        + " purpose")
                .allowEmptyShould(true));
    }

    @Test
    void repeatable_operations_are_carried_to_their_end() {
        check(methods()
                .that(areOperations())
                .and()
                .areAnnotatedWith(Idempotent.class)
                .should(new ArchCondition<JavaMethod>("carry @Cancellable(false)") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean carried = method.isAnnotatedWith(Cancellable.class)
                                && !method.getAnnotationOfType(Cancellable.class)
                                        .value();
                        if (!carried) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " is cancelled when its client hangs up"));
                        }
                    }
                })
                .because("a client that hangs up must find the answer under its Idempotency-Key: add"
                        + " @Cancellable(false) of org.jboss.resteasy.reactive.server next to @Idempotent")
                .allowEmptyShould(true));
    }

    @Test
    void dependencies_come_through_constructors() {
        for (Class<? extends Annotation> injection : List.of(Inject.class, ConfigProperty.class)) {
            check(noFields()
                    .should()
                    .beAnnotatedWith(injection)
                    .because("a constructor shows what a class needs and lets a test hand it over"));
        }
    }

    @Test
    void fields_of_entities_are_not_public() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .areNotStatic()
                .should()
                .notBePublic()
                .because("columns are changed by the entity's own methods, which keep its promises"));
    }

    @Test
    void old_dates_and_bare_output_are_not_used() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Date.class, java.util.Calendar.class, java.text.SimpleDateFormat.class)
                .because("java.time says whether it means a day or an instant; java.util.Date says neither"));
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.haksa.Haksa")
                .and()
                .doNotHaveFullyQualifiedName("dev.haksa.demo.Announcement")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because(
                        "only the start speaks to the console; everything else logs, so that operators can filter it"));
    }

    @Test
    void nothing_waits_for_a_thread() {
        check(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a sleeping event loop serves nobody: use Uni.onItem().delayIt() or the scheduler"));
    }

    @Test
    void every_package_is_null_marked() {
        check(classes()
                .should(new ArchCondition<JavaClass>("live in a package whose package-info has @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type,
                                    "package " + type.getPackageName()
                                            + " has no package-info.java with @org.jspecify.annotations.NullMarked"));
                        }
                    }
                })
                .because("NullAway proves only what is marked"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static DescribedPredicate<JavaMethod> areOperations() {
        return DescribedPredicate.describe(
                "are operations of resources",
                method -> HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith)
                        && method.getOwner().isAnnotatedWith(Path.class));
    }

    private static DescribedPredicate<JavaClass> areInAFeature() {
        return DescribedPredicate.describe(
                "are in a feature", type -> !feature(type).isEmpty() && !NOT_FEATURES.contains(feature(type)));
    }

    /** The first segment below dev.haksa; empty for the root package and for foreign classes. */
    private static String feature(JavaClass type) {
        String[] segments = type.getPackageName().split("\\.");
        boolean ours = segments.length > 2 && segments[0].equals("dev") && segments[1].equals("haksa");
        return ours ? segments[2] : "";
    }
}
