package dev.haksa.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haksa.shared.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers of public resources that clients may keep: with a tag of what is in them, 304 when the client has the same
 * already, and for pages the link to the next one.
 */
@ApplicationScoped
public class Representations {
    private static final int HASH_BYTES = 8;
    private static final int NOT_MODIFIED = 304;
    /** Kept by anybody, but asked for again each time: seats and timetables change. */
    private static final String CACHE_CONTROL = "public, no-cache";
    /** Kept by the client alone, and asked for again each time. */
    private static final String PRIVATE = "private, no-cache";

    private static final Pattern HASH_PART = Pattern.compile("^\"([0-9]+)-[0-9a-f]+\"$");

    private final ObjectMapper json;

    Representations(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A single resource. Its tag is its version and a hash of what is shown, since names and seats that belong to other
     * rows are shown with it; {@link #requireMatch} looks at the version only.
     */
    public <T> RestResponse<T> single(T body, int version, @Nullable String ifNoneMatch) {
        return answer(body, "\"" + version + "-" + hash(body) + "\"", ifNoneMatch)
                .build();
    }

    /** A page of a list. */
    public <T> RestResponse<Page<T>> page(Page<T> page, UriInfo uri, @Nullable String ifNoneMatch) {
        RestResponse.ResponseBuilder<Page<T>> response = answer(page, "W/\"" + hash(page) + "\"", ifNoneMatch);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            response.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** A page that is for the caller alone; asking again costs as little. */
    public <T> RestResponse<Page<T>> privatePage(Page<T> page, UriInfo uri, @Nullable String ifNoneMatch) {
        RestResponse<Page<T>> response = page(page, uri, ifNoneMatch);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE);
        return response;
    }

    /** A resource that was just made. */
    public <T> RestResponse<T> created(T body, int version, URI location) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED, body)
                .location(location)
                .header(HttpHeaders.ETAG, "\"" + version + "-" + hash(body) + "\"")
                .build();
    }

    /**
     * Proves that the client changes the version it has seen; accepts the tags of {@link #single} and plain version
     * tags.
     */
    public static void requireMatch(@Nullable String ifMatch, int version) {
        String versions = ifMatch == null
                ? null
                : String.join(
                        ",",
                        Arrays.stream(ifMatch.split(","))
                                .map(tag -> HASH_PART.matcher(tag.strip()).replaceAll("\"$1\""))
                                .toList());
        EntityTags.requireMatch(versions, version);
    }

    private <T> RestResponse.ResponseBuilder<T> answer(T body, String tag, @Nullable String ifNoneMatch) {
        RestResponse.ResponseBuilder<T> response = has(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.create(NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(body);
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
    }

    private static boolean has(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || weak(known).equals(weak(tag)));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private String hash(Object body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
