package dev.haksa.regulation.api;

import dev.haksa.regulation.Regulations;
import dev.haksa.regulation.domain.Article;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The articles that refusals and parameters cite. */
@Path("/api/v1/regulations/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regulations")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag sent in If-None-Match. / 변경 없음")
@PermitAll
public class ArticleResource {
    private final Regulations regulations;
    private final Correlation correlation;
    private final RegulationAnswers answers;

    ArticleResource(Regulations regulations, Correlation correlation, RegulationAnswers answers) {
        this.regulations = regulations;
        this.correlation = correlation;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listArticles",
            summary = "Articles that the product cites",
            description = "이 시스템이 인용하는 조항의 요약입니다.")
    @APIResponse(
            responseCode = "200",
            description = "Articles. / 조항",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ArticleResponse.All.class),
                            examples = @ExampleObject(name = "articles", value = Examples.ARTICLES)))
    public Response articles(@Context Request request) {
        return answers.of(
                request,
                "",
                () -> ArticleResponse.All.from(
                        regulations.version(), regulations.set().articles().values(), correlation.language()));
    }

    @GET
    @Path("/{key}")
    @Operation(
            operationId = "getArticle",
            summary = "An article",
            description = "조항 하나의 요약입니다. 거부 사유의 article.href가 가리킵니다.")
    @APIResponse(
            responseCode = "200",
            description = "The article. / 조항",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ArticleResponse.class),
                            examples = @ExampleObject(name = "article", value = Examples.ARTICLE)))
    @APIResponse(
            responseCode = "404",
            description = "No such article (not-found). / 없는 조항",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response article(@PathParam("key") String key, @Context Request request) {
        Article article = regulations.set().articles().get(key);
        if (article == null) {
            throw ProblemException.notFound("article", key);
        }
        return answers.of(request, "", () -> ArticleResponse.from(article, correlation.language()));
    }
}
