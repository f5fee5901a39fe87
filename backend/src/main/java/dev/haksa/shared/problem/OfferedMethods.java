package dev.haksa.shared.problem;

import dev.haksa.shared.http.SecretPaths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows which methods an address offers, for the header {@code Allow} of 405 answers (RFC 9110, 15.5.6). */
@ApplicationScoped
class OfferedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/{}]+}");
    private static final String SEGMENT = "\\\\E[^/]+\\\\Q";

    private final BeanManager beans;
    private volatile @Nullable List<Offer> offers;

    OfferedMethods(BeanManager beans) {
        this.beans = beans;
    }

    private record Offer(Pattern path, String method) {}

    /** What it means that nothing serves a request: 405 when its address offers other methods, else 404. */
    ProblemException missing(String method, String path) {
        SortedSet<String> offered = at(path);
        return offered.isEmpty() || offered.contains(method)
                ? ProblemException.notFound("path", String.valueOf(SecretPaths.masked(path)))
                : notAllowed(method, offered);
    }

    /** The method is not offered. */
    ProblemException notAllowed(String method, String path) {
        return notAllowed(method, at(path));
    }

    private static ProblemException notAllowed(String method, SortedSet<String> offered) {
        return new ProblemException(
                ProblemType.METHOD_NOT_ALLOWED, Map.of("method", method, "allowed", String.join(", ", offered)));
    }

    private SortedSet<String> at(String path) {
        SortedSet<String> offered = new TreeSet<>();
        for (Offer offer : known()) {
            if (offer.path().matcher(path).matches()) {
                offered.add(offer.method());
            }
        }
        if (offered.contains(HttpMethod.GET)) {
            offered.add(HttpMethod.HEAD);
        }
        if (!offered.isEmpty()) {
            offered.add(HttpMethod.OPTIONS);
        }
        return offered;
    }

    private List<Offer> known() {
        List<Offer> known = offers;
        if (known == null) {
            known = new ArrayList<>();
            for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
                add(known, bean.getBeanClass());
            }
            offers = known;
        }
        return known;
    }

    private static void add(List<Offer> offers, Class<?> type) {
        Path base = type.getAnnotation(Path.class);
        if (base == null) {
            return;
        }
        for (Method operation : type.getMethods()) {
            for (Annotation annotation : operation.getAnnotations()) {
                HttpMethod method = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (method != null) {
                    offers.add(new Offer(pattern(base, operation.getAnnotation(Path.class)), method.value()));
                }
            }
        }
    }

    private static Pattern pattern(Path base, @Nullable Path more) {
        String whole = "/" + base.value() + "/" + (more == null ? "" : more.value());
        String plain = whole.replaceAll("/+", "/").replaceAll("/$", "");
        return Pattern.compile("\\Q" + PARAMETER.matcher(plain).replaceAll(SEGMENT) + "\\E/?");
    }
}
