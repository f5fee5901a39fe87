package dev.haksa.cardissuer;

import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.cardissuer.ExampleCardCompany.Refused;
import dev.haksa.cardissuer.ExampleCardCompany.Rejected;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The desk of the other side: it looks for packages of all campaigns, has each taken over, and knows what to do when something
 * is not as expected. Written from {@code backend/docs/card-transfer.md} alone, chapters 1, 2 and 8.
 */
public final class ExampleCompanyDesk {
    private static final int TRIES = 3;
    private static final Set<String> COME_AGAIN =
            Set.of("CARD_PACKAGE_NOT_READY", "CARD_PACKAGE_BEFORE_MISSING", "CARD_PACKAGE_OTHER_HASH");
    private static final Set<String> LET_GO =
            Set.of("CARD_PACKAGE_REMOVED", "CARD_PACKAGE_WITHDRAWN", "CARD_TRANSFER_OVER");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI university;
    private final String credentials;
    private final Path folder;
    private final PrivateKey key;
    private final Map<String, Kept> pages = new HashMap<>();
    private String token = "";

    /**
     * @param university {@code https://university/}
     * @param key of our certificate; null when the university does not encrypt
     */
    public ExampleCompanyDesk(URI university, String clientId, String secret, Path folder, PrivateKey key) {
        this.university = university;
        this.credentials =
                Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.folder = folder;
        this.key = key;
    }

    /** A page as we have it. */
    private record Kept(String tag, JsonObject body) {}

    /** A package that waits for us. */
    public record Found(String campaign, Offer offer) {}

    /** What became of a package, and what is to be done. */
    public enum Outcome {
        /** Verified, confirmed and answered. */
        TAKEN,
        /** Come again. */
        LATER,
        /** It is not for us any more; nothing of it is kept. */
        GONE,
        /** Somebody has to talk to the university; nothing of it is kept. */
        IN_DOUBT
    }

    /** Chapter 2: packages that wait for us, over all campaigns, in the order in which they are to be taken. */
    public List<Found> look() {
        List<Found> found = new ArrayList<>();
        String path = "/api/v1/card-packages?waiting=true&limit=200";
        while (path != null) {
            JsonObject page = page(path);
            page.getJsonArray("items").stream()
                    .map(JsonObject.class::cast)
                    .forEach(one -> found.add(new Found(one.getString("campaign"), Offer.of(one))));
            String next = page.getString("next");
            path = next == null ? null : "/api/v1/card-packages?waiting=true&limit=200&after=" + next;
        }
        return found;
    }

    /** Takes one package over. */
    public Outcome take(Found found) {
        ExampleCardCompany company = new ExampleCardCompany(
                university.resolve("/api/v1/card-campaigns/" + found.campaign()), this::token, folder, key);
        try {
            Taken taken = company.take(found.offer(), before(company, found.offer()), 0);
            answer(company, taken);
            return Outcome.TAKEN;
        } catch (Refused refused) {
            return outcome(refused);
        } catch (Rejected rejected) {
            return Outcome.IN_DOUBT;
        } finally {
            clear();
        }
    }

    private static void answer(ExampleCardCompany company, Taken taken) {
        HttpResponse<String> confirmed = company.confirm(taken);
        if (confirmed.statusCode() != 200) {
            throw new Refused(confirmed.statusCode(), confirmed.body());
        }
        company.receipt(taken, taken.refused());
    }

    /** The last one before it that counts. */
    private static Offer before(ExampleCardCompany company, Offer offer) {
        return company.offers().stream()
                .filter(one -> one.sequence() < offer.sequence())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Chapter 8. */
    private static Outcome outcome(Refused refused) {
        if (refused.status() == 404 || refused.codes().stream().anyMatch(LET_GO::contains)) {
            return Outcome.GONE;
        }
        boolean comesAgain = Set.of(401, 429, 500, 503).contains(refused.status())
                || refused.codes().stream().anyMatch(COME_AGAIN::contains);
        return comesAgain ? Outcome.LATER : Outcome.IN_DOUBT;
    }

    private JsonObject page(String path) {
        Kept kept = pages.get(path);
        HttpResponse<String> answer = politely(path, kept == null ? null : kept.tag());
        if (answer.statusCode() == 304) {
            return pages.get(path).body();
        }
        if (answer.statusCode() != 200) {
            throw new Refused(answer.statusCode(), answer.body());
        }
        JsonObject body = new JsonObject(answer.body());
        pages.put(path, new Kept(answer.headers().firstValue("ETag").orElseThrow(), body));
        return body;
    }

    /** With a new token when the old one is over, and not before we are asked to come again. */
    private HttpResponse<String> politely(String path, String tag) {
        HttpResponse<String> answer = send(path, tag);
        for (int i = 1; i < TRIES && Set.of(401, 429, 503).contains(answer.statusCode()); i++) {
            if (answer.statusCode() == 401) {
                token = "";
            } else {
                long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
                LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
            }
            answer = send(path, tag);
        }
        return answer;
    }

    private HttpResponse<String> send(String path, String tag) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(university.resolve(path)).header("Authorization", "Bearer " + token());
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return send(request.build());
    }

    private String token() {
        if (token.isEmpty()) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(university.resolve("/oauth2/token"))
                    .header("Authorization", "Basic " + credentials)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=cards.read+cards.write"))
                    .build());
            token = new JsonObject(answer.body()).getString("access_token");
        }
        return token;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Chapter 4: nothing is kept, neither of a package that failed nor of one that was taken over. */
    private void clear() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
