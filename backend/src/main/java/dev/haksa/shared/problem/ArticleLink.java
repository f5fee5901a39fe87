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
    /** Keys of the procedure of student cards: {@code card.2.1} is its point 2.1, and no article. */
    private static final String CARD = "card.";

    private static final char FIRST_CIRCLED = '①';

    /** The link of an article key: {@code 4.4} is 제4조④, {@code card.2.1} is point 2.1 of the procedure of cards. */
    public static ArticleLink of(String key) {
        if (key.startsWith(CARD)) {
            return new ArticleLink(
                    key, "학생증 발급 안내 " + key.substring(CARD.length()), "/api/v1/regulations/articles/" + key);
        }
        String[] parts = key.split("\\.", 2);
        String paragraph =
                parts.length == 1 ? "" : String.valueOf((char) (FIRST_CIRCLED + Integer.parseInt(parts[1]) - 1));
        return new ArticleLink(key, "제" + parts[0] + "조" + paragraph, "/api/v1/regulations/articles/" + key);
    }
}
