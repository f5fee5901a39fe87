package dev.haksa.cancellation.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything about a batch at once. */
@Schema(name = "EnrollmentBatchReport", description = "The batch with all its items. / 일괄 처리 보고서")
public record BatchReportResponse(BatchResponse batch, List<BatchItemResponse> items) {}
