package dev.haksa.cardissuer.api;

import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which campaign an address names. */
public class CampaignPath {
    @PathParam("code")
    @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING")
    String code = "";
}
