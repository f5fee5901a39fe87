package dev.haksa.shared.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article of the regulation and where to read it.
 *
 * @param key key of the article, for example {@code 4.4}
 * @param reference as it is cited
 * @param href where its text is served
 */
@Schema(name = "ArticleLink", description = "An article and where to read it. / 조항과 그 주소")
public record ArticleLink(
        @Schema(examples = "4.4") String key,
        @Schema(examples = "제4조④") String reference,

        @Schema(examples = "/api/v1/regulations/articles/4.4")
        String href) {
    private static final char FIRST_CIRCLED = '①';

    /** The link of an article key: {@code 4.4} is 제4조④. */
    public static ArticleLink of(String key) {
        String[] parts = key.split("\\.", 2);
        String paragraph =
                parts.length == 1 ? "" : String.valueOf((char) (FIRST_CIRCLED + Integer.parseInt(parts[1]) - 1));
        return new ArticleLink(key, "제" + parts[0] + "조" + paragraph, "/api/v1/regulations/articles/" + key);
    }
}
