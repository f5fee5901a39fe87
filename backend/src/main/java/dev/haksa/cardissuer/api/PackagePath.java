package dev.haksa.cardissuer.api;

import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which package an address names. */
public class PackagePath {
    @PathParam("code")
    @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING")
    String code = "";

    @PathParam("sequence")
    @Parameter(description = "Number of the package in its campaign, from 1. / 발급 안의 패키지 번호", example = "1")
    int sequence;
}
