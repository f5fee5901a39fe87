package dev.haksa.regulation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.regulation.domain.Article;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ArticleLink;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article in short words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Article", description = "An article in short words; the regulation itself is authoritative. / 조항 요약")
record ArticleResponse(
        @Schema(examples = "4.4") String key,
        @Schema(examples = "제4조④") String reference,

        @Schema(description = "In the asked language. / 요청한 언어의 제목")
        String title,

        @Schema(description = "In the asked language. / 요청한 언어의 내용")
        String text,

        @Schema(description = "In both languages. / 두 언어의 제목")
        BilingualText titles,

        @Schema(description = "In both languages. / 두 언어의 내용")
        BilingualText texts,

        @Schema(description = "First day in force. / 시행일") LocalDate inForce,

        @Schema(description = "Day of the latest change named by the article. / 최근 개정일") @Nullable
        LocalDate amended,

        @Schema(description = "Where the binding text stands. / 출처")
        String source,

        @Schema(examples = "/api/v1/regulations/articles/4.4")
        String href) {

    static ArticleResponse from(Article article, Language language) {
        ArticleLink link = ArticleLink.of(article.key());
        return new ArticleResponse(
                article.key(),
                link.reference(),
                BilingualText.pick(article.title(), language),
                BilingualText.pick(article.text(), language),
                BilingualText.from(article.title()),
                BilingualText.from(article.text()),
                article.inForce(),
                article.amended(),
                article.source(),
                link.href());
    }

    /** All articles. */
    @Schema(name = "Articles", description = "Every article that the product cites. / 인용하는 모든 조항")
    record All(String version, List<ArticleResponse> items) {
        static All from(String version, Collection<Article> articles, Language language) {
            return new All(
                    version,
                    articles.stream()
                            .map(article -> ArticleResponse.from(article, language))
                            .toList());
        }
    }
}
