package dev.haksa.student.api;

import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImportResult;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.student.StudentImportService.Upload;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.Charset;
import java.util.function.Function;

/** From a request with a file to the report in the asked language. */
@ApplicationScoped
class ImportRequests {
    private final Callers callers;
    private final Correlation correlation;

    ImportRequests(Callers callers, Correlation correlation) {
        this.callers = callers;
        this.correlation = correlation;
    }

    Uni<CsvImportReport> run(CsvImportOptions options, byte[] file, Function<Upload, Uni<CsvImportResult>> importer) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller -> importer.apply(new Upload(Buffer.buffer(file), charset, order, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }
}
