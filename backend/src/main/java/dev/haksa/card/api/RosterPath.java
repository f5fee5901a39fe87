package dev.haksa.card.api;

import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which roster an address names: that of a department in a campaign. */
public class RosterPath {
    @PathParam("code")
    @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING")
    String code = "";

    @PathParam("department")
    @Parameter(description = "Id of the department. / 학과 id", example = "12")
    int department;
}
